package jp.banso.platform.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/** What a file is by its content, whatever its name says: a paper that every office can open, and safely. */
public enum FileKind {
  PDF("pdf", "application/pdf"),
  WORD("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  EXCEL("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  POWERPOINT("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

  private final String ending;
  private final String contentType;

  FileKind(String ending, String contentType) {
    this.ending = ending;
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  /** Whether the name says the same as the content. */
  public boolean fits(String fileName) {
    return fileName != null && fileName.toLowerCase(Locale.ROOT).endsWith("." + ending);
  }

  /**
   * Reads the beginning of a PDF, or the parts of an Office file; empty for anything else: older or
   * encrypted Office files, files with macros, with objects of other programs or with links that fetch from
   * elsewhere, archives that unpack to more than an office file does.
   */
  public static Optional<FileKind> of(InputStream content) throws IOException {
    return Optional.ofNullable(FileJudgement.of(content).kind());
  }
}
