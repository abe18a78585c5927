package jp.banso.rehearsal.play;

/** A step that the rules refuse; the message is the one that its person would read. */
class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }
}
