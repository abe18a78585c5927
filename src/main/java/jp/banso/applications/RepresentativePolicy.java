package jp.banso.applications;

/**
 * 代表者 may change in every state before the end (domain §2, T-B16); in a draft, which nobody else knows the names of,
 * it is a matter of writing the form.
 */
final class RepresentativePolicy {

  private RepresentativePolicy() {}

  static boolean allows(ApplicationState state) {
    return !state.hasEnded() && state != ApplicationState.DRAFT;
  }
}
