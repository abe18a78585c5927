package jp.banso.applications;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.banso.kernel.BadInput;
import jp.banso.platform.database.ListOrder;

/** The columns by which the list of applications is sorted. */
public enum ApplicationColumn {
  NUMBER("a.case_key"),
  PREFECTURE("a.prefecture_code"),
  RECEIVED(ListOrder.instant("a.received_at")),
  CHANGED(ListOrder.instant("a.changed_at"));

  private final String expression;

  ApplicationColumn(String expression) {
    this.expression = expression;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(expression, "a.case_key", descending);
  }

  /** The names that a URL has for them, the default first. */
  public static List<String> names() {
    return Arrays.stream(values()).map(ApplicationColumn::urlName).toList();
  }

  /**
   * Reads the name.
   *
   * @throws BadInput if there is no such column
   */
  public static ApplicationColumn of(String name) {
    return Arrays.stream(values())
        .filter(column -> column.urlName().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInput("column"));
  }

  private String urlName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
