package jp.banso.platform.database;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import jp.banso.kernel.BadInput;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * How a list is sorted and read on from a place in SQL. A place is the last line's sort value and
 * key, so that a page costs the same however far the reader has come.
 *
 * @param expression what is sorted by, as text without null
 * @param key column that breaks ties, unique and as text
 */
public record ListOrder(String expression, String key, boolean descending) {

  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

  /** A place in a list to go on from. */
  public record Place(String value, String key) {}

  /** To be selected, so that a {@link Place} can be made of the row. */
  public String selected() {
    return expression + " as sort_value";
  }

  /** The condition that begins with {@code and}; empty for the first page. */
  public String after(Place place) {
    return place == null
        ? ""
        : " and (" + expression + ", " + key + ")" + (descending ? " < " : " > ")
            + "(:placeValue, :placeKey)";
  }

  public String orderBy() {
    String direction = descending ? " desc" : "";
    return " order by " + expression + direction + ", " + key + direction;
  }

  public static StatementSpec bind(StatementSpec statement, Place place) {
    return place == null
        ? statement
        : statement.param("placeValue", place.value()).param("placeKey", place.key());
  }

  /** An instant or null as text that sorts like it, null last. */
  public static String instant(String column) {
    return "coalesce(to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '9999')";
  }

  /** The same text made of a value that a row had. */
  public static String instant(Instant value) {
    return SORTABLE.format(value.atOffset(ZoneOffset.UTC));
  }

  /**
   * The instant of a place in a list that is sorted by the column itself.
   *
   * @throws BadInput if it is none
   */
  public static Instant instantOf(Place place) {
    try {
      return LocalDateTime.parse(place.value(), SORTABLE).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new BadInput("place in the list");
    }
  }

  /** A date or null as text that sorts like it, null last. */
  public static String date(String column) {
    return "coalesce(to_char(" + column + ", 'YYYY-MM-DD'), '9999')";
  }
}
