package jp.banso.inquiries;

/** How far a call back is. */
public enum CallbackState {
  OPEN,
  CONNECTED,
  /** After so many attempts in vain the asker was written to. */
  MAILED,
  /** Nobody was reached, and no address is known. */
  GIVEN_UP,
  DROPPED;

  public String messageKey() {
    return "inquiries.callback.state." + name();
  }
}
