package jp.banso.applications;

import jp.banso.kernel.AlreadyDone;

/** Somebody came to write a text that is not written now: handed over, ended by the deadline, held (409). */
public class TextClosed extends AlreadyDone {

  private static final long serialVersionUID = 1L;

  private final transient ApplicationId application;

  TextClosed(Application closed, String why) {
    super(closed.key() + " " + why);
    application = closed.id();
  }

  public ApplicationId application() {
    return application;
  }
}
