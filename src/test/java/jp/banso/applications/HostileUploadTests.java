package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jp.banso.BansoTest;
import jp.banso.PlainClient;
import jp.banso.TestPerson;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.forms.CaseFile;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormField;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;

/** Rows 22, 23, 33, 44 and 46 of the catalogue of faults, at the doors of an application. */
@BansoTest
@DisplayName("悪意のあるファイル、際限のない送信、途中で切れた送信")
class HostileUploadTests {

  private static final String PREFECTURE = "05";
  private static final String TRIAL = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  @Autowired private ApplicationContext context;
  @Autowired private FormCatalog forms;
  @Autowired private Calls calls;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private Region region;
  private CallId call;
  private Person drafter;
  private ApplicationId id;
  private String path;

  @BeforeEach
  void draft() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    id = region.filled(call, drafter, PREFECTURE, CaseFile.VALID.get(0));
    path = "/applications/" + id.value();
  }

  @Test
  @DisplayName("実体宣言・圧縮爆弾・部品に隠れたウイルスは422で断り、何も残さない")
  void refusesHostileFiles() throws Exception {
    String before = standing();
    for (String kind : List.of("xlsx", "docx")) {
      byte[] good = region.open(drafter, path + "/files-out/" + kind).andReturn().getResponse().getContentAsByteArray();
      String main = kind.equals("xlsx") ? "xl/workbook.xml" : "word/document.xml";
      String entity = "<!DOCTYPE x [<!ENTITY a SYSTEM \"http://127.0.0.1:" + port + "/\">]>";
      refused(with(good, main, xml -> xml.replaceFirst("(<\\?xml[^>]*\\?>)", "$1" + entity)), "ファイルが壊れているため読み取れません");
      refused(with(good, "xl/more.xml", xml -> " ".repeat(40_000_000)), "中身が大きすぎて");
      byte[] infected = with(good, "docProps/thumbnail.png", xml -> TRIAL);
      refused(infected, "ウイルスが見つかった");
      region.send(drafter, path + "/attachments", Map.of(), new MockMultipartFile("files", "資料." + kind, null, infected))
          .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("ウイルスが見つか")));
    }
    assertThat(standing()).isEqualTo(before);
  }

  private void refused(byte[] file, String words) throws Exception {
    region.send(drafter, path + "/files-back", Map.of(), new MockMultipartFile("file", "申込書.xlsx", null, file))
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString(words)));
  }

  /** Another content for a part. */
  private interface Change {
    String of(String content);
  }

  private static byte[] with(byte[] file, String part, Change change) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    }
    String content = new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
    parts.put(part, change.of(content).getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(changed)) {
      for (Map.Entry<String, byte[]> one : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(one.getKey()));
        zip.write(one.getValue());
      }
    }
    return changed.toByteArray();
  }

  @Test
  @DisplayName("様式のどの欄でも、100万字は断られ、書かれていたものは変わらない")
  void limitsEveryField() throws Exception {
    String before = standing();
    String endless = "長".repeat(1_000_000);
    int fields = 0;
    for (FormField field : forms.definition(calls.get(call).form()).fields()) {
      String name = field instanceof FormField.Table table ? table.path() + "[0]." + table.columns().get(0).path() : field.path();
      int status =
          region.send(drafter, path + "/edit",
                  Map.of("a." + name, new String[] {endless}, "version", new String[] {String.valueOf(region.version(drafter, id))}))
              .andReturn().getResponse().getStatus();
      assertThat(status).as(name).isIn(400, 413, 422);
      assertThat(standing()).as(name).isEqualTo(before);
      fields++;
    }
    assertThat(fields).isGreaterThan(15);
  }

  @Test
  @DisplayName("1万の欄、1千の添付、2千を超える部品は、上限を示して断る")
  void limitsHowMuchIsSent() throws Exception {
    String before = standing();
    PlainClient client = client();
    String[] many = new String[20_002];
    many[0] = "version";
    many[1] = String.valueOf(region.version(drafter, id));
    for (int i = 2; i < many.length; i += 2) {
      many[i] = "a.members[" + i / 8 + "].title";
      many[i + 1] = "x";
    }
    HttpResponse<String> fields = client.send(path + "/edit", path + "/edit", many);
    HttpResponse<String> large = client.send(path + "/edit", path + "/edit", "version", many[1], "a.reason", "長".repeat(1_000_000));
    HttpResponse<String> parts = client.sendParts(path + "/edit", path + "/attachments", 1_000);
    HttpResponse<String> more = client.sendParts(path + "/edit", path + "/attachments", 2_100);
    System.out.println("10000 fields " + fields.statusCode() + ", 1 MB " + large.statusCode() + ", 1000 parts " + parts.statusCode() + ", 2100 parts "
        + more.statusCode());
    assertThat(fields.statusCode()).isIn(400, 413);
    assertThat(large.statusCode()).isIn(400, 413, 422);
    assertThat(parts.statusCode()).isIn(400, 413, 422);
    assertThat(more.statusCode()).isIn(400, 413);
    for (HttpResponse<String> answer : List.of(fields, large, parts, more)) {
      assertThat(answer.body()).contains("lang=\"ja\"").doesNotContain("Exception", "Apache Tomcat");
    }
    assertThat(standing()).isEqualTo(before);
  }

  @Test
  @DisplayName("途中で切れた送信は何も残さず、次の送信はそのまま受け取られる")
  void keepsNothingOfWhatWasCut() throws Exception {
    String before = standing();
    PlainClient client = client();
    String token = client.formToken(path + "/edit");
    for (int sent : new int[] {0, 100, 300_000}) {
      String line = "\r\n--boundary\r\nContent-Disposition: form-data; name=";
      String head = line + "\"_csrf\"\r\n\r\n" + token + line + "\"files\"; filename=\"cut.pdf\"\r\n\r\n%PDF-";
      try (Socket socket = new Socket("127.0.0.1", port)) {
        OutputStream out = socket.getOutputStream();
        out.write(("POST " + path + "/attachments HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nCookie: " + client.cookies()
            + "\r\nContent-Type: multipart/form-data; boundary=boundary\r\nContent-Length: 5000000\r\n\r\n" + head).getBytes(StandardCharsets.UTF_8));
        out.write(new byte[sent]);
        out.flush();
        socket.setSoLinger(sent == 100, 0);
      }
    }
    assertThat(client.sendFile(path + "/edit", path + "/attachments", "files", 0).statusCode()).as("0 bytes").isEqualTo(422);
    assertThat(standing()).isEqualTo(before);
    assertThat(client.sendParts(path + "/edit", path + "/attachments", 1).statusCode()).isEqualTo(302);
    assertThat(jdbc.sql("select count(*) from document where file_name = 'cut.pdf'").query(Integer.class).single()).isZero();
    assertThat(jdbc.sql("select string_agg(d.file_name, ' ') from application_attachment a join document d on d.id = a.document_id"
        + " where a.application_id = ?").param(id.value()).query(String.class).single())
        .isEqualTo("0.pdf");
  }

  private PlainClient client() {
    return new PlainClient("http://127.0.0.1:" + port).signIn(drafter.login(), TestPerson.PASSWORD);
  }

  /** All that a refused request may not have changed. */
  private String standing() {
    return jdbc.sql("select a.version || a.answers::text || (select count(*) from application_returned_file f where f.application_id = a.id)"
            + " || ' ' || (select count(*) from document where file_name in ('申込書.xlsx', '資料.xlsx', '資料.docx'))"
            + " from application a where a.id = ?").param(id.value()).query(String.class).single();
  }
}
