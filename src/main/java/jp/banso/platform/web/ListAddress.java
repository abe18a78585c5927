package jp.banso.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.kernel.BadInput;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder.Place;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A list as its URL has it: filters, the column it is sorted by ({@code sort=received}, or
 * {@code -received} from the last to the first) and the place from which it goes on.
 */
public final class ListAddress {

  private static final String SEPARATOR = "~~";

  private final String path;
  private final Map<String, String> filters;
  private final String column;
  private final boolean descending;
  private final Place place;

  private ListAddress(
      String path, Map<String, String> filters, String column, boolean descending, Place place) {
    this.path = path;
    this.filters = new LinkedHashMap<>(filters);
    this.column = column;
    this.descending = descending;
    this.place = place;
  }

  /**
   * Reads the parameters of the request.
   *
   * @param filters parameters to be kept on every link, empty ones are left out
   * @param sort empty for the first of {@code columns}
   * @param after empty for the first page
   * @throws BadInput if there is no such column or place
   */
  public static ListAddress of(
      String path, Map<String, String> filters, List<String> columns, String sort, String after) {
    boolean descending = sort.startsWith("-");
    String column = sort.isEmpty() ? columns.get(0) : sort.substring(descending ? 1 : 0);
    if (!columns.contains(column)) {
      throw new BadInput("column to sort by");
    }
    return new ListAddress(path, filters, column, descending, place(after));
  }

  private static Place place(String after) {
    if (after.isEmpty()) {
      return null;
    }
    int end = after.lastIndexOf(SEPARATOR);
    if (end < 0) {
      throw new BadInput("place in the list");
    }
    return new Place(after.substring(0, end), after.substring(end + SEPARATOR.length()));
  }

  public String column() {
    return column;
  }

  public boolean descending() {
    return descending;
  }

  /** Null for the first page. */
  public Place place() {
    return place;
  }

  /** The headers of the columns that sort; pressing the present one turns its direction. */
  public Map<String, SortView> headers(List<String> columns) {
    return columns.stream().collect(Collectors.toMap(Function.identity(), this::header));
  }

  private SortView header(String one) {
    boolean current = one.equals(column);
    String direction = descending ? "descending" : "ascending";
    return new SortView(
        href(path, current && !descending ? "-" + one : one, null), current ? direction : null);
  }

  /** The links below the list; {@code total} is null if it is not counted. */
  public PagerView pager(ListCount total, int shown, Place next) {
    return new PagerView(
        total == null ? null : total.number(), total != null && total.orMore(), shown, place == null ? null : href(path, sort(), null),
        next == null ? null : href(path, sort(), next));
  }

  /** The page that it is. */
  public String here() {
    return href(path, sort(), place);
  }

  /** The same list at another path, whole. */
  public String at(String otherPath) {
    return href(otherPath, sort(), null);
  }

  private String sort() {
    return (descending ? "-" : "") + column;
  }

  private String href(String to, String sort, Place next) {
    Map<String, String> parameters = new LinkedHashMap<>(filters);
    parameters.put("sort", sort);
    parameters.put("after", next == null ? "" : next.value() + SEPARATOR + next.key());
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(to);
    parameters.values().removeIf(String::isEmpty);
    parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(parameters).toUriString();
  }
}
