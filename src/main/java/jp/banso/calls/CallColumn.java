package jp.banso.calls;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.banso.kernel.BadInput;
import jp.banso.platform.database.ListOrder;

/** The columns by which the list of calls is sorted. */
public enum CallColumn {
  YEAR("lpad(cast(c.fiscal_year as text), 4, '0')"),
  DEADLINE(ListOrder.date("c.deadline"));

  private final String expression;

  CallColumn(String expression) {
    this.expression = expression;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(expression, "c.case_key", descending);
  }

  /** The names that a URL has for them, the default first. */
  public static List<String> names() {
    return Arrays.stream(values()).map(CallColumn::urlName).toList();
  }

  /**
   * Reads the name.
   *
   * @throws BadInput if there is no such column
   */
  public static CallColumn of(String name) {
    return Arrays.stream(values())
        .filter(column -> column.urlName().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInput("column"));
  }

  private String urlName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
