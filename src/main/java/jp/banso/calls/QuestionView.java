package jp.banso.calls;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.CaseKey;

/**
 * A question on a call; what has not come is null.
 *
 * @param ordinal counts what came in, whatever becomes of it
 * @param askerMail null if the asker is told by other means
 * @param answer what the asker was told first
 * @param toldHow how an asker without an address was told the answer
 * @param toldAgainHow how such an asker was told of what was published last, or that there will be no answer
 * @param askerToTell whether somebody has to tell the asker, whom no mail reaches, of either
 * @param number under which it is published
 * @param draft what waits for its release or is to be revised
 * @param returnedNote why the draft was given back
 */
public record QuestionView(
    int ordinal, CaseKey key, QuestionState state, QuestionWay way, String organisationName, String askerName,
    String askerMail, String askerTelephone, String body, Instant receivedAt, UUID recordedBy, String answer,
    Instant answeredAt, String toldHow, String toldAgainHow, boolean askerToTell, Integer number, AnswerDraft draft,
    UUID draftedBy, String returnedNote, String withdrawnReason, long version) {

  /** Whether the asker has been answered, so that only publication is left to decide on. */
  public boolean isAnswered() {
    return answeredAt != null;
  }

  /**
   * As the asker reads it: nothing of what the secretariat only considers, and no answer that can still
   * be taken back.
   *
   * @param told whether the answer has gone
   */
  QuestionView toAsker(boolean told) {
    boolean answered = isAnswered() && (told || isPublished());
    QuestionState shown =
        state == QuestionState.WITHDRAWN
            ? state
            : !answered ? QuestionState.TO_ANSWER : isPublished() ? QuestionState.PUBLISHED : QuestionState.ANSWERED;
    return new QuestionView(
        ordinal, key, shown, way, organisationName, askerName, askerMail, askerTelephone, body, receivedAt, null,
        answered ? answer : null, answered ? answeredAt : null, null, null, false, number, null, null, null,
        withdrawnReason, version);
  }

  /** Whether a draft would correct what is published. */
  public boolean isPublished() {
    return number != null;
  }
}
