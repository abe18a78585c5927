package jp.banso.applications;

import java.util.EnumSet;
import java.util.Set;
import jp.banso.parties.RoleKind;

/** With whom an application under way lies, as far as its applicants may know it. */
enum LiesWith {
  REGION(EnumSet.of(ApplicationState.DRAFT)),
  PREFECTURE(EnumSet.of(ApplicationState.PREFECTURE_REVIEW, ApplicationState.COMPILED)),
  /** Region and prefecture write it together, and the prefecture sends it again. */
  CORRECTION(EnumSet.of(ApplicationState.CORRECTING)),
  RECEIPT(EnumSet.of(ApplicationState.RECEIVED, ApplicationState.RECEIVED_LATE)),
  SELECTION(EnumSet.of(ApplicationState.ACCEPTED, ApplicationState.ELIGIBLE));

  private final Set<ApplicationState> states;

  LiesWith(Set<ApplicationState> states) {
    this.states = states;
  }

  /** The states in which one of this role waits; staff are told of the steps themselves instead. */
  static Set<ApplicationState> others(RoleKind role) {
    Set<ApplicationState> others = EnumSet.noneOf(ApplicationState.class);
    if (role == RoleKind.REGION || role == RoleKind.PREFECTURE) {
      for (LiesWith holder : values()) {
        others.addAll(holder.states);
      }
      others.removeAll((role == RoleKind.REGION ? REGION : PREFECTURE).states);
      if (role == RoleKind.PREFECTURE) {
        others.removeAll(CORRECTION.states);
      }
    }
    return others;
  }

  /** The states in which nobody has to act any more. */
  static Set<ApplicationState> nobody() {
    Set<ApplicationState> states = EnumSet.allOf(ApplicationState.class);
    for (LiesWith holder : values()) {
      states.removeAll(holder.states);
    }
    return states;
  }

  /**
   * Message key of 「都道府県で確認中」 and its like; null once nobody has to act.
   *
   * @param shown true if the prefecture may read along while it is drafted
   */
  static String messageKey(ApplicationState state, boolean shown) {
    if (shown && state == ApplicationState.DRAFT) {
      return "applications.liesWith.SHOWN";
    }
    for (LiesWith holder : values()) {
      if (holder.states.contains(state)) {
        return "applications.liesWith." + holder;
      }
    }
    return null;
  }
}
