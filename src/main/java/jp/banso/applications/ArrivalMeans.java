package jp.banso.applications;

/** How a form reached the secretariat that was not submitted on screen (S2 §7). */
public enum ArrivalMeans {
  /** As a file that was read. */
  MAIL,
  /** By mail as a picture, or as a file that could not be read. */
  SCAN,
  FAX,
  POST,
  COUNTER,
  TELEPHONE;

  /** True if a clerk types its text (事務局入力). */
  public boolean isTyped() {
    return this != MAIL;
  }

  public String messageKey() {
    return "applications.arrival." + name();
  }
}
