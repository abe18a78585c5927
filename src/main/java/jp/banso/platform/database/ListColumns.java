package jp.banso.platform.database;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.banso.kernel.BadInput;

/** The columns that sort a list, an enumeration of its module, under the names that a URL has for them. */
public final class ListColumns {

  private ListColumns() {}

  /** In their own order, so the default comes first. */
  public static <C extends Enum<C>> List<String> names(Class<C> columns) {
    return Stream.of(columns.getEnumConstants()).map(ListColumns::name).toList();
  }

  /**
   * Reads a name.
   *
   * @throws BadInput if there is no such column
   */
  public static <C extends Enum<C>> C of(Class<C> columns, String name) {
    return Stream.of(columns.getEnumConstants())
        .filter(column -> name(column).equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInput("column"));
  }

  private static String name(Enum<?> column) {
    return column.name().toLowerCase(Locale.ROOT);
  }
}
