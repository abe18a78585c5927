package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.banso.kernel.Outcome;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("様式をExcelやWordのファイルで受け渡しする")
class FormFilesTest {

    private static final String SIGNS = "用 𠮷 ① ㈱ ﾊﾝｶｸ ｶﾞ 髙 﨑 葛󠄀 ～〜 _x0041_ _x000D_ \"'<b>&amp; =1+1";

    private final FormFiles files = FormEngine.FILES;
    private final FormDefinition form = ApplicationForm.definition();
    private final Answers answers = CaseFile.load(CaseFile.VALID.get(0)).answers().with("reason", SIGNS + "\n\n" + SIGNS).with("regionName", SIGNS)
            .with("members[0].affiliation", SIGNS);

    @Test
    @DisplayName("別紙２－②は一字も変わらず戻る")
    void bringsTheShippedFormBack() throws IOException {
        ReturnedAnswers read = read(written(answers), Answers.empty()).orThrow();

        assertThat(read.findings()).isEmpty();
        assertThat(read.answers()).isEqualTo(answers);
        assertThat(new FormValidator().validate(form, read.answers())).isEmpty();
    }

    @Test
    @DisplayName("白紙のひな形は、記入欄だけに書き込め、選ぶ欄に選択肢があり、式になる欄はない")
    void offersATemplate() throws IOException {
        try (XSSFWorkbook workbook = open(written(answers))) {
            Sheet questions = workbook.getSheetAt(0);
            assertThat(questions.getProtect()).isTrue();
            Cell region = at(workbook, "q3.regionName");
            assertThat(region.getCellStyle().getLocked()).isFalse();
            assertThat(region.getCellType()).isEqualTo(CellType.STRING);
            assertThat(questions.getRow(region.getRowIndex()).getCell(0).getCellStyle().getLocked()).isTrue();
            assertThat(at(workbook, WorkbookNames.VERSION).getStringCellValue()).isEqualTo("home-care-support-application/1");
            assertThat(questions.getDataValidations()).hasSize(3);
            assertThat(workbook.getSheet("lists").getRow(46).getCell(0).getStringCellValue()).isEqualTo("沖縄県");
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA));
                }
            }
        }
    }

    @Test
    @DisplayName("Excelの数・日付・いろいろな○を、書かれたとおりに受け取る")
    void readsWhatPeopleMakeOfCells() throws IOException {
        FormDefinition every = FormSchemaParserTest.everyKind();
        byte[] file = changed(written(every, Answers.empty()), workbook -> {
            at(workbook, "q2.office.beds").setCellValue(120);
            Cell day = at(workbook, "q3.office.opened");
            day.setCellValue(java.time.LocalDate.of(2025, 7, 31));
            var style = workbook.createCellStyle();
            style.setDataFormat((short) 14);
            day.setCellStyle(style);
            at(workbook, "q4.office.notified").setCellValue("なし");
        });

        assertThat(files.read(every, new ByteArrayInputStream(file), Answers.empty()).orThrow().answers())
                .isEqualTo(Answers.empty().with("office.beds", "120").with("office.opened", "2025-07-31").with("office.notified", "2"));
        for (String mark : List.of("○", "〇", "●", "◯", "1", "１", "レ", " ○ ")) {
            byte[] ticked = changed(written(Answers.empty()), workbook -> at(workbook, "q15.challenges.selected").setCellValue(mark));
            assertThat(read(ticked, Answers.empty()).orThrow().answers().chosen("challenges.selected")).as(mark).containsExactly("CARE_SYSTEM");
        }
    }

    @Test
    @DisplayName("受け取れない欄は、セルの場所を示す")
    void namesTheCellOfAFinding() throws IOException {
        byte[] file = changed(written(answers), workbook -> {
            at(workbook, "q1.prefecture").setCellValue("秋田");
            at(workbook, "q8.representative.postalCode").setCellValue("12");
            at(workbook, "q15.challenges.selected").setCellValue("これ");
        });

        ReturnedAnswers read = read(file, answers).orThrow();

        assertThat(read.findings()).extracting(placed -> placed.finding().messageKey(), ReturnedAnswers.Placed::place, ReturnedAnswers.Placed::taken)
                .containsExactly(tuple("forms.finding.format.postal", "様式!B15", true));
        assertThat(read.doubts()).extracting(ReturnedAnswers.Doubt::messageKey, ReturnedAnswers.Doubt::place, ReturnedAnswers.Doubt::text)
                .containsExactly(tuple("forms.doubt.option", "様式!B6", "秋田"), tuple("forms.doubt.mark", "様式!B30", "これ"));
        assertThat(read.doubts().get(0).candidates()).extracting(ReturnedAnswers.Candidate::text).containsExactly("秋田県");
        assertThat(read.answers().text("prefecture")).isEqualTo("05");
    }

    @Test
    @DisplayName("隠れた回答は渡さず、戻ったときも消えない。書き込まれていればそれを採る")
    void keepsWhatItDidNotHandOut() throws IOException {
        FormDefinition every = FormSchemaParserTest.everyKind();
        Answers hidden = Answers.empty().with("office.notified", "2").withFiles("office.copy", List.of(new AnsweredFile("d1", "秘.pdf", 1)));
        byte[] file = written(every, hidden);

        assertThat(new String(file, StandardCharsets.ISO_8859_1)).isNotEmpty();
        try (XSSFWorkbook workbook = open(file)) {
            assertThat(at(workbook, "q5.office.copy").getStringCellValue()).isEmpty();
        }
        assertThat(files.read(every, new ByteArrayInputStream(file), hidden).orThrow().answers()).isEqualTo(hidden);
    }

    @Test
    @DisplayName("名前・選択肢・保護・隠しシートが消え、行が動き、16人目が足されても、項目名で読める")
    void readsByLabels() throws IOException {
        byte[] file = changed(written(answers), workbook -> {
            new java.util.ArrayList<>(workbook.getAllNames()).forEach(workbook::removeName);
            workbook.removeSheetAt(workbook.getSheetIndex("lists"));
            for (Sheet sheet : workbook) {
                sheet.protectSheet(null);
            }
            Sheet questions = workbook.getSheetAt(0);
            questions.shiftRows(3, questions.getLastRowNum(), 2);
            Sheet members = workbook.getSheetAt(1);
            Row sixteenth = members.getRow(16);
            sixteenth.getCell(0).setBlank();
            sixteenth.getCell(1).setCellValue("横手市");
            sixteenth.getCell(4).setCellValue("行政職");
        });

        ReturnedAnswers read = read(file, Answers.empty()).orThrow();

        assertThat(read.doubts()).isEmpty();
        assertThat(read.missing()).isEmpty();
        List<Answers> rows = new java.util.ArrayList<>(answers.rows("members"));
        rows.add(Answers.empty().with("affiliation", "横手市").with("profession", "行政職"));
        assertThat(read.answers()).isEqualTo(answers.withRows("members", rows));
        assertThat(read.form()).isEqualTo(form.ref());
    }

    @Test
    @DisplayName("以前の版のファイルは、同じ項目を今の様式に移し、移す先のないものを示し、新しい項目はそのまま残す")
    void readsAnEarlierVersion() throws IOException {
        String older = ApplicationForm.schema();
        FormDefinition before = FormSchemaParser.parse(new FormRef(ApplicationForm.KEY, 1), older);
        FormDefinition now = FormSchemaParser.parse(new FormRef(ApplicationForm.KEY, 2), older
                .replace("\"id\": \"Field_Reason\",", "\"id\": \"Field_Why\",").replace("\"key\": \"reason\",", "\"key\": \"why\","));
        FormFiles released = new FormFiles(FormEngine.MESSAGES, new AnswerBinder(), new AnswerCarrier(), new FormValidator(),
                ref -> ref.equals(before.ref()) ? java.util.Optional.of(before) : java.util.Optional.empty());
        for (FormFileKind kind : FormFileKind.values()) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            files.write(before, answers, kind, null, file);
            ReturnedAnswers read = released.read(now, new ByteArrayInputStream(file.toByteArray()), Answers.empty().with("why", "残す")).orThrow();

            assertThat(read.form()).isEqualTo(before.ref());
            assertThat(read.left()).extracting(CarriedAnswers.Left::label).containsExactly("応募の理由");
            assertThat(read.answers()).isEqualTo(answers.without("reason").with("why", "残す"));
        }
    }

    @Test
    @DisplayName("断る理由を言う：パスワード・古い形式・マクロ・外部リンク")
    void namesTheReason() throws IOException {
        byte[] ole = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0};
        assertThat(key(read(ole, answers))).isEqualTo("forms.file.refused.old_office");
        byte[] locked = ("\u00d0\u00cf\u0011\u00e0........" + String.join("\0", "EncryptedPackage".split("")) + "\0").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(key(read(locked, answers))).isEqualTo("forms.file.refused.encrypted");
        assertThat(key(read(zip("xl/vbaProject.bin", new byte[1]), answers))).isEqualTo("forms.file.refused.macros");
        assertThat(key(read(zip("xl/externalLinks/externalLink1.xml", new byte[1]), answers))).isEqualTo("forms.file.refused.links");
    }

    @ParameterizedTest
    @CsvSource({"other/1, forms.file.refused.otherForm", "home-care-support-application/2, forms.file.refused.otherVersion", "ほか, done"})
    @DisplayName("別の様式と、知られていない版は断る。版が消えていれば、今の版として読む")
    void refusesOtherForms(String version, String messageKey) throws IOException {
        byte[] file = changed(written(answers), workbook -> at(workbook, WorkbookNames.VERSION).setCellValue(version));
        assertThat(key(read(file, answers))).isEqualTo(messageKey);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "%PDF-1.7", "<html>", "MZ"})
    @DisplayName("Excelでないファイルは断る")
    void refusesOtherFiles(String content) throws IOException {
        assertThat(key(read(content.getBytes(StandardCharsets.UTF_8), answers))).isEqualTo("forms.file.refused.other_kind");
    }

    @Test
    @DisplayName("圧縮爆弾・外を読むXML・壊れたファイル・大きすぎるファイルは、断るだけで済む")
    void survivesHostileFiles() throws IOException {
        assertThat(key(read(zip("xl/workbook.xml", new byte[64 * 1024 * 1024]), answers))).isIn("forms.file.refused.other_kind", "forms.file.refused.too_large");
        String entity = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"http://127.0.0.1:9/\">]><Types>&e;</Types>";
        assertThat(key(read(zip("[Content_Types].xml", entity.getBytes(StandardCharsets.UTF_8)), answers))).isEqualTo("forms.file.refused.damaged");
        assertThat(key(read(new byte[6 * 1024 * 1024], answers))).isEqualTo("forms.file.refused.size");
        byte[] good = written(answers);
        Random random = new Random(20250731L);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = good.clone();
            for (int j = 0; j < 20; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(damaged, answers)).isNotNull();
        }
    }

    @Test
    @DisplayName("CSVの列は項目・選択肢・表ごとにそろい、印刷の言葉で出る")
    void makesColumns() {
        FormColumns columns = new FormColumns(FormEngine.MESSAGES);
        List<String> headings = columns.headings(form);
        List<String> cells = columns.cells(form, answers);

        assertThat(cells).hasSameSizeAs(headings);
        assertThat(headings).contains("都道府県", "地域の課題（該当する項目）：その他", "参加者（構成員）（所属 / 部署 / 役職 / 職種）");
        assertThat(cells).contains("秋田県", "○", SIGNS);
        assertThat(columns.cells(form, Answers.empty())).hasSameSizeAs(headings).allMatch(String::isEmpty);
    }

    private byte[] written(Answers filled) throws IOException {
        return written(form, filled);
    }

    private byte[] written(FormDefinition definition, Answers filled) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        files.write(definition, filled, FormFileKind.XLSX, null, file);
        return file.toByteArray();
    }

    private Outcome<ReturnedAnswers> read(byte[] file, Answers before) throws IOException {
        return files.read(form, new ByteArrayInputStream(file), before);
    }

    private static String key(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.messageKey() : "done";
    }

    private static XSSFWorkbook open(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }

    private static byte[] changed(byte[] file, Consumer<XSSFWorkbook> change) throws IOException {
        try (XSSFWorkbook workbook = open(file)) {
            change.accept(workbook);
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            workbook.write(changed);
            return changed.toByteArray();
        }
    }

    private static Cell at(XSSFWorkbook workbook, String name) {
        String first = workbook.getName(name).getRefersToFormula().split(":")[0];
        CellReference place = new CellReference(first);
        return workbook.getSheet(place.getSheetName()).getRow(place.getRow()).getCell(place.getCol());
    }

    private static byte[] zip(String entry, byte[] content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
            zip.closeEntry();
        }
        return file.toByteArray();
    }
}
