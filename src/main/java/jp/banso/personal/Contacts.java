package jp.banso.personal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mail addresses and telephone numbers in a text, in whatever width they are written. */
public final class Contacts {

  private static final String SIGN = "A-Za-z0-9\uff21-\uff3a\uff41-\uff5a\uff10-\uff19";
  private static final String DASHES = "\u2010-\u2015\u2212\u30fc\uff0d-";

  static final Pattern MAIL =
      Pattern.compile(
          "[" + SIGN + "._%+'\uff0e\uff3f\uff0b" + DASHES + "]+[@\uff20][" + SIGN + DASHES + "]+(?:[.\uff0e][" + SIGN
              + DASHES + "]+)+");
  static final Pattern TELEPHONE =
      Pattern.compile(
          "(?<![0-9\uff10-\uff19A-Za-z.-])[+\uff0b]?[0-9\uff10-\uff19]"
              + "[0-9\uff10-\uff19()\uff08\uff09 \u3000" + DASHES + "]{7,17}"
              + "[0-9\uff10-\uff19](?![0-9\uff10-\uff19])");

  /** Published papers are named by numbers. */
  private static final Pattern PLACE = Pattern.compile("https?://[!-~]+");

  private Contacts() {}

  /** Whether these are the digits of a number of Japan. */
  static boolean isTelephone(String digits) {
    return digits.length() >= 10 && digits.length() <= 11 && digits.startsWith("0") && digits.charAt(1) != '0';
  }

  /** The telephone numbers in a text, as they stand there. */
  public static List<String> telephones(String text) {
    return found(TELEPHONE, PLACE.matcher(text).replaceAll(" ")).stream()
        .filter(number -> isTelephone(Folding.digits(number)))
        .toList();
  }

  private static List<String> found(Pattern pattern, String text) {
    List<String> all = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      all.add(matcher.group());
    }
    return all;
  }

  /** Whether two telephone numbers are one, however they are written. */
  public static boolean areOne(String telephone, String other) {
    String digits = Folding.digits(telephone);
    return !digits.isEmpty() && digits.equals(Folding.digits(other));
  }

  /** The first mail address or telephone number in a text that is none of these, as it stands there. */
  public static Optional<String> foreign(String text, Collection<String> own) {
    if (text == null) {
      return Optional.empty();
    }
    Set<String> known = new HashSet<>();
    own.forEach(
        one -> {
          known.add(Folding.plain(one));
          known.add(Folding.digits(one));
        });
    return Stream.concat(
            found(MAIL, text).stream().filter(mail -> !known.contains(Folding.plain(mail))),
            telephones(text).stream().filter(number -> !known.contains(Folding.digits(number))))
        .findFirst();
  }
}
