package jp.banso.selection;

/** The steps of a selection that have a page of their own: whose each is, and in which state. */
public enum RoundStep {
  ASSIGN_REVIEWERS(RoundState.ASSIGNING, false),
  DECIDE_TIE(RoundState.TIED, false),
  PREPARE_DECISION(RoundState.DECIDING, false),
  CONCUR(RoundState.CONCURRING, true),
  RELEASE(RoundState.CONCURRED, false),
  REOPEN_DECISION(RoundState.CONCURRED, false),
  STOP_RELEASE(RoundState.RELEASING, false),
  PROPOSE_RECALL(RoundState.RECALL_DECIDING, false),
  CONCUR_RECALL(RoundState.RECALL_CONCURRING, true);

  private final RoundState state;
  private final boolean ofMinistry;

  RoundStep(RoundState state, boolean ofMinistry) {
    this.state = state;
    this.ofMinistry = ofMinistry;
  }

  RoundState state() {
    return state;
  }

  /** The ministry's, or the secretariat's on its word; all others are the manager's. */
  boolean isOfMinistry() {
    return ofMinistry;
  }
}
