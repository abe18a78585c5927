package jp.banso.selection;

/** 審査の状態: 割当 → 申告 → {除斥 → 再割当 | 採点} (domain §2 「B-審査」). */
public enum ReviewState {
  ASSIGNED,
  /** No conflict was declared; the application is open to the reviewer. */
  SCORING,
  SUBMITTED,
  /** A conflict was declared; a replacement is due. */
  EXCUSED,
  /** Excused or taken back by the manager, who has named another or gone on without. */
  REPLACED,
  CANCELLED;

  /** True while the round waits for this review. */
  public boolean isOpen() {
    return this == ASSIGNED || this == SCORING || this == EXCUSED;
  }

  /** True if this reviewer's scores count or will count. */
  public boolean isActive() {
    return this == ASSIGNED || this == SCORING || this == SUBMITTED;
  }

  public String messageKey() {
    return "selection.review.state." + name();
  }
}
