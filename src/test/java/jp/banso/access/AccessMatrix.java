package jp.banso.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/** The table of {@code access-matrix.csv}; its head says how it is read. */
public final class AccessMatrix {

  private static final String ANYONE = "*";
  private static final Cell LOGIN = new Cell("login", "login", "");

  /** What a seat meets at its own and at a foreign object. */
  public record Cell(String own, String foreign, String parameters) {}

  private final Map<Route, Map<String, Cell>> rows = new LinkedHashMap<>();

  private AccessMatrix() {}

  public static AccessMatrix read() throws IOException {
    AccessMatrix matrix = new AccessMatrix();
    String text =
        new ClassPathResource("access-matrix.csv").getContentAsString(StandardCharsets.UTF_8);
    text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).skip(1).forEach(matrix::add);
    return matrix;
  }

  private void add(String line) {
    String[] columns = line.split(";", -1);
    if (columns.length < 5 || columns.length > 6) {
      throw new IllegalArgumentException("access-matrix.csv: five or six columns wanted: " + line);
    }
    Route route = new Route(columns[1].strip(), columns[0].strip());
    Cell cell =
        new Cell(columns[3].strip(), columns[4].strip(), columns.length > 5 ? columns[5].strip() : "");
    for (String seat : columns[2].split(",")) {
      String name = seat.strip();
      if (!name.equals(ANYONE)) {
        Seat.valueOf(name);
      }
      if (rows.computeIfAbsent(route, key -> new LinkedHashMap<>()).put(name, cell) != null) {
        throw new IllegalArgumentException("access-matrix.csv: two rows for " + route + " " + name);
      }
    }
  }

  public Set<Route> routes() {
    return rows.keySet();
  }

  /** The row of this seat, or of anyone; null if the table says nothing. */
  public Cell cell(Route route, Seat seat) {
    Map<String, Cell> row = rows.getOrDefault(route, Map.of());
    if (row.containsKey(seat.name())) {
      return row.get(seat.name());
    }
    return seat == Seat.ANONYMOUS ? LOGIN : row.get(ANYONE);
  }
}
