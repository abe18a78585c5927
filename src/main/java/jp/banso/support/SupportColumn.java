package jp.banso.support;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.banso.kernel.BadInput;
import jp.banso.platform.database.ListOrder;

/** The columns by which the list of supported regions is sorted. */
public enum SupportColumn {
  NUMBER("c.case_key"),
  AREA("c.prefecture");

  private final String expression;

  SupportColumn(String expression) {
    this.expression = expression;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(expression, "c.case_key", descending);
  }

  /** The names that a URL has for them, the default first. */
  public static List<String> names() {
    return Arrays.stream(values()).map(SupportColumn::urlName).toList();
  }

  /**
   * Reads the name.
   *
   * @throws BadInput if there is no such column
   */
  public static SupportColumn of(String name) {
    return Arrays.stream(values())
        .filter(column -> column.urlName().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInput("column"));
  }

  private String urlName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
