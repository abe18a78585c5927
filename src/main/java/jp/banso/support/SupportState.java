package jp.banso.support;

/** 伴走支援の状態 (domain §2 「B-支援」). */
public enum SupportState {
  /** 受諾待ち; silence never ends it. */
  AWAITING_ACCEPTANCE,
  /** 受諾・準備: roster and planned dates. */
  PREPARING,
  /** 実施中: the meetings. */
  RUNNING,
  /** 報告. */
  REPORTING,
  COMPLETED,
  DECLINED,
  STOPPED;

  public boolean hasEnded() {
    return this == COMPLETED || this == DECLINED || this == STOPPED;
  }

  /** Accepted and not yet ended: dispatches and questions are possible. */
  public boolean isUnderway() {
    return this == PREPARING || this == RUNNING || this == REPORTING;
  }

  public String messageKey() {
    return "support.state." + name();
  }
}
