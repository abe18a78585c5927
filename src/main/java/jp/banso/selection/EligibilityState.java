package jp.banso.selection;

/** Where the judgement of an application's requirements stands. */
public enum EligibilityState {
  /** The rules have not run yet. */
  WAITING,
  /** Pre-judged; a person judges. */
  PREJUDGED,
  ELIGIBLE,
  INELIGIBLE,
  /** The application was withdrawn. */
  CANCELLED;

  public boolean isOpen() {
    return this == WAITING || this == PREJUDGED;
  }

  public String messageKey() {
    return "selection.eligibility.state." + name();
  }
}
