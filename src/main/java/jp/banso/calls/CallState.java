package jp.banso.calls;

/** 公募の状態: 準備 → 了承待ち → 受付中 → 締切, or 中止 on the way (domain §2). */
public enum CallState {
  PREPARED,
  CONFIRMED,
  PUBLISHED,
  CLOSED,
  CANCELLED;

  public String messageKey() {
    return "calls.state." + name();
  }
}
