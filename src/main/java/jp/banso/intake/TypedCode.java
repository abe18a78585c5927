package jp.banso.intake;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may be a code among the words that somebody typed into an answer. What the answer quotes of the mail that it
 * answers is nobody's word: programs quote as well.
 */
final class TypedCode {

  private static final Pattern CODE =
      Pattern.compile("(?<![A-Z0-9])(?=([A-Z0-9]{5}[\\p{Pd}\\s_]{0,3}[A-Z0-9]{5})(?![A-Z0-9]))");

  private static final Pattern MARKS = Pattern.compile("^[\\s>|]+");

  /** Shorter lines may be anybody's. */
  private static final int TELLING = 6;

  /** So many lines of ours in a mail are a quotation of it, not something that was copied from it. */
  private static final int QUOTATION = 3;

  private TypedCode() {}

  /**
   * Possible codes, with or without the hyphen in their middle.
   *
   * @param ours the mail that is answered
   * @param reply text of the answer
   */
  static Stream<String> among(String ours, String reply) {
    Set<String> own = new HashSet<>(lines(ours).map(TypedCode::joined).filter(line -> line.length() >= TELLING).toList());
    List<String> said = lines(reply).toList();
    boolean quotes = said.stream().map(TypedCode::joined).filter(own::contains).distinct().count() >= QUOTATION;
    Set<String> quoted = new HashSet<>(quotes ? own : Set.of());
    return said.stream()
        .filter(line -> !quoted.remove(joined(line)) && !isQuotation(joined(line), own))
        .flatMap(line -> CODE.matcher(line).results().map(found -> found.group(1)));
  }

  /** Some programs write all that they quote into one line. */
  private static boolean isQuotation(String line, Set<String> own) {
    return own.stream().filter(one -> line.length() > one.length() && line.contains(one)).limit(2).count() > 1;
  }

  private static Stream<String> lines(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).lines()
        .map(line -> MARKS.matcher(line).replaceAll(""));
  }

  private static String joined(String line) {
    return line.replaceAll("\\s", "");
  }
}
