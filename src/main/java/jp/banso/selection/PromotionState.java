package jp.banso.selection;

/** Where the question of a reserve stands. */
public enum PromotionState {
  PROPOSING,
  CONCURRING,
  /** 了承を得た; being carried out. */
  CONCURRED,
  PROMOTED,
  /** Nobody moved up. */
  ENDED;

  public boolean hasEnded() {
    return this == PROMOTED || this == ENDED;
  }

  public String messageKey() {
    return "selection.promotion.state." + name();
  }
}
