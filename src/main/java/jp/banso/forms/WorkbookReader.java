package jp.banso.forms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import jp.banso.kernel.Outcome;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Takes the answers from a workbook by its named ranges, as if they had been sent from a page. */
final class WorkbookReader {

    private static final int LARGEST_FILE = 5 * 1024 * 1024;
    private static final long LARGEST_CONTENT = 30L * 1024 * 1024;
    private static final int MOST_ENTRIES = 300;
    private static final int MOST_ROWS = 2_000;
    /** ○ 〇 ● ◯ ✓ ✔ レ 1: whatever people put down for a tick. */
    private static final Set<String> TICKS = Set.of("\u25CB", "\u3007", "\u25CF", "\u25EF", "\u2713", "\u2714", "\u30EC", "1");
    private static final String NO_TICK = "?";

    private final FormDefinition form;
    private final Answers before;
    private final AnswerBinder binder;
    private final Map<String, String[]> parameters = new HashMap<>();
    private final Map<String, String> cells = new HashMap<>();
    private final Set<String> blank = new HashSet<>();
    private Workbook workbook;

    WorkbookReader(FormDefinition form, Answers before, AnswerBinder binder) {
        this.form = form;
        this.before = before;
        this.binder = binder;
    }

    Outcome<WorkbookAnswers> read(InputStream file) throws IOException {
        byte[] content = file.readNBytes(LARGEST_FILE + 1);
        if (content.length > LARGEST_FILE) {
            return Outcome.refused("forms.excel.tooLarge", LARGEST_FILE / 1024 / 1024);
        }
        try {
            if (!isReadableZip(content)) {
                return Outcome.refused("forms.excel.unreadable");
            }
            try (Workbook opened = new XSSFWorkbook(new ByteArrayInputStream(content))) {
                workbook = opened;
                return answers();
            }
        } catch (IOException | RuntimeException e) {
            // the library answers a damaged or hostile file with whatever exception its place brings about
            return Outcome.refused("forms.excel.unreadable");
        }
    }

    /** Counts what would come out of the file before the library reads it into memory. */
    private static boolean isReadableZip(byte[] content) throws IOException {
        long left = LARGEST_CONTENT;
        int entries = 0;
        byte[] buffer = new byte[8192];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            while (zip.getNextEntry() != null) {
                int read = zip.read(buffer);
                while (read > 0) {
                    left -= read;
                    if (left < 0) {
                        return false;
                    }
                    read = zip.read(buffer);
                }
                if (++entries > MOST_ENTRIES) {
                    return false;
                }
            }
        }
        return entries > 0;
    }

    private Outcome<WorkbookAnswers> answers() {
        CellRangeAddress version = place(WorkbookNames.VERSION);
        String found = version == null ? "" : text(sheet(WorkbookNames.VERSION), version.getFirstRow(), version.getFirstColumn());
        if (!found.equals(WorkbookNames.version(form.ref()))) {
            return found.startsWith(form.ref().formKey() + "/")
                    ? Outcome.refused("forms.excel.otherVersion", form.title()) : Outcome.refused("forms.excel.otherForm", form.title());
        }
        List<String> missing = new ArrayList<>();
        WorkbookNames.of(form).forEach((field, name) -> {
            CellRangeAddress place = place(name);
            int width = field instanceof FormField.Table table ? table.columns().size() : 1;
            if (place == null || place.getLastColumn() - place.getFirstColumn() + 1 != width || place.getLastRow() - place.getFirstRow() >= MOST_ROWS) {
                missing.add(field.label());
            } else {
                take(field, sheet(name), place);
            }
        });
        if (!missing.isEmpty()) {
            return Outcome.refused("forms.excel.missing", String.join(" / ", missing));
        }
        BoundAnswers bound = binder.bind(form, parameters, before);
        return Outcome.done(new WorkbookAnswers(keepHidden(bound), cells));
    }

    /** What is hidden was not handed out: blank cells of it take nothing away. */
    private BoundAnswers keepHidden(BoundAnswers bound) {
        FormDefinition shown = form.shown(bound.answers());
        Answers answers = bound.answers();
        for (FormField field : form.fields()) {
            if (!shown.asks(field.path()) && blank.contains(field.path())) {
                answers = answers.withSame(field.path(), before);
            }
        }
        return new BoundAnswers(answers, bound.findings(), bound.shownRows(), bound.rowsEdited());
    }

    private void take(FormField field, Sheet sheet, CellRangeAddress place) {
        cells.put(field.path(), address(sheet, place.getFirstRow(), place.getFirstColumn()));
        List<String> column = new ArrayList<>();
        for (int row = place.getFirstRow(); row <= place.getLastRow(); row++) {
            column.add(text(sheet, row, place.getFirstColumn()));
        }
        if (field instanceof FormField.Table table) {
            rows(table, sheet, place);
        } else if (field instanceof FormField.Choice choice && choice.several()) {
            ticks(choice, column);
        } else if (!(field instanceof FormField.File)) {
            String text = String.join("", column);
            noteBlank(field, TextRules.isBlank(text));
            parameters.put(AnswerBinder.PREFIX + field.path(), new String[] {value(field, text)});
        }
    }

    private void ticks(FormField.Choice choice, List<String> column) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            String mark = TextFormat.key(column.get(i));
            if (!mark.isEmpty()) {
                chosen.add(i < choice.options().size() && TICKS.contains(mark) ? choice.options().get(i).value() : NO_TICK);
            }
        }
        noteBlank(choice, chosen.isEmpty());
        parameters.put(AnswerBinder.SHOWN + choice.path(), new String[] {"1"});
        parameters.put(AnswerBinder.PREFIX + choice.path(), chosen.toArray(String[]::new));
    }

    private void rows(FormField.Table table, Sheet sheet, CellRangeAddress place) {
        boolean nothing = true;
        int filled = 0;
        for (int row = place.getFirstRow(); row <= place.getLastRow(); row++) {
            Map<String, String> line = new HashMap<>();
            for (int i = 0; i < table.columns().size(); i++) {
                FormField column = table.columns().get(i);
                line.put(column.path(), value(column, text(sheet, row, place.getFirstColumn() + i)));
            }
            if (line.values().stream().allMatch(TextRules::isBlank)) {
                continue;
            }
            nothing = false;
            for (int i = 0; i < table.columns().size(); i++) {
                String path = table.cellPath(filled, table.columns().get(i));
                parameters.put(AnswerBinder.PREFIX + path, new String[] {line.get(table.columns().get(i).path())});
                cells.put(path, address(sheet, row, place.getFirstColumn() + i));
            }
            filled++;
        }
        noteBlank(table, nothing);
        parameters.put(AnswerBinder.SHOWN + table.path(), new String[] {"1"});
    }

    private void noteBlank(FormField field, boolean isBlank) {
        if (isBlank) {
            blank.add(field.path());
        }
    }

    /** The option's value where the cell shows its words. */
    private static String value(FormField field, String text) {
        return field instanceof FormField.Choice choice
                ? choice.options().stream().filter(option -> option.label().strip().equals(text.strip())).map(FormField.Option::value)
                        .findFirst().orElse(text)
                : text;
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
}
