package jp.banso.forms;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFPicture;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Takes the answers from a workbook by its named ranges, and by the printed labels where a name is lost. */
final class WorkbookReader implements AutoCloseable {

    private static final int MOST_ROWS = 2_000;
    private static final int MOST_COLUMNS = 60;

    private final XSSFWorkbook workbook;
    private final ReturnedFile.Marker marker;
    private Cell markerCell;
    private LabelReader labels;
    private ReturnedFields fields;

    WorkbookReader(InputStream file) throws IOException {
        workbook = new XSSFWorkbook(file);
        marker = findMarker();
    }

    /** Null where nothing tells which form it is. */
    ReturnedFile.Marker marker() {
        return marker;
    }

    void into(ReturnedFields target, FormDefinition form, PrintedWords words) {
        fields = target;
        Map<FormField, String> names = WorkbookNames.of(form);
        Map<FormField, CellRangeAddress> places = new LinkedHashMap<>();
        names.forEach((field, name) -> {
            CellRangeAddress place = place(name);
            int width = field instanceof FormField.Table table ? table.columns().size() : 1;
            boolean fits = place != null && place.getLastColumn() - place.getFirstColumn() + 1 == width
                    && place.getLastRow() - place.getFirstRow() < MOST_ROWS
                    && (!(field instanceof FormField.Choice choice) || !choice.several()
                            || place.getLastRow() - place.getFirstRow() + 1 == choice.options().size());
            if (fits) {
                places.put(field, place);
            }
        });
        labels = new LabelReader(form, words, lines(places, names));
        boolean unticked = false;
        for (FormField field : form.fields()) {
            if (!(field instanceof FormField.File)) {
                CellRangeAddress place = places.get(field);
                if (place == null) {
                    labelled(field);
                } else {
                    named(field, sheet(names.get(field)), place);
                }
                unticked |= field instanceof FormField.Choice && fields.isBlank(field);
            }
        }
        if (unticked && drawn()) {
            fields.remark("forms.doubt.drawn");
        }
        labels.outside().forEach(text -> fields.outside(text.place(), text.text()));
    }

