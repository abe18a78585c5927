package jp.banso.correspondence;

import java.util.Optional;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.inbound.InboundMail;
import jp.banso.platform.mail.SentMail;

/**
 * A mail as it is offered to the handlers.
 *
 * @param programme whose mailbox it reached
 * @param mailbox the address at which it came in small letters, empty if it names none of ours
 * @param answeredOrNull our mail that it answers, known by a token that only its receivers have
 */
public record OfferedMail(InboundMail mail, ProgrammeCode programme, String mailbox, SentMail answeredOrNull) {

  public Optional<SentMail> answered() {
    return Optional.ofNullable(answeredOrNull);
  }
}
