package jp.banso.applications;

import java.util.List;
import java.util.UUID;
import jp.banso.forms.AnswerClash;
import jp.banso.forms.BoundAnswers;
import jp.banso.forms.CarriedAnswers;

/** What became of a save: kept, partly kept, or not usable as typed. */
public sealed interface SaveResult {

  /** The text to show again: what was typed, with what others wrote meanwhile. */
  BoundAnswers bound();

  /** {@link #bound} for the page. */
  static BoundAnswers typed(SaveResult result) {
    return result.bound();
  }

  /** Kept under this version. */
  record Saved(long version, BoundAnswers bound) implements SaveResult {}

  /** Something cannot be taken over as typed; nothing was kept. */
  record Refused(BoundAnswers bound) implements SaveResult {}

  /** Another's step without that person's word (代理入力); nothing was kept. */
  record WordMissing(BoundAnswers bound) implements SaveResult {}

  /**
   * Kept under this version but for what somebody else changed as well, and differently; of that their text stands
   * until the writer has chosen.
   *
   * @param page with which what was typed is kept
   * @param unplaced what was typed into a page of an earlier version of the form and has no place on this one
   */
  record Clashing(
      long version, BoundAnswers bound, UUID page, List<AnswerClash> clashes, List<CarriedAnswers.Left> unplaced)
      implements SaveResult {}
}
