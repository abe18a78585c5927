package jp.banso.kernel;

/** The object does not exist or is foreign to the viewer; both answer 404 so that existence is not revealed. */
public class NotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotFound(String message) {
    super(message);
  }
}
