package jp.banso.applications;

import java.time.Instant;
import java.util.Set;
import jp.banso.calls.CallId;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;

/**
 * An application as its viewer may see it.
 *
 * @param areaName null as long as the viewer may not read the form
 * @param stateKey message key of the state in the viewer's words
 * @param applicantStateKey message key of the state in the words that its applicants read
 * @param receiptNumber null before it is received, and of one that came late as long as it is not admitted
 * @param receivedAt when it arrived, null before
 * @param since when it came to who holds it now, null once nobody does
 * @param compiledAt when it was added to what can be submitted, null before
 * @param handOverReason the region's note on what travels along, null if not readable
 * @param textFromMail true if what the secretariat has of it lies in a mail, the submission or the answer to a return
 * @param forwardedAt when the mail came of which the draft was made (回付), null for one that was begun on screen
 * @param forwardedSender what From of that mail said, unproven; empty for who may not ask people in
 * @param steps what the viewer may do with it now
 * @param extendedTo the last moment at which it can be submitted, if it is a later one than for others, else null
 * @param arrival how it came, null if it was submitted on screen or not at all
 * @param transcript 事務局入力, null if no clerk typed it
 * @param awaitsPeople true if it was forwarded and its prefecture has to find who of a region goes on with it
 * @param editedOnWord true if the viewer writes into the form on its applicant's word only
 */
public record ApplicationView(
    ApplicationId id, long version, CaseKey key, CallId callId, PrefectureCode prefecture,
    String areaName, String drafterOrganisation, ApplicationState state, String stateKey,
    String applicantStateKey, ApplicationStage stage, boolean textReadable, boolean reviewReadable, boolean shownToPrefecture,
    String receiptNumber, Instant receivedAt, boolean receivedInTime, boolean cameByMail, boolean textFromMail,
    Instant correctionDueAt, Instant forwardedAt, String forwardedSender, Instant startedAt, Instant handedOverAt,
    Instant compiledAt, Instant since, Instant changedAt,
    String handOverReason, String lateReason, String lateDeclined, boolean lateAwaitsConcurrence, Set<Step> steps,
    boolean editedOnWord, LastMoment extendedTo, ArrivalMeans arrival, TranscriptView transcript,
    boolean awaitsPeople) {

  /** What can be done with an application; a proxy step is offered to the secretariat as 代理入力. */
  public enum Step {
    EDIT,
    HAND_OVER,
    SHOW,
    ATTACH,
    REVIEW,
    CORRECT,
    GROUPS,
    CHECK_FORMALITIES,
    SHEET,
    DECIDE_LATE,
    CONCUR_LATE,
    WITHDRAW,
    CHANGE_REPRESENTATIVE,
    PEOPLE,
    APPROVAL,
    HOLD,
    OWN_ROWS,
    RELEASE
  }

  public boolean can(Step step) {
    return steps.contains(step);
  }
}
