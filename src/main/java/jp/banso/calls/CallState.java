package jp.banso.calls;

/** 公募の状態: 下書き, or 準備 → 了承待ち → 受付中 → 締切, or 中止 on the way (domain §2). */
public enum CallState {
  /** Data that nobody is asked to confirm: its procedure cannot be run yet. */
  DRAFT,
  PREPARED,
  CONFIRMED,
  PUBLISHED,
  CLOSED,
  CANCELLED;

  /** Whether what belongs to the call can be changed. */
  public boolean isEdited() {
    return this == DRAFT || this == PREPARED;
  }

  public String messageKey() {
    return "calls.state." + name();
  }
}
