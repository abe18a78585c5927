package jp.banso.applications;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The states as far as an applicant may tell them apart; lists are filtered by these alone. */
public enum ApplicationStage {
  DRAFTING(EnumSet.of(ApplicationState.DRAFT)),
  REVIEW(EnumSet.of(ApplicationState.PREFECTURE_REVIEW)),
  COMPILED(EnumSet.of(ApplicationState.COMPILED)),
  SUBMITTED(
      EnumSet.of(
          ApplicationState.RECEIVED, ApplicationState.CORRECTING, ApplicationState.RECEIVED_LATE)),
  SELECTION(EnumSet.of(ApplicationState.ACCEPTED, ApplicationState.ELIGIBLE)),
  RESULT(
      EnumSet.of(
          ApplicationState.INELIGIBLE, ApplicationState.SELECTED, ApplicationState.RESERVE,
          ApplicationState.NOT_SELECTED, ApplicationState.DECLINED)),
  ENDED(
      EnumSet.of(
          ApplicationState.WITHDRAWN, ApplicationState.UNSUBMITTED, ApplicationState.LATE_REFUSED,
          ApplicationState.SUPERSEDED, ApplicationState.CALL_CANCELLED));

  private final Set<ApplicationState> states;

  ApplicationStage(Set<ApplicationState> states) {
    this.states = states;
  }

  List<String> stateNames() {
    return states.stream().map(Enum::name).toList();
  }

  static ApplicationStage of(ApplicationState state) {
    for (ApplicationStage stage : values()) {
      if (stage.states.contains(state)) {
        return stage;
      }
    }
    throw new IllegalStateException("no stage holds " + state);
  }

  public String messageKey() {
    return "applications.stage." + name();
  }
}
