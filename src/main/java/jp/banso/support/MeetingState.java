package jp.banso.support;

/** 会議の状態: 日程調整 → 案内済 → 資料送付済 → 開催済 → 議事概要確認中 → 了承 → 終了 (domain §2). */
public enum MeetingState {
  TO_SCHEDULE,
  SCHEDULED,
  PREPARED,
  HELD,
  MINUTES_SENT,
  MINUTES_AGREED,
  SETTLED,
  CANCELLED;

  public boolean hasEnded() {
    return this == SETTLED || this == CANCELLED;
  }

  public String messageKey() {
    return "support.meeting.state." + name();
  }
}
