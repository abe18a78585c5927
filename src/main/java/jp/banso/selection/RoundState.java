package jp.banso.selection;

/** 選定の状態: 締切 → 要件確認 → 審査 → 選定案 → 了承 → 通知 (domain §2 「B-公募」, 「B-審査」). */
public enum RoundState {
  /** The call has closed; 申込みの受理・不受理がそろうのを待っている. */
  SETTLING,
  /** 応募要件を判定している. */
  CHECKING,
  /** 審査員を割り当てる. */
  ASSIGNING,
  REVIEWING,
  /** 同点の取扱いを決める. */
  TIED,
  /** 選定案を作成する. */
  DECIDING,
  /** 厚生労働省に協議している. */
  CONCURRING,
  /** 了承を得た; results not yet told. */
  CONCURRED,
  /** The release was ordered: it waits for the end of its hold, then it is carried out. */
  RELEASING,
  RELEASED,
  /** 再公募の要否を判断する. */
  RECALL_DECIDING,
  RECALL_CONCURRING,
  RECALL_CONCURRED,
  RECALLED,
  /** 該当なし. */
  NONE_SELECTED;

  public boolean hasEnded() {
    return switch (this) {
      case RELEASED, RECALLED, NONE_SELECTED -> true;
      default -> false;
    };
  }

  /** True while applications that met the requirements are being reviewed and decided upon. */
  public boolean isSelecting() {
    return switch (this) {
      case ASSIGNING, REVIEWING, TIED, DECIDING, CONCURRING, CONCURRED -> true;
      default -> false;
    };
  }

  /** True while and after the question of a 再公募 is asked. */
  public boolean isRecall() {
    return switch (this) {
      case RECALL_DECIDING, RECALL_CONCURRING, RECALL_CONCURRED, RECALLED, NONE_SELECTED -> true;
      default -> false;
    };
  }

  /** True until there is something to decide upon; what was decided before belongs to those who left. */
  boolean isBeforeDecision() {
    return switch (this) {
      case SETTLING, CHECKING, ASSIGNING, REVIEWING -> true;
      default -> false;
    };
  }

  boolean isScored() {
    return switch (this) {
      case TIED, DECIDING, CONCURRING, CONCURRED, RELEASING, RELEASED -> true;
      default -> false;
    };
  }

  /**
   * The words for the state.
   *
   * @param held true while an ordered release can still be taken back
   */
  public String messageKey(boolean held) {
    return "selection.state." + name() + (this == RELEASING && !held ? ".running" : "");
  }
}
