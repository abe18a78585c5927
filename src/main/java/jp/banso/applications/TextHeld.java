package jp.banso.applications;

import jp.banso.kernel.AlreadyDone;

/** The text is in 決裁中 and cannot be written until it is released (409). */
public class TextHeld extends AlreadyDone {

  private static final long serialVersionUID = 1L;

  private final transient ApplicationId application;

  TextHeld(Application held) {
    super(held.key() + " is held by the approval of " + held.hold().map(ApprovalHold::side).orElse(null));
    application = held.id();
  }

  public ApplicationId application() {
    return application;
  }
}
