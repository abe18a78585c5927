package jp.banso.platform.documents;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names of files as people gave them, without what misleads or harms; a file is stored under an id, never its name. */
public final class FileName {

  /** No system takes a longer one; its ending is its last part. */
  static final int LONGEST = 200;

  /** What ends a header, leads out of a folder or turns the order of reading; and what no database takes. */
  private static final Pattern UNSAFE =
      Pattern.compile(
          "[\\p{Cntrl}\\u200E\\u200F\\u061C\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\"\\\\/]"
              + "|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

  /** As a Mac writes a voiced kana. Nothing else is composed: kanji that are written in two ways would be replaced. */
  private static final Pattern DECOMPOSED = Pattern.compile("[A-Za-z\\u3041-\\u30FF][\\u0300-\\u036F\\u3099\\u309A]+");

  private static final Pattern LOOSE_MARKS = Pattern.compile("^\\p{M}+");

  private FileName() {}

  /** The name under which a file is kept and given out again; null is empty. */
  static String kept(String typed) {
    String name = typed == null ? "" : UNSAFE.matcher(composed(typed)).replaceAll("_");
    int signs = name.codePointCount(0, name.length());
    return signs > LONGEST
        ? LOOSE_MARKS.matcher(name.substring(name.offsetByCodePoints(0, signs - LONGEST))).replaceAll("")
        : name;
  }

  /** The same name with each kana and letter in one piece. */
  public static String composed(String name) {
    return DECOMPOSED.matcher(name).replaceAll(found -> Normalizer.normalize(found.group(), Normalizer.Form.NFC));
  }
}
