package jp.banso.applications;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** いまある所: in whose hands an application is, as everybody who sees it may know it. */
public enum ApplicationHolder {
  REGION(EnumSet.of(ApplicationState.DRAFT)),
  PREFECTURE(EnumSet.of(ApplicationState.PREFECTURE_REVIEW, ApplicationState.COMPILED, ApplicationState.CORRECTING)),
  SECRETARIAT(
      EnumSet.of(
          ApplicationState.RECEIVED, ApplicationState.RECEIVED_LATE, ApplicationState.ACCEPTED, ApplicationState.ELIGIBLE));

  private final Set<ApplicationState> states;

  ApplicationHolder(Set<ApplicationState> states) {
    this.states = states;
  }

  /**
   * As {@link #of(ApplicationState)}; a draft of which nobody of a region knows yet is with its prefecture.
   *
   * @param awaitsPeople see {@link Application#awaitsPeople()}
   */
  static ApplicationHolder of(ApplicationState state, boolean awaitsPeople) {
    return awaitsPeople && state == ApplicationState.DRAFT ? PREFECTURE : of(state);
  }

  /** In SQL, whether {@code application a} is in these hands, with its states as {@code :holderStates}. */
  String condition() {
    return switch (this) {
      case REGION -> "a.state = any(:holderStates) and not a.awaits_people";
      case PREFECTURE -> "(a.state = any(:holderStates) or a.state = 'DRAFT' and a.awaits_people)";
      case SECRETARIAT -> "a.state = any(:holderStates)";
    };
  }

  /** Null once nobody has to act any more. */
  static ApplicationHolder of(ApplicationState state) {
    for (ApplicationHolder holder : values()) {
      if (holder.states.contains(state)) {
        return holder;
      }
    }
    return null;
  }

  List<String> stateNames() {
    return states.stream().map(Enum::name).toList();
  }

  public String messageKey() {
    return "applications.board.holder." + name();
  }
}
