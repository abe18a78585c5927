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
 * @param heard whether the module of the case of that mail goes on with answers itself, see
 *     {@link InboundMailHandler#hears}
 */
public record OfferedMail(
    InboundMail mail, ProgrammeCode programme, String mailbox, SentMail answeredOrNull, boolean heard) {

  public Optional<SentMail> answered() {
    return Optional.ofNullable(answeredOrNull);
  }
}
