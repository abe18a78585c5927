package jp.banso.applications;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import jp.banso.kernel.TextLength;
import jp.banso.platform.documents.FileName;

/** Names of files in an archive that every system can unpack, whatever people typed. */
final class ArchiveNames {

  private static final int LONGEST = 80;

  /** A file system takes 255, and a number and an ending stand beside it. */
  private static final int MOST_BYTES = 200;

  /** Of the file systems of all of them, and control and format characters: those that turn the direction of a name. */
  private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private ArchiveNames() {}

  /** Of a file with its ending, which a long name does not lose. */
  static String ofFile(String typed) {
    int dot = typed.lastIndexOf('.');
    return dot < 0 ? safe(typed) : safe(typed.substring(0, dot)) + "." + safe(typed.substring(dot + 1));
  }

  /** Of one part of a path, without an ending; empty if nothing of it can be kept. */
  static String safe(String typed) {
    String composed = FORBIDDEN.matcher(FileName.composed(typed)).replaceAll("_");
    String shortened = composed;
    for (int signs = LONGEST; shortened.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES; signs--) {
      shortened = TextLength.beginning(composed, signs);
    }
    return TextLength.beginning(shortened, LONGEST).replaceAll("^[.\\s_]+|[.\\s_]+$", "");
  }
}
