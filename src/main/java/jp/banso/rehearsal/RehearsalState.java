package jp.banso.rehearsal;

/** How far a rehearsal is. */
public enum RehearsalState {
  /** Waits for a node that plays it. */
  REQUESTED,
  RUNNING,
  /** To be stopped: its process still ends. */
  STOPPING,
  FINISHED,
  FAILED,
  /** 取りやめた. */
  STOPPED;

  public boolean hasEnded() {
    return this != REQUESTED && this != RUNNING && this != STOPPING;
  }

  public String messageKey() {
    return "rehearsal.state." + name();
  }
}
