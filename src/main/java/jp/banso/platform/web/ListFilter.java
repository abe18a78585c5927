package jp.banso.platform.web;

import java.util.List;

/**
 * What a list can be narrowed by, as its page offers it and its URL has it.
 *
 * @param name in the URL
 * @param options of a choice: any other value is no filter of this list
 */
public record ListFilter(String name, String labelKey, Kind kind, List<OptionView> options) {

  /** Signs of what is looked for: a word or a name, not a text. */
  public static final int LONGEST = 100;

  /** How it is typed. */
  public enum Kind {
    CHOICE,
    WORDS,
    DAY,
    /** Kept on every link, and chosen elsewhere on the page. */
    KEPT
  }

  public static ListFilter choice(String name, String labelKey, List<OptionView> options) {
    return new ListFilter(name, labelKey, Kind.CHOICE, options);
  }

  public static ListFilter words(String name, String labelKey) {
    return new ListFilter(name, labelKey, Kind.WORDS, List.of());
  }

  public static ListFilter day(String name, String labelKey) {
    return new ListFilter(name, labelKey, Kind.DAY, List.of());
  }

  public static ListFilter kept(String name) {
    return new ListFilter(name, null, Kind.KEPT, List.of());
  }

  boolean offers(String value) {
    return kind != Kind.CHOICE || value.isEmpty() || options.stream().anyMatch(one -> one.value().equals(value));
  }
}
