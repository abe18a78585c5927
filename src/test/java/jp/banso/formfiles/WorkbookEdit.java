package jp.banso.formfiles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Types into a form's workbook as an official would in Excel. */
final class WorkbookEdit {

  private WorkbookEdit() {}

  static byte[] type(byte[] workbook, String name, String text) throws IOException {
    try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
      CellReference place = new CellReference(opened.getName(name).getRefersToFormula().split(":")[0]);
      opened.getSheet(place.getSheetName()).getRow(place.getRow()).getCell(place.getCol()).setCellValue(text);
      ByteArrayOutputStream typed = new ByteArrayOutputStream();
      opened.write(typed);
      return typed.toByteArray();
    }
  }
}
