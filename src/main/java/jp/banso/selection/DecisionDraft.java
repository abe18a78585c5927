package jp.banso.selection;

import java.util.List;
import jp.banso.applications.ApplicationId;

/** 選定案 as the manager writes it (T-B12); {@code summary} is the reason of the whole. */
public record DecisionDraft(List<Line> lines, String summary) {

  /**
   * One application.
   *
   * @param outcome SELECTED, RESERVE or NOT_SELECTED; null if nothing was chosen
   * @param reserveRank 補欠の順位, null unless a reserve
   */
  public record Line(ApplicationId application, OutcomeKind outcome, Integer reserveRank, String reason) {}

  public DecisionDraft {
    lines = List.copyOf(lines);
  }
}
