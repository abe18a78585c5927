package jp.banso.rehearsal;

/** How far a rehearsal is. */
public enum RehearsalState {
  /** Waits for a node that plays it. */
  REQUESTED,
  RUNNING,
  FINISHED,
  FAILED,
  /** 取りやめた. */
  STOPPED;

  public boolean hasEnded() {
    return this != REQUESTED && this != RUNNING;
  }

  public String messageKey() {
    return "rehearsal.state." + name();
  }
}
