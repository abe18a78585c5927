package jp.banso.applications;

import jp.banso.parties.RoleKind;

/** The same state in the words of its reader: applicants learn of the result by the result only. */
final class StateWords {

  /** Of a 訂正 that was not sent, while what it was to correct counts. */
  private static final String CORRECTION_UNSENT = "applications.state.CORRECTION_UNSENT";

  /** Of a draft that came to the secretariat and that nobody has written into. */
  private static final String FORWARDED_BLANK = "applications.state.FORWARDED_BLANK";

  private StateWords() {}

  static String key(RoleKind reader, ApplicationState state, boolean reserveDisclosed, boolean unsentCorrection) {
    return unsentCorrection ? CORRECTION_UNSENT : key(reader, state, reserveDisclosed);
  }

  static String key(
      RoleKind reader, ApplicationState state, boolean reserveDisclosed, boolean unsentCorrection,
      boolean awaitsFilling) {
    return awaitsFilling ? FORWARDED_BLANK : key(reader, state, reserveDisclosed, unsentCorrection);
  }

  static String key(RoleKind reader, ApplicationState state, boolean reserveDisclosed) {
    boolean applicant = reader == RoleKind.REGION || reader == RoleKind.PREFECTURE;
    if (!applicant) {
      return state.messageKey();
    }
    if (ApplicationStage.of(state) == ApplicationStage.SELECTION) {
      return ApplicationStage.SELECTION.messageKey();
    }
    boolean hiddenReserve = state == ApplicationState.RESERVE && !reserveDisclosed;
    return "applications.applicantState." + (hiddenReserve ? ApplicationState.NOT_SELECTED : state);
  }
}
