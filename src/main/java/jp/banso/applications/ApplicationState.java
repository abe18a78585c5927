package jp.banso.applications;

/** 応募の状態 (domain §2 「B-応募」). */
public enum ApplicationState {
  /** 下書き[地域]. */
  DRAFT,
  /** 都道府県確認中. */
  PREFECTURE_REVIEW,
  /** 取りまとめ済, not yet submitted. */
  COMPILED,
  /** 提出済: received, formalities under check. */
  RECEIVED,
  /** 補正のお願い: returned by the secretariat. */
  CORRECTING,
  /** 締切後受信（取扱い確認中）. */
  RECEIVED_LATE,
  /** 受理. */
  ACCEPTED,
  /** 応募要件を確認した; under review. */
  ELIGIBLE,
  /** 応募要件の確認ができなかった; recorded when it is told with the other results, not before. */
  INELIGIBLE,
  SELECTED,
  RESERVE,
  NOT_SELECTED,
  /** 受諾後に辞退. */
  DECLINED,
  WITHDRAWN,
  UNSUBMITTED,
  LATE_REFUSED,
  SUPERSEDED,
  /** 公募の中止により終了. */
  CALL_CANCELLED;

  public boolean isBeforeSubmission() {
    return this == DRAFT || this == PREFECTURE_REVIEW || this == COMPILED;
  }

  /** Whether the application is in the running: neither judged nor ended. */
  public boolean isUnderWay() {
    return OpenStates.ALL.contains(this) || this == ACCEPTED || this == ELIGIBLE;
  }

  /** Whether it was submitted and stands: neither taken back, replaced nor refused. */
  public boolean standsSubmitted() {
    return !isBeforeSubmission() && (!hasEnded() || this == DECLINED);
  }

  public boolean hasEnded() {
    return switch (this) {
      case WITHDRAWN, UNSUBMITTED, LATE_REFUSED, SUPERSEDED, CALL_CANCELLED, DECLINED -> true;
      default -> false;
    };
  }

  public String messageKey() {
    return "applications.state." + name();
  }
}
