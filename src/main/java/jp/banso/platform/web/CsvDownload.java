package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * A table as a CSV file that Excel opens rightly: UTF-8 with a mark, RFC 4180, no cell that begins a
 * formula. It is written page by page while it is read, so its length costs neither memory nor a
 * connection to the database.
 */
public final class CsvDownload implements AutoCloseable {

  private static final int PAGE = 500;
  private static final String MARK = "\uFEFF";
  private static final String BEGINS_FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

  private final Writer out;

  private CsvDownload(Writer out) {
    this.out = out;
  }

  public static CsvDownload to(HttpServletResponse response, String fileName) throws IOException {
    Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                FileDownload.to(response, fileName, "text/csv;charset=UTF-8"),
                StandardCharsets.UTF_8));
    out.write(MARK);
    return new CsvDownload(out);
  }

  /** A part of the list. */
  public interface Pages<T, P> {

    /** At most {@code size} items after {@code place}, null for the first. */
    List<T> read(P place, int size);
  }

  /** All items, however many. */
  public <T, P> void rows(
      Pages<T, P> pages, Function<T, P> placeOf, Function<T, List<String>> cells) {
    P place = null;
    List<T> page;
    do {
      page = pages.read(place, PAGE);
      page.forEach(item -> row(cells.apply(item)));
      place = page.isEmpty() ? null : placeOf.apply(page.get(page.size() - 1));
    } while (page.size() == PAGE);
  }

  /** One line; null is an empty cell. */
  public void row(List<String> cells) {
    try {
      for (int i = 0; i < cells.size(); i++) {
        out.write(i == 0 ? "" : ",");
        out.write(cell(cells.get(i)));
      }
      out.write("\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    String harmless = BEGINS_FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    return "\"" + harmless.replace("\"", "\"\"") + "\"";
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
