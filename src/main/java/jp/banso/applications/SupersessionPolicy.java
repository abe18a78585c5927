package jp.banso.applications;

/** 差替え is possible until the results are decided upon. */
final class SupersessionPolicy {

  private SupersessionPolicy() {}

  static boolean allows(ApplicationState state) {
    return state.isUnderWay();
  }
}