    private ReturnedFile.Marker findMarker() {
        CellRangeAddress named = place(WorkbookNames.VERSION);
        if (named != null) {
            Row row = sheet(WorkbookNames.VERSION).getRow(named.getFirstRow());
            Cell cell = row == null ? null : row.getCell(named.getFirstColumn());
            ReturnedFile.Marker here = cell == null ? null : ReturnedFile.Marker.read(WorkbookText.read(cell));
            if (here != null) {
                markerCell = cell;
                return here;
            }
        }
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    ReturnedFile.Marker here = ReturnedFile.Marker.read(WorkbookText.read(cell));
                    if (here != null) {
                        markerCell = cell;
                        return here;
                    }
                }
            }
        }
        return null;
    }

    private List<ReturnedLine> lines(Map<FormField, CellRangeAddress> places, Map<FormField, String> names) {
        List<ReturnedLine> lines = new ArrayList<>();
        for (int number = 0; number < workbook.getNumberOfSheets(); number++) {
            XSSFSheet sheet = workbook.getSheetAt(number);
            if (sheet.getSheetName().equals(WorkbookNames.LISTS)) {
                continue;
            }
            List<CellRangeAddress> held = places.entrySet().stream().filter(place -> sheet(names.get(place.getKey())) == sheet)
                    .map(Map.Entry::getValue).toList();
            List<CellRangeAddress> merged = sheet.getMergedRegions();
            for (Row row : sheet) {
                if (row.getRowNum() >= MOST_ROWS * 2) {
                    break;
                }
                List<ReturnedLine.Cell> cells = new ArrayList<>();
                for (Cell cell : row) {
                    if (cell.getColumnIndex() < MOST_COLUMNS && cell != markerCell) {
                        cell(cell, held, merged).ifPresent(cells::add);
                    }
                }
                lines.add(new ReturnedLine(number, sheet.getSheetName(), List.copyOf(cells)));
            }
        }
        return lines;
    }

    private static Optional<ReturnedLine.Cell> cell(Cell cell, List<CellRangeAddress> held, List<CellRangeAddress> merged) {
        Optional<CellRangeAddress> region = merged.stream().filter(one -> one.isInRange(cell)).findFirst();
        if (region.filter(one -> one.getFirstColumn() != cell.getColumnIndex()).isPresent()) {
            return Optional.empty();
        }
        boolean continued = region.filter(one -> one.getFirstRow() != cell.getRowIndex()).isPresent();
        boolean holds = held.stream().anyMatch(one -> one.isInRange(cell));
        String text = continued ? "" : WorkbookText.read(cell);
        return Optional.of(new ReturnedLine.Cell(cell.getColumnIndex(), text, holds ? "" : text, address(cell.getSheet(), cell.getRowIndex(),
                cell.getColumnIndex()), holds, continued));
    }

    // --- by label

    private void labelled(FormField field) {
        if (field instanceof FormField.Table table) {
            labels.rows(table).ifPresentOrElse(rows -> fields.rows(table, rows), () -> fields.missing(table));
            return;
        }
        Optional<LabelReader.Found> found = labels.found(field);
        if (found.isEmpty()) {
            fields.missing(field);
        } else if (found.get().doubt() != null) {
            fields.doubt(field, found.get().place(), found.get().doubt(), found.get().text(), found.get().candidates());
        } else if (field instanceof FormField.Choice choice && choice.several()) {
            fields.chosen(choice, found.get().place(), found.get().values());
        } else {
            fields.text(field, found.get().place(), found.get().values().isEmpty() ? "" : found.get().values().get(0));
        }
    }

    // --- by name

    private void named(FormField field, Sheet sheet, CellRangeAddress place) {
        if (field instanceof FormField.Table table) {
            rows(table, sheet, place);
            return;
        }
        String first = address(sheet, place.getFirstRow(), place.getFirstColumn());
        List<String> column = new ArrayList<>();
        for (int row = place.getFirstRow(); row <= place.getLastRow(); row++) {
            column.add(text(sheet, row, place.getFirstColumn()));
        }
        if (field instanceof FormField.Choice choice && choice.several()) {
            ticks(choice, first, column);
        } else {
            fields.text(field, first, String.join("", column));
        }
    }

    private void ticks(FormField.Choice choice, String place, List<String> column) {
        List<String> chosen = new ArrayList<>();
        List<String> perhaps = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            if (TextRules.isBlank(column.get(i))) {
                continue;
            }
            perhaps.add(choice.options().get(i).value());
            if (OptionMarks.isTick(column.get(i))) {
                chosen.add(choice.options().get(i).value());
            }
        }
        if (perhaps.size() == chosen.size()) {
            fields.chosen(choice, place, chosen);
        } else {
            fields.doubt(choice, place, "forms.doubt.mark", String.join("\n", column.stream().filter(text -> !TextRules.isBlank(text) && !OptionMarks.isTick(text)).toList()),
                    List.of(perhaps, chosen));
        }
    }

    private void rows(FormField.Table table, Sheet sheet, CellRangeAddress place) {
        List<LabelReader.Row> rows = new ArrayList<>();
        for (int row = place.getFirstRow(); row <= place.getLastRow(); row++) {
            Map<String, String> cells = new LinkedHashMap<>();
            Map<String, String> addresses = new LinkedHashMap<>();
            for (int i = 0; i < table.columns().size(); i++) {
                cells.put(table.columns().get(i).path(), text(sheet, row, place.getFirstColumn() + i));
                addresses.put(table.columns().get(i).path(), address(sheet, row, place.getFirstColumn() + i));
            }
            if (!cells.values().stream().allMatch(TextRules::isBlank)) {
                rows.add(new LabelReader.Row(cells, addresses));
            }
        }
        fields.rows(table, rows);
    }

    /** A circle may have been drawn over a choice; pictures are none. */
    private boolean drawn() {
        for (Sheet sheet : workbook) {
            XSSFDrawing drawing = ((XSSFSheet) sheet).getDrawingPatriarch();
            if (drawing != null && drawing.getShapes().stream().anyMatch(shape -> !(shape instanceof XSSFPicture))) {
                return true;
            }
        }
        return false;
    }

    private CellRangeAddress place(String name) {
        Name range = workbook.getName(name);
        if (range == null || range.isDeleted() || workbook.getSheet(range.getSheetName()) == null) {
            return null;
        }
        String formula = range.getRefersToFormula();
        return CellRangeAddress.valueOf(formula.substring(formula.lastIndexOf('!') + 1).replace("$", ""));
    }

    private Sheet sheet(String name) {
        return workbook.getSheet(workbook.getName(name).getSheetName());
    }

    private static String text(Sheet sheet, int row, int column) {
        Row line = sheet.getRow(row);
        return line == null ? "" : WorkbookText.read(line.getCell(column));
    }

    private static String address(Sheet sheet, int row, int column) {
        return sheet.getSheetName() + "!" + new CellReference(row, column).formatAsString();
    }

    @Override
    public void close() {
        workbook.getPackage().revert();
    }
}
