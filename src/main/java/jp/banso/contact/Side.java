package jp.banso.contact;

/** Who writes, and to whom. */
public enum Side {
  SECRETARIAT,
  PREFECTURE,
  /** The 代表者 as the form names it. */
  REPRESENTATIVE,
  /** The 作成担当者. */
  REGION;

  public String messageKey() {
    return "contact.side." + name();
  }
}
