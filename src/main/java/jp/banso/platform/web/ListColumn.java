package jp.banso.platform.web;

import java.util.function.Function;

/**
 * A column of a list, in the same words on the page and in a spreadsheet.
 *
 * @param sortedBy the column's name in the URL, null if the list is not sorted by it
 * @param text what a line says there; null and empty are an empty cell
 * @param tone class of the tag in which the page shows it, null for plain text
 * @param onPage false for what a spreadsheet has besides
 */
public record ListColumn<T>(
    String labelKey, String sortedBy, Function<T, String> text, Function<T, String> tone, boolean onPage) {

  public static <T> ListColumn<T> of(String labelKey, Function<T, String> text) {
    return new ListColumn<>(labelKey, null, text, line -> null, true);
  }

  public ListColumn<T> sorted(Enum<?> by) {
    return new ListColumn<>(labelKey, by.name().toLowerCase(java.util.Locale.ROOT), text, tone, onPage);
  }

  /** As a tag; the class is that of the stylesheet. */
  public ListColumn<T> tagged(Function<T, String> of) {
    return new ListColumn<>(labelKey, sortedBy, text, of, onPage);
  }

  public ListColumn<T> inFilesOnly() {
    return new ListColumn<>(labelKey, sortedBy, text, tone, false);
  }
}
