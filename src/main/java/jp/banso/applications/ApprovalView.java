package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.banso.correspondence.CoverLetter;
import jp.banso.forms.AnswerChange;

/**
 * 決裁 of an application as its side sees it.
 *
 * @param cover 鑑 as it is edited, with the places that stand for names
 * @param coverVersion how often it was kept
 * @param coverText its words as they will be printed
 * @param sets what was printed, newest first
 * @param changes what differs now from the newest set; empty if nothing does, or none was printed
 * @param draftedOn 起案日, may be null
 * @param decidedOn 決裁日, may be null
 */
public record ApprovalView(
    ApprovalSide side, CoverLetter cover, long coverVersion, CoverLetter coverText, List<PrintedSet> sets,
    List<AnswerChange> changes, LocalDate draftedOn, LocalDate decidedOn) {

  /** A 決裁用一式 as it was printed; {@code mark} is the beginning of the hash of its text. */
  public record PrintedSet(int number, Instant at, String by, String mark) {}

  /** 決裁中: whose, since when, by whom. */
  public record Held(ApprovalSide side, Instant at, String by) {}

  /** What differs now from the newest set that the viewer's side has printed. */
  public record Since(int number, Instant at, List<AnswerChange> changes) {}

  /** True if the newest set still says what would be printed now. */
  public boolean isUpToDate() {
    return !sets.isEmpty() && changes.isEmpty();
  }
}
