package jp.banso.platform.web;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two versions of a table whose rows have names that the page does not show, put together row by row: cells as
 * {@link AsSeen} does fields, rows that one side added or took out as that side has them.
 */
final class MergedRows {

  private final String table;
  private final List<String> shown;
  private final Map<String, String> shownMarks;
  private final Map<String, Record> mine;
  private final Map<String, Record> theirs;
  private final List<Record> added;

  private MergedRows(String table, List<Record> mine, List<Record> theirs, Map<String, String> shownMarks) {
    this.table = table;
    this.shown = AsSeen.order(shownMarks.get(table));
    this.shownMarks = shownMarks;
    this.mine = named(mine);
    this.theirs = named(theirs);
    this.added = mine.stream().filter(row -> FormFields.name(row).isEmpty()).toList();
  }

  static List<Record> of(String table, List<Record> mine, List<Record> theirs, Map<String, String> shownMarks) {
    return new MergedRows(table, mine, theirs, shownMarks).merged();
  }

  private static Map<String, Record> named(List<Record> rows) {
    return rows.stream()
        .filter(row -> !FormFields.name(row).isEmpty())
        .collect(
            Collectors.toMap(
                row -> AsSeen.mark(FormFields.name(row)), Function.identity(), (one, other) -> one,
                LinkedHashMap::new));
  }

  private List<Record> merged() {
    List<Record> rows = new ArrayList<>();
    for (String name : order()) {
      Record own = mine.get(name);
      Record other = theirs.get(name);
      if (own != null && other != null) {
        rows.add(AsSeen.mixed(own, other, cell -> !isChanged(name, own, cell)));
      } else if (own == null && !shown.contains(name)) {
        rows.add(other);
      } else if (own != null && isChanged(name, own)) {
        rows.add(own);
      }
    }
    rows.addAll(added);
    return rows;
  }

  /** As the one side has moved them that did, and what only the other has after it. */
  private List<String> order() {
    List<String> ownOrder = List.copyOf(mine.keySet());
    List<String> otherOrder = List.copyOf(theirs.keySet());
    boolean moved = !ownOrder.equals(shown.stream().filter(mine::containsKey).toList());
    List<String> order = new ArrayList<>(moved ? ownOrder : otherOrder);
    (moved ? otherOrder : ownOrder).stream().filter(name -> !order.contains(name)).forEach(order::add);
    return order;
  }

  private boolean isChanged(String name, Record row) {
    return Arrays.stream(row.getClass().getRecordComponents()).anyMatch(cell -> isChanged(name, row, cell));
  }

  private boolean isChanged(String name, Record row, RecordComponent cell) {
    return !AsSeen.mark(FormFields.text(cell, row)).equals(shownMarks.get(AsSeen.cell(table, name, cell.getName())));
  }
}
