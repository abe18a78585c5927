package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Wareki;
import jp.banso.platform.database.ListColumns;
import jp.banso.platform.database.ListOrder.Place;

/**
 * A list as a request asks for it: what it is narrowed to, how it is sorted and from where it goes on. Page, files and
 * kept views of a list read the same parameters by it.
 *
 * @param <C> the columns by which it is sorted
 */
public final class ListQuery<C extends Enum<C>> {

  private final String path;
  private final String files;
  private final List<ListFilter> filters;
  private final Map<String, String> values;
  private final Class<C> columns;
  private final String sort;
  private final ListAddress address;

  private ListQuery(
      String path, String files, List<ListFilter> filters, Map<String, String> values, Class<C> columns, String sort,
      String after) {
    this.path = path;
    this.files = files;
    this.filters = List.copyOf(filters);
    this.values = values;
    this.columns = columns;
    this.sort = sort;
    this.address = ListAddress.of(path, values, ListColumns.names(columns), sort, after);
  }

  /**
   * Reads the parameters of the request.
   *
   * @param path of the list's page
   * @param first the sort of a request that names none, as the URL has it
   * @throws BadInput if there is no such choice, column or place
   */
  public static <C extends Enum<C>> ListQuery<C> of(
      HttpServletRequest request, String path, List<ListFilter> filters, Class<C> columns, String first) {
    return of(request, path, path, filters, columns, first);
  }

  /** As the other, with the address of its files without their ending. */
  public static <C extends Enum<C>> ListQuery<C> of(
      HttpServletRequest request, String path, String files, List<ListFilter> filters, Class<C> columns, String first) {
    Map<String, String> values = new LinkedHashMap<>();
    for (ListFilter filter : filters) {
      String value = typed(request, filter.name());
      if (!filter.offers(value)) {
        throw new BadInput(filter.name());
      }
      values.put(filter.name(), value);
    }
    String sort = typed(request, "sort");
    return new ListQuery<>(
        path, files, filters, values, columns, sort.isEmpty() ? first : sort, typed(request, "after"));
  }

  private static String typed(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).map(String::strip).orElse("");
  }

  /** As typed; empty if the list is not narrowed by it, or does not offer it to this viewer. */
  public String text(String filter) {
    return values.getOrDefault(filter, "");
  }

  /** Null if the list is not narrowed by it, or by more signs than anybody looks for: the page says so at the field. */
  public String textOrNull(String filter) {
    return text(filter).isEmpty() || isTooLong(text(filter)) ? null : text(filter);
  }

  private static boolean isTooLong(String words) {
    return words.codePointCount(0, words.length()) > ListFilter.LONGEST;
  }

  /** The constant of that name, null if the list is not narrowed by it. */
  public <E extends Enum<E>> E choice(String filter, Class<E> kind) {
    return text(filter).isEmpty()
        ? null
        : Stream.of(kind.getEnumConstants())
            .filter(one -> one.name().equals(text(filter)))
            .findFirst()
            .orElseThrow(() -> new BadInput(filter));
  }

  /** Null if there is none, or none that can be read: the page says so at the field. */
  public LocalDate day(String filter) {
    return Wareki.parse(text(filter)).orElse(null);
  }

  /** Why the list is not narrowed by what was typed, else null. */
  String errorKey(ListFilter filter) {
    String typed = text(filter.name());
    return switch (filter.kind()) {
      case DAY -> typed.isEmpty() || day(filter.name()) != null ? null : UnreadDate.reason(typed, "fragments.typed.date");
      case WORDS -> isTooLong(typed) ? "fragments.list.tooLong" : null;
      case CHOICE, KEPT -> null;
    };
  }

  /**
   * For a file, which has no field to say it at.
   *
   * @throws BadInput if a day cannot be read, or words are too long
   */
  public void requireReadable() {
    if (filters.stream().anyMatch(one -> errorKey(one) != null)) {
      throw new BadInput("filter");
    }
  }

  public C column() {
    return ListColumns.of(columns, address.column());
  }

  public boolean descending() {
    return address.descending();
  }

  /** Null for the first page. */
  public Place place() {
    return address.place();
  }

  /** True if somebody has narrowed it. */
  public boolean narrowed() {
    return filters.stream().anyMatch(one -> one.kind() != ListFilter.Kind.KEPT && !text(one.name()).isEmpty());
  }

  /** The names of what it is narrowed by, without what was looked for. */
  public List<String> narrowedBy() {
    return values.entrySet().stream().filter(one -> !one.getValue().isEmpty()).map(Map.Entry::getKey).toList();
  }

  /** Its address from the first page on. */
  public String href() {
    return address.at(path);
  }

  /** Its address with nothing that narrows it. */
  String cleared() {
    Map<String, String> kept = new LinkedHashMap<>();
    filters.stream()
        .filter(one -> one.kind() == ListFilter.Kind.KEPT)
        .forEach(one -> kept.put(one.name(), text(one.name())));
    return ListAddress.of(path, kept, ListColumns.names(columns), sort, "").at(path);
  }

  /** The same list from its first page on, with one filter set. */
  public String with(String filter, String value) {
    Map<String, String> others = new LinkedHashMap<>(values);
    others.put(filter, value);
    return ListAddress.of(path, others, ListColumns.names(columns), sort, "").at(path);
  }

  public String path() {
    return path;
  }

  String files() {
    return files;
  }

  List<ListFilter> filters() {
    return filters;
  }

  String sort() {
    return sort;
  }

  ListAddress address() {
    return address;
  }

  List<String> columnNames() {
    return ListColumns.names(columns);
  }
}
