package jp.banso.platform.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The button of a table of rows (fragments/rows) that was pressed where no script runs: the form is
 * shown again with a row more, less or elsewhere.
 */
public record RowButton(String addRow, String removeRow, String raiseRow, String lowerRow) {

  public boolean pressed() {
    return addRow != null || removeRow != null || raiseRow != null || lowerRow != null;
  }

  /** The same where a page has several tables: nothing is pressed of the others. */
  public RowButton of(String table) {
    return new RowButton(
        only(table, addRow), only(table, removeRow), only(table, raiseRow), only(table, lowerRow));
  }

  private static String only(String table, String button) {
    return button != null && (button.equals(table) || button.startsWith(table + "[")) ? button : null;
  }

  /** The rows after it; a button of a row that is not there changes nothing. */
  public <T> List<T> applied(List<T> rows, T blank) {
    List<T> changed = new ArrayList<>(rows);
    if (addRow != null) {
      changed.add(blank);
    }
    int removed = index(removeRow);
    if (removed >= 0 && removed < changed.size()) {
      changed.remove(removed);
    }
    swap(changed, index(raiseRow) - 1);
    swap(changed, index(lowerRow));
    return changed;
  }

  private static void swap(List<?> rows, int upper) {
    if (upper >= 0 && upper + 1 < rows.size()) {
      Collections.swap(rows, upper, upper + 1);
    }
  }

  /** The row of such a button, {@code members[3]}; -1 for none. */
  public static int index(String button) {
    String digits = button == null ? "" : button.replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 4 ? -1 : Integer.parseInt(digits);
  }
}
