package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("一覧のExcel")
class ExcelDownloadTest {

  @Test
  @DisplayName("でたらめな300の文字が、Excelでは式にならず同じ文字のまま、CSVでも一つも崩れずに戻る")
  void bringsEveryTextBack() throws Exception {
    String[] pieces = {"=", "+", "-", "@", "\t", "\n", "＝", "＠", "\"", ",", "'", "𠮷", "葛\uDB40\uDD00", "髙", "～", "①", "あ", "SUM(A1)", "|cmd", " ", "_x0041_", "_x000D_"};
    Random random = new Random(20250731L);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      StringBuilder cell = new StringBuilder();
      for (int j = random.nextInt(6) + 1; j > 0; j--) {
        cell.append(pieces[random.nextInt(pieces.length)]);
      }
      rows.add(List.of(cell.toString(), "後"));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ExcelDownload excel = ExcelDownload.into(out, "一覧")) {
      for (List<String> row : rows) {
        excel.row(row);
      }
    }
    try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      for (int i = 0; i < rows.size(); i++) {
        assertThat(read.getSheetAt(0).getRow(i).getCell(0).getCellType()).isEqualTo(CellType.STRING);
        assertThat(read.getSheetAt(0).getRow(i).getCell(0).getStringCellValue()).isEqualTo(rows.get(i).get(0));
      }
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    try (CsvDownload csv = CsvDownload.to(response, "一覧.csv")) {
      for (List<String> row : rows) {
        csv.row(row);
      }
    }
    List<List<String>> read = csv(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8).substring(1));
    assertThat(read).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      String wanted = rows.get(i).get(0);
      String found = read.get(i).get(0);
      assertThat(found).isIn(wanted, "'" + wanted);
      assertThat(found).doesNotMatch("(?s)[=+\\-@\\t\\r＝＋－＠].*");
    }
  }

  /** RFC 4180 with every cell in quotes. */
  private static List<List<String>> csv(String text) {
    List<List<String>> rows = new ArrayList<>();
    Matcher cell = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|)(,|\r\n)").matcher(text);
    List<String> row = new ArrayList<>();
    while (cell.find()) {
      row.add(cell.group(1) == null ? "" : cell.group(1).replace("\"\"", "\""));
      if (cell.group(2).equals("\r\n")) {
        rows.add(row);
        row = new ArrayList<>();
      }
    }
    return rows;
  }

  /** Different signs of two units each, more than a cell holds. */
  private static String rare(int signs) {
    StringBuilder text = new StringBuilder("a");
    new Random(1).ints(signs, 0x20000, 0x2A6D0).forEach(text::appendCodePoint);
    return text.toString();
  }

  @Test
  @DisplayName("式に見える文字も文字のまま書かれ、計算されない")
  void holdsNoFormula() throws Exception {
    List<String> cells = List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1+1", "ふつう", "長".repeat(40_000), rare(20_000));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ExcelDownload excel = ExcelDownload.into(out, "一覧")) {
      excel.row(cells);
      for (int i = 0; i < 300; i++) {
        excel.row(List.of("", String.valueOf(i)));
      }
    }
    try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      Sheet sheet = read.getSheetAt(0);
      for (int i = 0; i < cells.size(); i++) {
        assertThat(sheet.getRow(0).getCell(i).getCellType()).isEqualTo(CellType.STRING);
        assertThat(cells.get(i)).startsWith(sheet.getRow(0).getCell(i).getStringCellValue());
      }
      assertThat(sheet.getLastRowNum()).isEqualTo(300);
      assertThat(sheet.getRow(300).getCell(0)).isNull();
    }
  }
}
