package jp.banso.personal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A text as it is compared: width, case and blanks make no difference; each sign knows where it came from. */
public record Folding(String text, int[] from, int[] to) {

  /** @param original not null */
  public static Folding of(String original) {
    StringBuilder folded = new StringBuilder(original.length());
    int[] from = new int[original.length() + 1];
    int[] to = new int[original.length() + 1];
    int at = 0;
    while (at < original.length()) {
      int end = at + Character.charCount(original.codePointAt(at));
      while (end < original.length() && joins(original.charAt(end))) {
        end++;
      }
      String sign =
          Normalizer.normalize(original.substring(at, end), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
      for (int i = 0; i < sign.length(); i++) {
        if (!Character.isWhitespace(sign.charAt(i))) {
          int place = folded.length();
          if (place == from.length) {
            from = Arrays.copyOf(from, 2 * place);
            to = Arrays.copyOf(to, 2 * place);
          }
          from[place] = at;
          to[place] = end;
          folded.append(sign.charAt(i));
        }
      }
      at = end;
    }
    return new Folding(folded.toString(), from, to);
  }

  /** Signs of the original, from the first to before the last. */
  public record Place(int from, int to) {}

  /** Where a folded word stands in the original, each time. */
  public List<Place> places(String word) {
    List<Place> places = new ArrayList<>();
    int at = word.isEmpty() ? -1 : text.indexOf(word);
    while (at >= 0) {
      places.add(new Place(from[at], to[at + word.length() - 1]));
      at = text.indexOf(word, at + 1);
    }
    return places;
  }

  /** A mark over the sound before it, which is one sign with it. */
  private static boolean joins(char sign) {
    return sign == '\uff9e' || sign == '\uff9f' || sign == '\u3099' || sign == '\u309a';
  }

  /** The folded text alone; empty for null. */
  public static String plain(String text) {
    return text == null ? "" : of(text).text();
  }

  /** The digits of a number, in half width; a number from abroad begins with what Japan's begins with at home. */
  static String digits(String text) {
    String digits = plain(text).replaceAll("[^0-9]", "");
    return plain(text).startsWith("+81") ? "0" + digits.substring(2) : digits;
  }
}
