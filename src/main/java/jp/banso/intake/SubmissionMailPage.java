package jp.banso.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.AlikeApplications;
import jp.banso.applications.MailedChanges;
import jp.banso.applications.OpenReturn;
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
 * @param alike applications of the prefecture that read like a form of the mail, by its file
 * @param askedOf the registered address that was asked, null if none was
 * @param replies what the desks that were asked have answered, the newest first
 * @param returns what of the prefecture waits for its correction
 * @param proposed the returns that the files seem to answer, by file
 * @param changes what those files would change, by file; of what could be read
 * @param left names of the files that do not go on to a prefecture
 * @param forwardedAt when it was forwarded to the prefecture (回付), null if it was not
 * @param drafts how many drafts were made of it then; none after the deadline
 * @param mayDraft whether what is forwarded now can still be submitted as a draft
 * @param mayLate whether the call takes in what comes after the deadline at all
 */
public record SubmissionMailPage(
    ReceivedMailPage mail, CallView call, PrefectureCode prefecture, DeskContact desk, boolean inTime, String askedOf,
    Instant askedAt, SenderConfirmation confirmation, List<SenderReply> replies, List<MailedForm> forms,
    Map<UUID, List<AlikeApplications.Alike>> alike, List<OpenReturn> returns, Map<UUID, OpenReturn> proposed,
    Map<UUID, MailedChanges> changes,
    List<String> left, Instant forwardedAt, int drafts, boolean mayDraft, boolean mayLate) {

  public SubmissionMailPage {
    replies = List.copyOf(replies);
    forms = List.copyOf(forms);
    alike = Map.copyOf(alike);
    returns = List.copyOf(returns);
    proposed = Map.copyOf(proposed);
    changes = Map.copyOf(changes);
    left = List.copyOf(left);
  }

  /** Forwarded after the deadline: the prefecture is asked whether it submits what came. */
  public boolean isAwaitingWord() {
    return forwardedAt != null && drafts == 0;
  }

  /** What was made of its files are drafts of the prefecture, which are not received. */
  public boolean isDrafted() {
    return drafts > 0;
  }

  /** An answer seems to say that the desk did not send it. */
  public boolean isDenied() {
    return replies.stream().anyMatch(reply -> reply.reading() == ReplyReading.DENIAL && reply.countable());
  }

  /** The prefecture that a form names beside the mail's own; null if it names none, or nobody has said whose it is. */
  public PrefectureCode otherPrefecture(MailedForm form) {
    return prefecture == null ? null : form.prefectureBeside(prefecture).orElse(null);
  }

  /** Whether a form of the mail names another prefecture than the mail's own. */
  public boolean isOfOtherPrefecture() {
    return forms.stream().anyMatch(form -> otherPrefecture(form) != null);
  }

  /** Whether another application reads like this form, so that a person has to say which of the two it is. */
  public boolean isAsked(MailedForm form) {
    return alike.containsKey(form.file().documentId());
  }

  /** What the mail was read as: at least one form that can be taken over without typing. */
  public boolean hasReadForm() {
    return forms.stream().anyMatch(MailedForm::isRead);
  }
}
