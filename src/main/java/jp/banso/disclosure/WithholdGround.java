package jp.banso.disclosure;

/** Why something is held back (法第33条第2項各号). */
public enum WithholdGround {
  /** Life, body, property or other rights of somebody would suffer (第1号). */
  RIGHTS,
  /** The proper work of the desk would be considerably hindered (第2号). */
  OPERATION,
  /** Another law would be broken (第3号). */
  LAW;

  /** Name of this in the message files. */
  public String messageKey() {
    return "disclosure.ground." + name();
  }
}
