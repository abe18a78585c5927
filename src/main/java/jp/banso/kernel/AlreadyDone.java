package jp.banso.kernel;

/** The step was already carried out, by this person or another (409). */
public class AlreadyDone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AlreadyDone(String message) {
    super(message);
  }

  /** @param cause by which it was noticed, for the log */
  public AlreadyDone(String message, Throwable cause) {
    super(message, cause);
  }
}
