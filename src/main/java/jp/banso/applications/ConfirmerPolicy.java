package jp.banso.applications;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who may not be the one that confirms an application for the prefecture: its own 代表者, where that is an official of
 * the prefecture, and whoever has drafted it. The notice asks for the prefecture's compilation (S2 §7), which nobody
 * gives to themselves.
 */
final class ConfirmerPolicy {

  private ConfirmerPolicy() {}

  /**
   * Who confirms.
   *
   * @param id null where the secretariat records an official's word
   * @param mail null where it is not known, or is that of several: a desk's address names nobody
   * @param shared the address that the confirmer has in common with colleagues; null where there is none
   */
  record Confirmer(UUID id, String name, String mail, String shared) {}

  /**
   * The 代表者 as printed on the form.
   *
   * @param ofPrefecture whether the 所属 begins with the prefecture's name
   */
  record Representative(String name, String mail, boolean ofPrefecture) {}

  /** Whether two are one person, as far as what is written of them tells. */
  enum Likeness {
    OTHER,
    /** Nothing written tells them apart: the confirmer has to say so. */
    UNCERTAIN,
    SAME
  }

  /**
   * Whether the 代表者 is the confirmer. A desk's address names nobody, so there a surname in common is the same person,
   * and without one the confirmer declares to be another: an account is often named by its 係 alone.
   *
   * @param units endings of what an office and no person is called
   */
  static Likeness likeness(Confirmer confirmer, Representative representative, List<String> units) {
    String mail = folded(representative.mail());
    boolean own = !mail.isEmpty() && mail.equals(folded(confirmer.mail()));
    boolean named = !folded(representative.name()).isEmpty() && isSameName(confirmer.name(), representative.name());
    if (own || named) {
      return Likeness.SAME;
    }
    boolean common = haveNameInCommon(names(confirmer.name(), units), names(representative.name(), units));
    if (!mail.isEmpty() && mail.equals(folded(confirmer.shared()))) {
      return common ? Likeness.SAME : Likeness.UNCERTAIN;
    }
    return common && representative.ofPrefecture() ? Likeness.UNCERTAIN : Likeness.OTHER;
  }

  /** A surname of one in what the other is called: the surname alone, with the first name, or after the name of a 係. */
  private static boolean haveNameInCommon(List<String> one, List<String> other) {
    return one.stream().anyMatch(name -> isAmong(other, name)) || other.stream().anyMatch(name -> isAmong(one, name));
  }

  /** A surname of one sign alone begins many a word. */
  private static boolean isAmong(List<String> words, String name) {
    return words.contains(name)
        || name.length() > 1 && words.stream().anyMatch(word -> word.startsWith(name) || word.endsWith(name));
  }

  /** The words of what somebody is called that are no office. */
  private static List<String> names(String called, List<String> units) {
    return Stream.of(normalized(called).strip().split("[\\s()\\p{IsPunctuation}]+"))
        .filter(word -> !word.isEmpty() && units.stream().noneMatch(word::endsWith))
        .toList();
  }

  static boolean isSameName(String one, String other) {
    return folded(one).equals(folded(other));
  }

  static boolean isDrafter(Confirmer confirmer, UUID drafter) {
    return drafter != null && drafter.equals(confirmer.id());
  }

  /** Without width and blanks: an official writes the same name with and without a space. */
  private static String folded(String text) {
    return normalized(text).replaceAll("\\s+", "");
  }

  private static String normalized(String text) {
    return Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
