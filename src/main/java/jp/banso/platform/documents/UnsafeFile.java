package jp.banso.platform.documents;

/** A file that is not taken in: a virus, too large to be looked through, or none could be looked for. Nothing is kept. */
public class UnsafeFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final FileScanner.Verdict verdict;

  UnsafeFile(FileScanner.Verdict verdict) {
    super("file is " + verdict);
    this.verdict = verdict;
  }

  /** The sentence for the person who sent it. */
  public String messageKey() {
    return switch (verdict) {
      case INFECTED -> "documents.refused.infected";
      case TOO_LARGE -> "documents.refused.tooLarge";
      default -> "documents.refused.unscanned";
    };
  }

  /** True where the same file may be sent again later. */
  public boolean mayBeSentAgain() {
    return verdict == FileScanner.Verdict.UNKNOWN;
  }

  /** True where nothing was found but the file is larger than what is looked through. */
  public boolean isTooLarge() {
    return verdict == FileScanner.Verdict.TOO_LARGE;
  }
}
