package jp.banso.rehearsal;

/** Why a rehearsal came to no end. */
public enum RehearsalFailure {
  /** The process could not be started, or ended before it had begun to play. */
  NOT_STARTED,
  /** The process ended in the middle. */
  ENDED,
  /** The process said itself why it cannot go on. */
  REFUSED,
  TOO_LONG,
  /** The serving process went away and took the rehearsal with it. */
  STRANDED;

  public String messageKey() {
    return "rehearsal.failure." + name();
  }
}
