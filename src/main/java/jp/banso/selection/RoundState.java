package jp.banso.selection;

/** 選定の状態: 要件確認 → 審査 → 選定案 → 了承 → 通知 (domain §2 「B-公募」, 「B-審査」). */
public enum RoundState {
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
  /** The release was ordered and is being carried out. */
  RELEASING,
  RELEASED,
  /** 再公募の要否を判断する. */
  RECALL_DECIDING,
  RECALL_CONCURRING,
  RECALL_CONCURRED,
  RECALLED,
  /** 該当なし. */
  NONE_SELECTED,
  /** Every application was withdrawn. */
  EXHAUSTED;

  public boolean hasEnded() {
    return switch (this) {
      case RELEASED, RECALLED, NONE_SELECTED, EXHAUSTED -> true;
      default -> false;
    };
  }

  /** True once every score is in, so that totals may be shown to those who decide. */
  public boolean isScored() {
    return switch (this) {
      case TIED, DECIDING, CONCURRING, CONCURRED, RELEASING, RELEASED -> true;
      default -> false;
    };
  }

  /** True while an application can still leave without its result having been told. */
  public boolean isBeforeRelease() {
    return !hasEnded();
  }

  public String messageKey() {
    return "selection.state." + name();
  }
}
