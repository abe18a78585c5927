package jp.banso.platform.database;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import jp.banso.kernel.BadInput;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * How a list is sorted and read on from a place in SQL. A place is the last line's sort value and
 * key, so that a page costs the same however far the reader has come; an index on the list's
 * condition, {@code by} and key serves it.
 *
 * @param by what is sorted by
 * @param key column that breaks ties, unique and as text
 */
public record ListOrder(SortedBy by, String key, boolean descending) {

  private static final String LAST = "infinity";
  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
  private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:]{8}\\.\\d{6}Z");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  /** A place in a list to go on from. */
  public record Place(String value, String key) {}

  /**
   * What a list is sorted by.
   *
   * @param expression compared in its own type, never null
   * @param text the same as text, for a {@link Place}
   */
  public record SortedBy(String expression, String text, Type type) {}

  /** The types of what is sorted by. */
  public enum Type {
    TEXT("text"),
    INSTANT("timestamptz"),
    DATE("date");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    /** A place comes from an address, so it may be anything. */
    private void check(String value) {
      try {
        if (this == INSTANT && !value.equals(LAST)) {
          require(ListOrder.INSTANT, value);
          Instant.parse(value);
        } else if (this == DATE && !value.equals(LAST)) {
          require(ListOrder.DATE, value);
          LocalDate.parse(value);
        }
      } catch (DateTimeException e) {
        throw new BadInput("place in the list");
      }
    }

    private static void require(Pattern form, String value) {
      if (!form.matcher(value).matches()) {
        throw new BadInput("place in the list");
      }
    }
  }

  /** To be selected, so that a {@link Place} can be made of the row. */
  public String selected() {
    return by.text() + " as sort_value";
  }

  /**
   * The condition that begins with {@code and}; empty for the first page.
   *
   * @throws BadInput if there can be no such place
   */
  public String after(Place place) {
    if (place == null) {
      return "";
    }
    by.type().check(place.value());
    return " and (" + by.expression() + ", " + key + ")" + (descending ? " < " : " > ")
        + "(cast(:placeValue as " + by.type().sql + "), :placeKey)";
  }

  public String orderBy() {
    String direction = descending ? " desc" : "";
    return " order by " + by.expression() + direction + ", " + key + direction;
  }

  public static StatementSpec bind(StatementSpec statement, Place place) {
    return place == null
        ? statement
        : statement.param("placeValue", place.value()).param("placeKey", place.key());
  }

  public static SortedBy text(String column) {
    return new SortedBy(column, column, Type.TEXT);
  }

  /** An instant, or null last. */
  public static SortedBy instant(String column) {
    return new SortedBy(
        "coalesce(" + column + ", '" + LAST + "')",
        "coalesce(to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), '"
            + LAST + "')",
        Type.INSTANT);
  }

  /** The value of a {@link Place} made of what a row had. */
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

  /** A date, or null last. */
  public static SortedBy date(String column) {
    return new SortedBy(
        "coalesce(" + column + ", '" + LAST + "')",
        "coalesce(to_char(" + column + ", 'YYYY-MM-DD'), '" + LAST + "')", Type.DATE);
  }
}
