package jp.banso.selection;

import java.util.List;
import jp.banso.applications.ApplicationId;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** The question of a reserve as manager and ministry read it. */
public record PromotionView(
    ReservePromotionId id, CaseKey key, ProgrammeCode programme, SelectionRoundId round,
    String callTitle, String declinedAreaName, String declineReason, PromotionState state,
    List<Reserve> reserves, String promotedAreaName, String reason, String returnedNote) {

  /** A reserve that can still move up. */
  public record Reserve(
      ApplicationId application, CaseKey key, String prefectureName, String areaName, int rank) {}
}
