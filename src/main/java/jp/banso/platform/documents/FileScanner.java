package jp.banso.platform.documents;

import java.io.InputStream;

/** Looks for viruses in a file before anybody can open it. */
public interface FileScanner {

  /** What was found. */
  enum Verdict {
    CLEAN,
    INFECTED,
    /** Larger than the scanner looks through (clamd's StreamMaxLength): it will never be known. */
    TOO_LARGE,
    /** Nothing is known: the scanner does not answer. Such a file is never passed. */
    UNKNOWN
  }

  Verdict scan(InputStream content);
}
