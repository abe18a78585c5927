package jp.banso.applications;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.calls.CallView;
import jp.banso.correspondence.ReceivedMailPage;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;

/**
 * A mail that may bring applications, with all that a clerk decides upon.
 *
 * @param prefecture whose it is said to be, null if nobody has said
 * @param desk the registered desk of that prefecture, null if none is
 * @param inTime true if it arrived before the deadline of the call
 * @param askedOf the registered address that was asked, null if none was
 * @param replies what the desks that were asked have answered, the newest first
 * @param returns what of the prefecture waits for its correction
 * @param proposed the returns that the files seem to answer, by file
 */
public record SubmissionMailPage(
    ReceivedMailPage mail, CallView call, PrefectureCode prefecture, DeskContact desk, boolean inTime, String askedOf,
    Instant askedAt, SenderConfirmation confirmation, List<SenderReply> replies, List<MailedForm> forms,
    List<OpenReturn> returns, Map<UUID, OpenReturn> proposed) {

  public SubmissionMailPage {
    replies = List.copyOf(replies);
    forms = List.copyOf(forms);
    returns = List.copyOf(returns);
    proposed = Map.copyOf(proposed);
  }

  /** An answer seems to say that the desk did not send it. */
  public boolean isDenied() {
    return replies.stream().anyMatch(reply -> reply.reading() == ReplyReading.DENIAL && reply.countable());
  }

  /** What the mail was read as: at least one form that can be taken over without typing. */
  public boolean hasReadForm() {
    return forms.stream().anyMatch(MailedForm::isRead);
  }
}
