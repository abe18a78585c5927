package jp.banso.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder.Place;

/**
 * A list as its page shows it; see fragments/lists.
 *
 * @param sort as the URL has it, to be kept when it is narrowed
 * @param narrowed true if somebody has narrowed it
 * @param here its address, for a kept view
 */
public record ListView(
    String titleKey, String path, List<Filter> filters, String sort, boolean narrowed, List<Head> heads, List<Row> rows,
    PagerView pager, String csvHref, String excelHref, String here, String clearedHref) {

  /** How many lines a page has. */
  public static final int PAGE = 50;

  /** What it is narrowed to by one filter; {@code errorKey} says why it is not, else null. */
  public record Filter(
      String name, String labelKey, String kind, List<OptionView> options, String value, String errorKey) {}

  /** A column's header; {@code href} null if the list is not sorted by it. */
  public record Head(String labelKey, String href, String direction) {}

  /** A line; its first cell heads it. */
  public record Row(String id, String href, boolean choosable, List<Cell> cells) {

    public String name() {
      return cells.get(0).text();
    }
  }

  /** {@code tone} is the class of a tag, null for plain text. */
  public record Cell(String labelKey, String text, String tone) {}

  /**
   * Made of what a page and one line more of the list holds.
   *
   * @param total null if the list is not counted
   */
  public static <T> ListView of(ListTable<T> table, ListQuery<?> query, ListCount total, List<T> found) {
    List<T> shown = found.subList(0, Math.min(PAGE, found.size()));
    Place next = found.size() > PAGE ? table.place().apply(shown.get(PAGE - 1)) : null;
    return new ListView(
        table.titleKey(), query.path(), query.filters().stream().map(one -> filter(query, one)).toList(), query.sort(),
        query.narrowed(), heads(table, query), shown.stream().map(line -> row(table, line)).toList(),
        query.address().pager(total, shown.size(), next), query.address().at(query.files() + ".csv"),
        query.address().at(query.files() + ".xlsx"), query.href(), query.cleared());
  }

  private static Filter filter(ListQuery<?> query, ListFilter one) {
    return new Filter(
        one.name(), one.labelKey(), one.kind().name().toLowerCase(Locale.ROOT), one.options(), query.text(one.name()),
        query.errorKey(one));
  }

  private static List<Head> heads(ListTable<?> table, ListQuery<?> query) {
    Map<String, SortView> sorts = query.address().headers(query.columnNames());
    List<Head> heads = new ArrayList<>();
    for (ListColumn<?> column : table.columns()) {
      SortView sort = column.sortedBy() == null ? null : sorts.get(column.sortedBy());
      if (column.onPage()) {
        heads.add(
            new Head(column.labelKey(), sort == null ? null : sort.href(), sort == null ? null : sort.direction()));
      }
    }
    return heads;
  }

  private static <T> Row row(ListTable<T> table, T line) {
    return new Row(
        table.id().apply(line), table.href().apply(line), table.choosable().test(line),
        table.columns().stream()
            .filter(ListColumn::onPage)
            .map(column -> new Cell(column.labelKey(), column.text().apply(line), column.tone().apply(line)))
            .toList());
  }
}
