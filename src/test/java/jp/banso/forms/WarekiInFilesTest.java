package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Row 39 of the catalogue of faults: days in files that go out and come back. */
@DisplayName("ファイルの和暦")
class WarekiInFilesTest {

    private static final String FIELD = "office.opened";

    private final FormDefinition form = FormSchemaParserTest.everyKind();

    @ParameterizedTest
    @CsvSource({
        "1989-01-07, 昭和64年1月7日", "1989-01-08, 平成元年1月8日", "2019-04-30, 平成31年4月30日", "2019-05-01, 令和元年5月1日",
        "2020-02-29, 令和2年2月29日", "2024-02-29, 令和6年2月29日", "2025-03-31, 令和7年3月31日", "2025-04-01, 令和7年4月1日",
        "2025-12-31, 令和7年12月31日", "2026-01-01, 令和8年1月1日"
    })
    @DisplayName("改元・うるう日・年度と年の変わり目の日は、ExcelとWordに和暦で書かれ、同じ日で戻る")
    void goesOutAndComesBack(String day, String printed) throws IOException {
        Answers answers = Answers.empty().with(FIELD, day);
        byte[] workbook = written(answers, FormFileKind.XLSX);
        byte[] paper = written(answers, FormFileKind.DOCX);
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            assertThat(cell(opened).getStringCellValue()).isEqualTo(printed);
        }
        try (XWPFWordExtractor text = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(paper)))) {
            assertThat(text.getText()).contains(printed);
        }
        assertThat(read(workbook)).isEqualTo(day);
        assertThat(read(paper)).isEqualTo(day);
    }

    @Test
    @DisplayName("ファイルに和暦・西暦・記号・全角・Excelの日付のどれで書いても同じ日として読み、ない日は読まない")
    void readsTheWaysPeopleWriteADay() throws IOException {
        Answers before = Answers.empty().with(FIELD, "2001-01-01");
        byte[] workbook = written(before, FormFileKind.XLSX);
        byte[] paper = written(before, FormFileKind.DOCX);
        for (String typed : List.of("令和2年2月29日", "令和２年２月２９日（土）", "R2.2.29", "㋿2年2月29日", "2020/2/29", "平成32年2月29日")) {
            assertThat(read(typed(workbook, typed))).as("Excel " + typed).isEqualTo("2020-02-29");
            assertThat(read(WordEdit.changed(paper, xml -> xml.replace(">平成13年1月1日<", ">" + typed + "<")))).as("Word " + typed)
                    .isEqualTo("2020-02-29");
        }
        byte[] day = changed(workbook, cell -> {
            cell.setCellValue(LocalDate.of(2020, 2, 29));
            var style = cell.getSheet().getWorkbook().createCellStyle();
            style.setDataFormat((short) 14);
            cell.setCellStyle(style);
        });
        assertThat(read(day)).isEqualTo("2020-02-29");
        for (String none : List.of("令和3年2月29日", "令和元年4月31日", "令和2年2月29日（金）")) {
            ReturnedAnswers read = FormEngine.FILES.read(form, new ByteArrayInputStream(typed(workbook, none)), Answers.empty()).orThrow();
            assertThat(read.findings()).as(none).anyMatch(placed -> placed.finding().path().equals(FIELD));
        }
    }

    private byte[] written(Answers answers, FormFileKind kind) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        FormEngine.FILES.write(form, answers, kind, null, file);
        return file.toByteArray();
    }

    private String read(byte[] file) throws IOException {
        return FormEngine.FILES.read(form, new ByteArrayInputStream(file), Answers.empty()).orThrow().answers().text(FIELD);
    }

    private static byte[] typed(byte[] workbook, String text) throws IOException {
        return changed(workbook, cell -> cell.setCellValue(text));
    }

    private static byte[] changed(byte[] workbook, java.util.function.Consumer<Cell> change) throws IOException {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            change.accept(cell(opened));
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            opened.write(changed);
            return changed.toByteArray();
        }
    }

    private static Cell cell(XSSFWorkbook workbook) {
        String name = "q3." + FIELD;
        CellReference place = new CellReference(workbook.getName(name).getRefersToFormula().split(":")[0]);
        return workbook.getSheet(place.getSheetName()).getRow(place.getRow()).getCell(place.getCol());
    }
}
