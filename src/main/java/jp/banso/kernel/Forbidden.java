package jp.banso.kernel;

/** The viewer sees the object but may not do this to it (403). */
public class Forbidden extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Forbidden(String message) {
    super(message);
  }
}
