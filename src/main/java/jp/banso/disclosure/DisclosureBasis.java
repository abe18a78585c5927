package jp.banso.disclosure;

/** By which rule somebody asks. */
public enum DisclosureBasis {
  /** Of the secretariat as a business operator (個人情報保護法第33条). */
  OPERATOR,
  /** Of the ministry as an administrative organ (法第76条), which decides; the secretariat collects for it. */
  MINISTRY,
  /** By no rule: the desk shows what it has of its own accord. */
  FREE;

  /** Name of this in the message files. */
  public String messageKey() {
    return "disclosure.basis." + name();
  }
}
