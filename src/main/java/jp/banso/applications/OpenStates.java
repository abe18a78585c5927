package jp.banso.applications;

import java.util.EnumSet;
import java.util.Set;

/** What a closed call waits for: neither accepted nor ended. */
final class OpenStates {

  static final Set<ApplicationState> BEFORE_SUBMISSION =
      EnumSet.of(
          ApplicationState.DRAFT, ApplicationState.PREFECTURE_REVIEW, ApplicationState.COMPILED);

  static final Set<ApplicationState> ALL =
      EnumSet.of(
          ApplicationState.DRAFT, ApplicationState.PREFECTURE_REVIEW, ApplicationState.COMPILED,
          ApplicationState.RECEIVED, ApplicationState.CORRECTING, ApplicationState.RECEIVED_LATE);

  private OpenStates() {}
}
