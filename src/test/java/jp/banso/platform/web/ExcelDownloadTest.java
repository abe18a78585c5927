package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("一覧のExcel")
class ExcelDownloadTest {

  @Test
  @DisplayName("式に見える文字も文字のまま書かれ、計算されない")
  void holdsNoFormula() throws Exception {
    List<String> cells = List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1+1", "ふつう", "長".repeat(40_000));
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
