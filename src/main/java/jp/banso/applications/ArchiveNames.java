package jp.banso.applications;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names of files in an archive that every system can unpack, whatever people typed. */
final class ArchiveNames {

  private static final int LONGEST = 80;

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
    String composed = FORBIDDEN.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC)).replaceAll("_");
    String shortened =
        composed.codePointCount(0, composed.length()) <= LONGEST
            ? composed
            : composed.substring(0, composed.offsetByCodePoints(0, LONGEST));
    return shortened.replaceAll("^[.\\s_]+|[.\\s_]+$", "");
  }
}
