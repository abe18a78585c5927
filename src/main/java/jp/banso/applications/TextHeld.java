package jp.banso.applications;

/** The text is in 決裁中 and cannot be written until it is released (409). */
public class TextHeld extends TextClosed {

  private static final long serialVersionUID = 1L;

  TextHeld(Application held) {
    super(held, "is held by the approval of " + held.hold().map(ApprovalHold::side).orElse(null));
  }
}
