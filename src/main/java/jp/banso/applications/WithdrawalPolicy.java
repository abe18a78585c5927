package jp.banso.applications;

/** 取下げ is possible until the result is told; afterwards it is 辞退 (domain §2). */
final class WithdrawalPolicy {

  private WithdrawalPolicy() {}

  static boolean allows(ApplicationState state) {
    return switch (state) {
      case DRAFT, PREFECTURE_REVIEW, COMPILED, RECEIVED, CORRECTING, RECEIVED_LATE, ACCEPTED,
          ELIGIBLE -> true;
      case INELIGIBLE, SELECTED, RESERVE, NOT_SELECTED, DECLINED, WITHDRAWN, UNSUBMITTED, LATE_REFUSED,
          SUPERSEDED, CALL_CANCELLED -> false;
    };
  }
}
