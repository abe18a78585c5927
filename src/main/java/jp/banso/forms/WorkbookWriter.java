package jp.banso.forms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.context.MessageSource;

/** Writes one form as a workbook: a sheet with the questions in printed order, and a sheet for each table. */
final class WorkbookWriter implements AutoCloseable {

    private static final int LABEL = 0;
    private static final int ANSWER = 1;
    private static final int GUIDANCE = 2;
    private static final int CHARACTER_WIDTH = 256;
    private static final int[] WIDTHS = {32, 72, 60};
    private static final int CELL_WIDTH = 24;
    private static final int NUMBER_WIDTH = 6;
    private static final float LONG_TEXT_POINTS = 240;

    private final FormDefinition form;
    private final Answers answers;
    private final FormDefinition shown;
    private final String stamp;
    private final MessageSource messages;
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final WorkbookStyles styles = new WorkbookStyles(workbook);
    private final Map<FormField, String> names;
    private final XSSFSheet questions;
    private final XSSFSheet lists;
    private int line;
    private int tables;
    private int listed;

    WorkbookWriter(FormDefinition form, Answers answers, String stamp, MessageSource messages) {
        this.form = form;
        this.answers = answers;
        this.shown = form.shown(answers);
        this.stamp = stamp;
        this.messages = messages;
        this.names = WorkbookNames.of(form);
        this.questions = workbook.createSheet(word("forms.excel.sheet"));
        this.lists = workbook.createSheet(WorkbookNames.LISTS);
    }

    void write(OutputStream target) throws IOException {
        for (int column = 0; column < WIDTHS.length; column++) {
            questions.setColumnWidth(column, WIDTHS[column] * CHARACTER_WIDTH);
        }
        head();
        for (FormSection section : form.sections()) {
            line++;
            cell(row(), LABEL, section.heading(), styles.heading);
            whole(styles.heading);
            explain(section.hideIf());
            for (FormElement element : section.elements()) {
                if (element instanceof FormElement.Note note) {
                    cell(row(), LABEL, note.text(), styles.note);
                    whole(styles.note);
                } else {
                    field((FormField) element);
                }
            }
        }
        protect(questions);
        workbook.setSheetOrder(lists.getSheetName(), workbook.getNumberOfSheets() - 1);
        workbook.setSheetVisibility(workbook.getSheetIndex(lists), SheetVisibility.VERY_HIDDEN);
        workbook.setActiveSheet(0);
        workbook.write(target);
    }

    private void head() {
        cell(row(), LABEL, Stream.of(form.annex(), form.title()).filter(text -> !text.isEmpty()).collect(Collectors.joining(" ")), styles.title);
        whole(styles.title);
        Row version = row();
        cell(version, LABEL, word("forms.excel.version"), styles.label);
        cell(version, ANSWER, ReturnedFile.Marker.write(form.ref(), stamp), styles.locked);
        name(WorkbookNames.VERSION, questions, new CellRangeAddress(version.getRowNum(), version.getRowNum(), ANSWER, ANSWER));
        cell(row(), LABEL, word("forms.excel.howTo"), styles.note);
        whole(styles.note);
    }

    private void field(FormField field) {
        if (field instanceof FormField.Table table) {
            table(table);
        } else if (field instanceof FormField.Choice choice && choice.several()) {
            checklist(choice);
        } else {
            List<String> parts = new ArrayList<>(WorkbookText.parts(asked(field) ? text(field, answers) : ""));
            int rows = Math.max(1, parts.size());
            if (field instanceof FormField.Text text) {
                rows = Math.max(rows, (text.maxLength() + WorkbookText.CELL - 1) / WorkbookText.CELL);
            }
            int first = line;
            for (int i = 0; i < rows; i++) {
                Row row = row();
                label(row, field, i == 0);
                cell(row, ANSWER, i < parts.size() ? parts.get(i) : "", field instanceof FormField.File ? styles.locked : styles.input);
                if (field instanceof FormField.Text text && text.multiline()) {
                    row.setHeightInPoints(LONG_TEXT_POINTS);
                }
            }
            CellRangeAddress place = new CellRangeAddress(first, line - 1, ANSWER, ANSWER);
            name(names.get(field), questions, place);
            if (field instanceof FormField.Choice choice) {
                offer(questions, place, labels(choice));
            }
        }
    }

    private void checklist(FormField.Choice choice) {
        List<String> chosen = asked(choice) ? answers.chosen(choice.path()) : List.of();
        int first = line;
        for (FormField.Option option : choice.options()) {
            Row row = row();
            label(row, choice, line - 1 == first);
            cell(row, ANSWER, chosen.contains(option.value()) ? word("forms.read.circle") : "", styles.input);
            cell(row, GUIDANCE, option.label(), styles.label);
        }
        CellRangeAddress place = new CellRangeAddress(first, line - 1, ANSWER, ANSWER);
        name(names.get(choice), questions, place);
        offer(questions, place, List.of(word("forms.read.circle")));
    }

