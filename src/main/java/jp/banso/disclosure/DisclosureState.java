package jp.banso.disclosure;

/** How far a request is. */
public enum DisclosureState {
  /** What is kept is being looked for and decided upon. */
  OPEN,
  /** A second person looks at what is to be given. */
  TO_APPROVE,
  /** The files are being made, in portions. */
  MAKING,
  /** The files can be taken and handed over. */
  READY,
  HANDED,
  /** The request was taken back, or cannot be met. */
  DROPPED;

  /** Whether somebody waits for it. */
  public boolean isOpen() {
    return this != HANDED && this != DROPPED;
  }

  /** Name of this in the message files. */
  public String messageKey() {
    return "disclosure.state." + name();
  }
}
