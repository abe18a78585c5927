package jp.banso.applications;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tabs of とりまとめ一覧: all, and each by who has to act. */
public enum BoardTab {
  ALL(EnumSet.allOf(ApplicationStage.class)),
  DRAFTING(EnumSet.of(ApplicationStage.DRAFTING)),
  REVIEW(EnumSet.of(ApplicationStage.REVIEW)),
  COMPILED(EnumSet.of(ApplicationStage.COMPILED)),
  SUBMITTED(EnumSet.of(ApplicationStage.SUBMITTED, ApplicationStage.SELECTION, ApplicationStage.RESULT)),
  ENDED(EnumSet.of(ApplicationStage.ENDED));

  private final Set<ApplicationStage> stages;

  BoardTab(Set<ApplicationStage> stages) {
    this.stages = stages;
  }

  boolean holds(ApplicationState state) {
    return stages.contains(ApplicationStage.of(state));
  }

  List<String> stateNames() {
    return stages.stream().flatMap(stage -> stage.stateNames().stream()).toList();
  }

  /** As the address of the list has it; empty for all. */
  public String parameter() {
    return this == ALL ? "" : name().toLowerCase(Locale.ROOT);
  }

  public String messageKey() {
    return "applications.board.tab." + name();
  }
}
