package jp.banso.applications;

/**
 * 代表者 may change in every state before the end (domain §2, T-B16); while the form itself is being
 * written, that is where it is changed.
 */
final class RepresentativePolicy {

  private RepresentativePolicy() {}

  static boolean allows(ApplicationState state) {
    return !state.hasEnded()
        && state != ApplicationState.DRAFT
        && state != ApplicationState.CORRECTING;
  }
}
