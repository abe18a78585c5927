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

  /** Whether nothing of it is written but opinion and rank. */
  boolean isOnlyRecommendation() {
    return new CheckSheet(
            "", null, hubName, planPlacement, effortBasis, hubEstablished, hubLed, supportWanted, submissionReason)
        .equals(blank());
  }

  /** The other one with what is written here of opinion and rank. */
  CheckSheet completedBy(CheckSheet other) {
    return new CheckSheet(
        opinion.isBlank() ? other.opinion : opinion, rank == null ? other.rank : rank, other.hubName, other.planPlacement,
        other.effortBasis, other.hubEstablished, other.hubLed, other.supportWanted, other.submissionReason);
  }

  public static CheckSheet blank() {
    return new CheckSheet(
        "", null, "", "", "", YesNoUnknown.UNKNOWN, YesNoUnknown.UNKNOWN, YesNoUnknown.UNKNOWN, "");
  }
}
