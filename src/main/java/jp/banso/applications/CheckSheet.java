package jp.banso.applications;

import jp.banso.applications.ApplicationFacts.YesNoUnknown;

/**
 * とりまとめ確認票 with opinion and rank, as the prefecture fills it in; never for a region's eyes.
 *
 * @param opinion 都道府県意見, may be empty
 * @param rank 推薦順位 from 1, null if none is given
 * @param hubName 拠点名
 * @param planPlacement 医療計画上の位置付け
 * @param effortBasis 取組の根拠
 * @param submissionReason why it is submitted although something is not confirmed, may be empty
 */
public record CheckSheet(
    String opinion, Integer rank, String hubName, String planPlacement, String effortBasis,
    YesNoUnknown hubEstablished, YesNoUnknown hubLed, YesNoUnknown supportWanted,
    String submissionReason) {

  private static final int LAST_RANK = 99;

  /** True if there is no rank, or one that can be compared. */
  boolean hasUsableRank() {
    return isUsableRank(rank);
  }

  static boolean isUsableRank(Integer rank) {
    return rank == null || (rank >= 1 && rank <= LAST_RANK);
  }

  public static CheckSheet blank() {
    return new CheckSheet(
        "", null, "", "", "", YesNoUnknown.UNKNOWN, YesNoUnknown.UNKNOWN, YesNoUnknown.UNKNOWN, "");
  }
}
