package jp.banso.inquiries;

/** What another person found of an answer that was given at once. */
public enum CheckResult {
  ADEQUATE,
  /** The asker is to be answered again. */
  CORRECTION,
  /** It was right, but not to be given without another person. */
  NEEDED_APPROVAL;

  public String messageKey() {
    return "inquiries.check.result." + name();
  }
}
