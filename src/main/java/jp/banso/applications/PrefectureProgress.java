package jp.banso.applications;

import jp.banso.calls.InternalDays;
import jp.banso.kernel.PrefectureCode;

/**
 * How far the applications of a prefecture are before the deadline, and whose time is running; never
 * their text.
 *
 * @param drafts with the regions
 * @param reviewing with the prefecture
 * @param compiled with the prefecture, ready to be submitted
 * @param submitted with the secretariat
 * @param lapsed that ended without being submitted
 * @param extended of those with region and prefecture, how many have a later deadline of their own
 * @param regionLeft business days until the regions' day, negative if past; null if no region owes anything
 * @param prefectureLeft the same of the prefecture's day; null if nothing is to come from the prefecture any more
 */
public record PrefectureProgress(
    PrefectureCode prefecture, int drafts, int reviewing, int compiled, int submitted, int lapsed, int extended,
    InternalDays days,
    Integer regionLeft, Integer prefectureLeft) {

  /** Whether the regions are using time that was meant for the prefecture. */
  public boolean regionsOverrun() {
    return regionLeft != null && regionLeft < 0;
  }

  /** Whether the time that was kept for the unforeseen is being used. */
  public boolean prefectureOverruns() {
    return prefectureLeft != null && prefectureLeft < 0;
  }

  /** The business days left to the day that comes first of those that are still owed; the most if none is. */
  int tightest() {
    return Math.min(
        regionLeft == null ? Integer.MAX_VALUE : regionLeft,
        prefectureLeft == null ? Integer.MAX_VALUE : prefectureLeft);
  }
}
