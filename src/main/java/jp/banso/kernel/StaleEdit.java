package jp.banso.kernel;

/** The object was changed by someone else since the viewer read it (409, both versions shown). */
public class StaleEdit extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StaleEdit(String message) {
    super(message);
  }
}
