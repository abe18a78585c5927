package jp.banso.forms;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** How cells look; every cell is text, so that a postal code keeps its zero and no answer becomes a formula. */
final class WorkbookStyles {

    private static final short BODY_POINTS = 11;
    private static final short TITLE_POINTS = 14;

    final CellStyle title;
    final CellStyle heading;
    final CellStyle label;
    final CellStyle note;
    final CellStyle input;
    final CellStyle locked;

    WorkbookStyles(Workbook workbook) {
        title = style(workbook, TITLE_POINTS, true, null, false);
        heading = style(workbook, BODY_POINTS, true, IndexedColors.PALE_BLUE, false);
        label = style(workbook, BODY_POINTS, false, null, true);
        note = style(workbook, BODY_POINTS, false, null, false);
        input = style(workbook, BODY_POINTS, false, IndexedColors.LIGHT_YELLOW, true);
        input.setLocked(false);
        locked = style(workbook, BODY_POINTS, false, IndexedColors.GREY_25_PERCENT, true);
    }

    private static CellStyle style(Workbook workbook, short points, boolean bold, IndexedColors fill, boolean framed) {
        Font font = workbook.createFont();
        font.setFontName("Yu Gothic");
        font.setFontHeightInPoints(points);
        font.setBold(bold);
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (fill != null) {
            style.setFillForegroundColor(fill.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        if (framed) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }
}
