package jp.banso.calls;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;

/**
 * The calls, for the modules above. A published call is public, so reads of terms take no viewer;
 * the preparation is seen through {@link CallPreparation} only.
 */
public interface Calls {

  /**
   * Reads a call.
   *
   * @throws jp.banso.kernel.NotFound if there is none
   */
  CallView get(CallId id);

  /** The newest published or closed call of a programme. */
  Optional<CallView> current(ProgrammeCode programme);

  /**
   * The call to which a mail belongs that arrived at {@code moment}, whenever it is read: the one whose applications were
   * taken then, else the last that had been published; empty if none had.
   */
  Optional<CallView> at(ProgrammeCode programme, Instant moment);

  List<Criterion> criteria(CallId id);

  /**
   * Judges a receipt in the submitting transaction: holds the call open (row lock FOR SHARE) until
   * it ends. What {@link #get} says of the call after this stays true until then, what it said
   * before may not.
   *
   * @param receivedAt business time of the first filter or of arrival at the mail server
   */
  ReceiptJudgement judgeReceipt(CallId id, Instant receivedAt);

  /** The 正誤 and the 中止 that were made of the call, newest first. */
  List<CallChange> changes(CallId id);

  /** By when the prefecture and its regions mean to be done: as it set it, else as the call proposes. */
  InternalDays days(CallView call, PrefectureCode prefecture);

  /** The days of those prefectures that set their own. */
  Map<PrefectureCode, InternalDays> ownDays(CallId id);

  /** When the prefectures last said by when they mean to be done, or that they go by the call again. */
  Map<PrefectureCode, Instant> daysChanged(CallId id);

  /** That questions on the call were answered in public. */
  AnswersNotice answers(CallId id);

  /** Starts a recall (再公募) with a new deadline; the present call stays readable. */
  CallId reopen(CallId id, java.time.LocalDate newDeadline);

  /** What the deadline says to a receipt. */
  enum ReceiptJudgement {
    IN_TIME,
    LATE,
    NOT_OPEN
  }
}
