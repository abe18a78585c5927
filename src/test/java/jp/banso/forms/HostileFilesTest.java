package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jp.banso.kernel.Outcome;
import jp.banso.platform.documents.FileJudgement;
import jp.banso.platform.documents.FileJudgement.Refusal;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows 22, 23 and 25 of the catalogue of faults. */
@DisplayName("悪意のあるファイルは、外へつながず、記憶域も時間も使わずに断る")
class HostileFilesTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final FormDefinition form = ApplicationForm.definition();
    private final Answers answers = CaseFile.load(CaseFile.VALID.get(0)).answers();

    @Test
    @DisplayName("実体宣言は、ExcelとWordのどの部分にあっても断り、待ち受けた口に一度もつながらない")
    void fetchesAndMultipliesNothing() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String place = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY b0 \"" + "笑".repeat(100) + "\">");
            for (int i = 1; i < 12; i++) {
                bomb.append("<!ENTITY b").append(i).append(" \"").append(("&b" + (i - 1) + ";").repeat(10)).append("\">");
            }
            List<String> declared = List.of("<!DOCTYPE x [<!ENTITY b11 SYSTEM \"" + place + "a\">]>",
                    "<!DOCTYPE x SYSTEM \"" + place + "b.dtd\" [<!ENTITY b11 \"x\">]>",
                    "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + place + "c\"> %p; <!ENTITY b11 \"x\">]>", bomb + "]>");
            SoftAssertions soft = new SoftAssertions();
            for (FormFileKind kind : FormFileKind.values()) {
                for (String part : parts(written(kind)).keySet()) {
                    for (String doctype : declared) {
                        byte[] hostile = changed(written(kind), Map.of(part, xml -> declared(xml, doctype)));
                        soft.assertThat(cheaply(hostile)).as(kind + " " + part).isEqualTo("forms.file.refused.damaged");
                    }
                }
            }
            soft.assertAll();
            listener.setSoTimeout(200);
            assertThat(connections(listener)).as("connections").isZero();
        }
    }

    @Test
    @DisplayName("圧縮爆弾、10万の項目、圧縮の中の圧縮は、二秒とかからず断る")
    void unpacksNoBomb() throws IOException {
        byte[] zeros = new byte[64 * MEGABYTE];
        for (FormFileKind kind : FormFileKind.values()) {
            String main = kind == FormFileKind.XLSX ? "xl/worksheets/sheet1.xml" : "word/document.xml";
            assertThat(cheaply(added(written(kind), Map.of("docProps/more.bin", zeros)))).isEqualTo("forms.file.refused.too_large");
            byte[] swollen = changed(written(kind), Map.of(main, xml -> xml + " ".repeat(20 * MEGABYTE)));
            assertThat(cheaply(swollen)).isEqualTo("forms.file.refused.too_large");
            byte[] nested = zip(Map.of("a.zip", zip(Map.of("b.zip", zip(Map.of("c", zeros))))));
            assertThat(cheaply(nested)).isEqualTo("forms.file.refused.objects");
            assertThat(cheaply(zip(Map.of("a", nested)))).isEqualTo("forms.file.refused.other_kind");
            assertThat(cheaply(added(written(kind), Map.of("xl/media/a.zip", nested)))).isEqualTo("forms.file.refused.objects");
        }
        String cells = "<w:tbl><w:tr>" + "<w:tc><w:p><w:r><w:t>語</w:t></w:r></w:p></w:tc>".repeat(20_000) + "</w:tr></w:tbl></w:body>";
        byte[] crowded = changed(written(FormFileKind.DOCX), Map.of("word/document.xml", xml -> xml.replace("</w:body>", cells)));
        assertThat(cheaply(crowded)).isEqualTo("forms.file.refused.too_large");

        Map<String, byte[]> many = new LinkedHashMap<>();
        many.put("[Content_Types].xml", new byte[1]);
        many.put("xl/workbook.xml", new byte[1]);
        for (int i = 0; i < 100_000; i++) {
            many.put(Integer.toString(i, 36), new byte[0]);
        }
        byte[] entries = zip(many);
        long before = THREADS.getCurrentThreadCpuTime();
        assertThat(FileJudgement.of(new ByteArrayInputStream(entries)).refusal()).isEqualTo(Refusal.TOO_LARGE);
        assertThat(THREADS.getCurrentThreadCpuTime() - before).isLessThan(2_000_000_000L);
        assertThat(cheaply(entries)).startsWith("forms.file.refused.");
    }

    @Test
    @DisplayName("名前がExcelでも、中身が実行形式・HTML・PDF・二つの形式を兼ねるものは、中身で断る")
    void judgesByContent() throws IOException {
        byte[] workbook = written(FormFileKind.XLSX);
        for (String head : List.of("MZ\u0090\0", "<html><body>", "%PDF-1.7\n", "GIF89a", "#!/bin/sh\n")) {
            byte[] before = head.getBytes(StandardCharsets.ISO_8859_1);
            byte[] both = new byte[before.length + workbook.length];
            System.arraycopy(before, 0, both, 0, before.length);
            System.arraycopy(workbook, 0, both, before.length, workbook.length);
            assertThat(cheaply(before)).as(head).isEqualTo("forms.file.refused.other_kind");
            assertThat(cheaply(both)).as(head).isEqualTo("forms.file.refused.other_kind");
        }
    }

    /** What is answered to a file; at most 50 MB were ever asked for, and two seconds of work. */
    private String cheaply(byte[] file) throws IOException {
        long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        long time = THREADS.getCurrentThreadCpuTime();
        Outcome<ReturnedAnswers> read = FormEngine.FILES.read(form, new ByteArrayInputStream(file), Answers.empty());
        assertThat(THREADS.getCurrentThreadCpuTime() - time).as("nanoseconds").isLessThan(2_000_000_000L);
        assertThat(THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes).as("bytes").isLessThan(50L * MEGABYTE);
        return read instanceof Outcome.Refused<ReturnedAnswers> refused ? refused.messageKey() : "done";
    }

    private static int connections(ServerSocket listener) throws IOException {
        int connections = 0;
        try {
            while (true) {
                listener.accept().close();
                connections++;
            }
        } catch (SocketTimeoutException e) {
            return connections;
        }
    }

    private static String declared(String xml, String doctype) {
        String body = xml.replaceFirst("^\\s*<\\?xml[^>]*\\?>", "");
        int root = body.indexOf('>', body.indexOf('<'));
        boolean closed = body.charAt(root - 1) == '/';
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + doctype + (closed ? body : body.substring(0, root + 1) + "&b11;" + body.substring(root + 1));
    }

    private byte[] written(FormFileKind kind) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        FormEngine.FILES.write(form, answers, kind, null, file);
        return file.toByteArray();
    }

    private static Map<String, byte[]> parts(byte[] file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] changed(byte[] file, Map<String, UnaryOperator<String>> changes) throws IOException {
        Map<String, byte[]> parts = parts(file);
        changes.forEach((name, change) -> parts.computeIfPresent(name,
                (same, content) -> change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)));
        return zip(parts);
    }

    private static byte[] added(byte[] file, Map<String, byte[]> more) throws IOException {
        Map<String, byte[]> parts = parts(file);
        parts.putAll(more);
        return zip(parts);
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> part : new ArrayList<>(parts.entrySet())) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return file.toByteArray();
    }
}
