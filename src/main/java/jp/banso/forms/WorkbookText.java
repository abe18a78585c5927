package jp.banso.forms;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;

/** Texts in and out of cells, sign by sign. */
final class WorkbookText {

    /** A cell holds 32,767 units; a longer text goes on in the next. */
    static final int CELL = 32_000;
    /** The file format writes control characters as {@code _x000D_}; a text that looks so must say that it is none. */
    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private WorkbookText() {
    }

    static void write(Cell cell, String text) {
        cell.setCellValue(LOOKS_ESCAPED.matcher(text).replaceAll("_x005F_"));
    }

    /** Parts that fit a cell each, none of which ends within a character. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(text.length(), start + CELL);
            if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
                end--;
            }
            parts.add(text.substring(start, end));
            start = end;
        }
        return parts;
    }

    static String read(Cell cell) {
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> cell.getStringCellValue();
            case NUMERIC -> number(cell);
            case BOOLEAN -> cell.getBooleanCellValue() ? "1" : "";
            default -> "";
        };
    }

    private static String number(Cell cell) {
        if (DateUtil.isCellDateFormatted(cell)) {
            LocalDateTime day = cell.getLocalDateTimeCellValue();
            return day == null ? "" : day.toLocalDate().toString();
        }
        return NumberToTextConverter.toText(cell.getNumericCellValue());
    }
}
