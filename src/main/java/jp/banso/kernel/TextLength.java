package jp.banso.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a text is as its writer sees it: each sign that is drawn counts one, whether it is one code point, a pair of
 * surrogates, or a character with its variation selector or accents; a line break of two is one. The counters on the
 * pages ({@code forms.js}) count in the same way. A limit of the store is no matter of this class: it counts code
 * points.
 */
public final class TextLength {

  /** Signs as Unicode bounds them (extended grapheme clusters). */
  private static final Pattern SIGN = Pattern.compile("\\X");

  /** No script needs more for one sign; more of them are counted, so that nothing of any size hides behind one sign. */
  private static final int MOST_PARTS = 16;

  private TextLength() {}

  /** Its length in signs. */
  public static int of(String text) {
    if (isPlain(text)) {
      return text.length();
    }
    int length = 0;
    Matcher sign = SIGN.matcher(text);
    while (sign.find()) {
      length += counted(sign);
    }
    return length;
  }

  /** True if it is not longer than {@code longest} signs; null is empty. */
  public static boolean fits(String text, int longest) {
    return text == null || text.length() <= longest || of(text) <= longest;
  }

  /** Its beginning of at most {@code longest} signs, none of which is cut in two. */
  public static String beginning(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int length = 0;
    Matcher sign = SIGN.matcher(text);
    while (sign.find()) {
      length += counted(sign);
      if (length > longest) {
        return text.substring(0, sign.start());
      }
    }
    return text;
  }

  private static int counted(Matcher sign) {
    int units = sign.end() - sign.start();
    return units <= MOST_PARTS ? 1 : (units + MOST_PARTS - 1) / MOST_PARTS;
  }

  /** Kana, kanji and Latin letters, of which each is a sign: nearly every text here. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      boolean plain =
          one == '\n' || one >= ' ' && one < 0x7F || one >= 0x3000 && one < 0x3099 && !(one >= 0x302A && one <= 0x302F)
              || one >= 0x309B && one <= 0x30FF || one >= 0x3400 && one <= 0x9FFF || one >= 0xFF01 && one <= 0xFF60;
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
