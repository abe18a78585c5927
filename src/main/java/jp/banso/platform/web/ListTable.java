package jp.banso.platform.web;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import jp.banso.platform.database.ListOrder.Place;

/**
 * What a list shows of its lines: on its page, and in the files of what the page is narrowed to.
 *
 * @param href where a line leads, from its first column; null for nowhere
 * @param id by which a line is chosen for an act on many
 * @param choosable whether it can be
 */
public record ListTable<T>(
    String titleKey, List<ListColumn<T>> columns, Function<T, Place> place, Function<T, String> href,
    Function<T, String> id, Predicate<T> choosable) {

  /** A list whose lines nothing is done with at once. */
  public ListTable(
      String titleKey, List<ListColumn<T>> columns, Function<T, Place> place, Function<T, String> href) {
    this(titleKey, columns, place, href, line -> "", line -> false);
  }

  /** What a file has of a line. */
  public List<String> cells(T line) {
    return columns.stream().map(column -> column.text().apply(line)).toList();
  }
}
