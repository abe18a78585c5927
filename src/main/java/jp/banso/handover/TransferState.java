package jp.banso.handover;

/** Where a transfer stands. */
public enum TransferState {
  /** The day is to come. */
  PLANNED,
  /** The right has ended and nobody has taken over yet. */
  LEFT,
  /** The successor has it and has not confirmed it. */
  HANDED,
  CONFIRMED,
  WITHDRAWN;

  public String messageKey() {
    return "handover.state." + name();
  }
}
