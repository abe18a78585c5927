package jp.banso.kernel;

/** The request is not what our pages send (400). */
public class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadInput(String message) {
    super(message);
  }
}