    private void table(FormField.Table table) {
        XSSFSheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(word("forms.excel.table", ++tables) + " " + table.label()));
        Row pointer = row();
        label(pointer, table, true);
        cell(pointer, ANSWER, word("forms.excel.tableElsewhere", sheet.getSheetName()), styles.locked);
        Row headings = sheet.createRow(0);
        cell(headings, 0, word("forms.rows.no"), styles.heading);
        sheet.setColumnWidth(0, NUMBER_WIDTH * CHARACTER_WIDTH);
        for (int column = 0; column < table.columns().size(); column++) {
            cell(headings, column + 1, table.columns().get(column).label(), styles.heading);
            sheet.setColumnWidth(column + 1, CELL_WIDTH * CHARACTER_WIDTH);
        }
        List<Answers> filled = asked(table) ? answers.rows(table.path()) : List.of();
        int rows = Math.max(table.maxRows(), filled.size());
        for (int i = 0; i < rows; i++) {
            Row row = sheet.createRow(i + 1);
            cell(row, 0, String.valueOf(i + 1), styles.label);
            for (int column = 0; column < table.columns().size(); column++) {
                cell(row, column + 1, i < filled.size() ? text(table.columns().get(column), filled.get(i)) : "", styles.input);
            }
        }
        name(names.get(table), sheet, new CellRangeAddress(1, rows, 1, table.columns().size()));
        for (int column = 0; column < table.columns().size(); column++) {
            if (table.columns().get(column) instanceof FormField.Choice choice) {
                offer(sheet, new CellRangeAddress(1, rows, column + 1, column + 1), labels(choice));
            }
        }
        sheet.createFreezePane(1, 1);
        protect(sheet);
    }

    private void label(Row row, FormField field, boolean first) {
        String requirement = word(field.question().required() ? "forms.required" : "forms.optional");
        cell(row, LABEL, first ? field.label() + " " + requirement : word("forms.excel.continued"), styles.label);
        String more = field instanceof FormField.Date ? word("forms.date.hint") : field instanceof FormField.File ? word("forms.excel.file") : "";
        cell(row, GUIDANCE, !first ? "" : Stream.of(field.question().guidance(), more, unless(field.hideIf()))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("\n")), styles.note);
    }

    private void explain(Condition condition) {
        if (!condition.isNever()) {
            cell(row(), LABEL, unless(condition), styles.note);
            whole(styles.note);
        }
    }

    private String unless(Condition condition) {
        return new ConditionWords(form, messages).unless(condition);
    }

    private boolean asked(FormField field) {
        return shown.asks(field.path());
    }

    private static String text(FormField field, Answers source) {
        return PrintedAnswer.of(field, source);
    }

    private static List<String> labels(FormField.Choice choice) {
        return choice.options().stream().map(FormField.Option::label).toList();
    }

    private Row row() {
        return questions.createRow(line++);
    }

    private void whole(CellStyle style) {
        Row row = questions.getRow(line - 1);
        cell(row, ANSWER, "", style);
        cell(row, GUIDANCE, "", style);
        questions.addMergedRegion(new CellRangeAddress(line - 1, line - 1, LABEL, GUIDANCE));
    }

    private static void cell(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (!text.isEmpty()) {
            WorkbookText.write(cell, text);
        }
    }

    private void name(String name, Sheet sheet, CellRangeAddress place) {
        Name range = workbook.createName();
        range.setNameName(name);
        range.setRefersToFormula(place.formatAsString(sheet.getSheetName(), true));
    }

    /** A drop-down from the hidden sheet: a list within the validation itself ends at 255 characters. */
    private void offer(XSSFSheet sheet, CellRangeAddress place, List<String> labels) {
        for (int i = 0; i < labels.size(); i++) {
            Row row = lists.getRow(i) == null ? lists.createRow(i) : lists.getRow(i);
            cell(row, listed, labels.get(i), styles.note);
        }
        String column = CellReference.convertNumToColString(listed++);
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createFormulaListConstraint(lists.getSheetName() + "!$" + column + "$1:$" + column + "$" + labels.size()),
                new CellRangeAddressList(place.getFirstRow(), place.getLastRow(), place.getFirstColumn(), place.getLastColumn()));
        validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        validation.setShowErrorBox(true);
        sheet.addValidationData(validation);
    }

    /** Against slips, not against anybody: no password, and rows and columns may be made wider. */
    private static void protect(XSSFSheet sheet) {
        sheet.enableLocking();
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getPrintSetup().setPaperSize(org.apache.poi.ss.usermodel.PrintSetup.A4_PAPERSIZE);
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.JAPANESE);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
