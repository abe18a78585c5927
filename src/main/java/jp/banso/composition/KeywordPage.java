package jp.banso.composition;

import java.time.Instant;
import java.util.List;
import jp.banso.kernel.FiscalYear;

/**
 * The keyword table of a year for who keeps it.
 *
 * @param counting what counts now
 * @param countingSince when that was released, null for the shipped one
 * @param countingYear of which year it is, null for the shipped one
 * @param text the draft, else what counts, as it is typed
 * @param version how often the table of the year was changed, thrown away or released
 * @param changedAt when the draft was changed, null without one
 * @param changes what the draft would propose otherwise for those who applied
 * @param mayRelease true for a manager who has not written it
 */
public record KeywordPage(
    FiscalYear year, List<KeywordLine> counting, Instant countingSince, String countingBy, FiscalYear countingYear,
    String text, int version, Instant changedAt, String changedBy, List<Change> changes, boolean mayRelease) {

  /** One member whose proposal changes. */
  public record Change(String number, int row, String who, List<MemberGroup> before, List<MemberGroup> after) {}

  public boolean hasDraft() {
    return changedAt != null;
  }
}
