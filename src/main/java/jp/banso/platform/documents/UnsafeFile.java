package jp.banso.platform.documents;

/** A file that is not taken in: a virus, or none could be looked for. Nothing of it is kept. */
public class UnsafeFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String messageKey;

  UnsafeFile(FileScanner.Verdict verdict) {
    super("file is " + verdict);
    messageKey = verdict == FileScanner.Verdict.INFECTED ? "documents.refused.infected" : "documents.refused.unscanned";
  }

  /** The sentence for the person who sent it. */
  public String messageKey() {
    return messageKey;
  }

  /** True where the same file may be sent again later. */
  public boolean mayBeSentAgain() {
    return messageKey.endsWith("unscanned");
  }
}
