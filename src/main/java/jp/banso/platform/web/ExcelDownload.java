package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A table as an Excel workbook of one sheet. Every cell is text, so that none is worked out; rows that were written no
 * longer take memory.
 */
public final class ExcelDownload implements AutoCloseable {

  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final int WINDOW = 100;
  private static final int PAGE = 500;
  private static final int WIDTH = 20 * 256;
  private static final int MOST_SIGNS = 32_767;

  /** The file format writes control characters as {@code _x000D_}; a text that looks so must say that it is none. */
  private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private final OutputStream out;
  private final SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW);
  private final SXSSFSheet sheet;
  private final CellStyle plain;
  private int rows;

  private ExcelDownload(OutputStream out, String sheetName) {
    this.out = out;
    sheet = workbook.createSheet(sheetName);
    sheet.setDefaultColumnWidth(WIDTH / 256);
    sheet.createFreezePane(0, 1);
    plain = workbook.createCellStyle();
    plain.setWrapText(true);
    plain.setQuotePrefixed(true);
    plain.setDataFormat(workbook.createDataFormat().getFormat("@"));
  }

  public static ExcelDownload to(HttpServletResponse response, String fileName, String sheetName) throws IOException {
    return new ExcelDownload(FileDownload.to(response, fileName, TYPE), sheetName);
  }

  /** Into a stream that stays open: a part of something larger. */
  public static ExcelDownload into(OutputStream out, String sheetName) {
    return new ExcelDownload(out, sheetName);
  }

  /** One line; null is an empty cell. */
  public void row(List<String> cells) {
    Row row = sheet.createRow(rows++);
    for (int i = 0; i < cells.size(); i++) {
      String value = cells.get(i);
      if (value != null && !value.isEmpty()) {
        Cell cell = row.createCell(i);
        cell.setCellStyle(plain);
        cell.setCellValue(fitting(LOOKS_ESCAPED.matcher(value).replaceAll("_x005F_")));
      }
    }
  }

  /** What a cell holds, no character of it cut in two. */
  private static String fitting(String value) {
    if (value.length() <= MOST_SIGNS) {
      return value;
    }
    return value.substring(0, Character.isLowSurrogate(value.charAt(MOST_SIGNS)) ? MOST_SIGNS - 1 : MOST_SIGNS);
  }

  /** All items, however many. */
  public <T, P> void rows(
      CsvDownload.Pages<T, P> pages, Function<T, P> placeOf, Function<T, List<String>> cells) {
    P place = null;
    List<T> page;
    do {
      page = pages.read(place, PAGE);
      page.forEach(item -> row(cells.apply(item)));
      place = page.isEmpty() ? null : placeOf.apply(page.get(page.size() - 1));
    } while (page.size() == PAGE);
  }

  @Override
  public void close() throws IOException {
    try (workbook) {
      workbook.write(out);
      out.flush();
    }
  }
}
