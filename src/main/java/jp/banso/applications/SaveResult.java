package jp.banso.applications;

import java.time.Instant;
import java.util.List;
import jp.banso.forms.Answers;
import jp.banso.forms.BoundAnswers;
import jp.banso.forms.CarriedAnswers;

/** What became of a save: kept, not usable as typed, or someone else was quicker. */
public sealed interface SaveResult {

  /** The typed text, for showing it again. */
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
   * Nothing was kept; {@code theirs} is what the other person saved under {@code version}.
   *
   * @param unplaced what was typed into a page of an earlier version of the form and has no place on this one
   */
  record Stale(
      BoundAnswers bound, List<CarriedAnswers.Left> unplaced, Answers theirs, long version, String theirName,
      Instant theirAt)
      implements SaveResult {}
}
