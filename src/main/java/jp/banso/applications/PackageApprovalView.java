package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.ApprovalView.PrintedSet;
import jp.banso.calls.CallView;
import jp.banso.correspondence.CoverLetter;
import jp.banso.forms.AnswerChange;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;

/**
 * 決裁 of what a prefecture submits together, as the prefecture sees it.
 *
 * @param rows what can go along now
 * @param cover 鑑 as it is edited, with the places that stand for names
 * @param coverVersion how often it was kept
 * @param coverText its words as they would be printed now
 * @param sets what was printed, newest first
 * @param now the newest set as long as it is not submitted, else null
 * @param changes what of the package differs from that set: 鑑 and what goes along
 * @param changed the applications of that set whose text differs from it
 * @param draftedOn 起案日, may be null
 * @param decidedOn 決裁日, may be null
 */
public record PackageApprovalView(
    CallView call, PrefectureCode prefecture, CaseKey key, List<Row> rows, CoverLetter cover, long coverVersion,
    CoverLetter coverText, List<PrintedSet> sets, Brief now, List<AnswerChange> changes, List<Changed> changed,
    LocalDate draftedOn, LocalDate decidedOn) {

  /**
   * An application that can go along.
   *
   * @param proposed true if it is in the newest set, or compiled where there is none
   */
  public record Row(UUID id, String number, String areaName, String stateKey, boolean held, boolean proposed) {}

  /**
   * An application whose text is not what was printed.
   *
   * @param goneKey message key of where it is if the prefecture does not have it any more, else null
   */
  public record Changed(UUID id, String number, String areaName, String goneKey, List<AnswerChange> changes) {}

  /** A set that is not submitted yet; {@code held} is how many of its applications are 決裁中 by it. */
  public record Brief(int number, Instant at, int held) {}

  /** True if the newest set still says what would be printed now. */
  public boolean isUpToDate() {
    return now != null && changes.isEmpty() && changed.isEmpty();
  }

  /** True while its texts are held. */
  public boolean isHeld() {
    return now != null && now.held() > 0;
  }
}
