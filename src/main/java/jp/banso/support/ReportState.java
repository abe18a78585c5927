package jp.banso.support;

/** 最終報告の状態. */
public enum ReportState {
  SUBMITTED,
  /** 補正のお願い. */
  RETURNED,
  ACCEPTED;

  public String messageKey() {
    return "support.report.state." + name();
  }
}
