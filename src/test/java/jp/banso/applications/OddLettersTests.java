package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.forms.Answers;
import jp.banso.forms.AnswersConverter;
import jp.banso.forms.CaseFile;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormFiles;
import jp.banso.parties.RoleKind;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows 29, 30 and 34 of the catalogue of faults, along the whole way of an application. */
@BansoTest
@DisplayName("役所の文字は、入力から印刷・メールまで一字も変わらず、どんな文も動かない")
class OddLettersTests {

  private static final String PREFECTURE = "05";
  private static final String LETTERS = "𠮷葛\uDB40\uDD00髙﨑～〜①\uFA19";
  private static final String TRAP = "<script>alert(1)</script>x${7*7}x__${7*7}__x[[${7*7}]]x\"'><img src=x>";

  @Autowired private ApplicationContext context;
  @Autowired private Calls calls;
  @Autowired private FormCatalog forms;
  @Autowired private FormFiles files;
  @Autowired private JdbcClient jdbc;

  private Region region;
  private CallId call;
  private Person drafter;
  private Person official;
  private Person clerk;
  private ApplicationId id;

  @BeforeEach
  void draft() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
    id = region.draft(call, drafter, PREFECTURE);
  }

  @Test
  @DisplayName("𠮷・葛の異体字・髙﨑・～〜・①は、画面、保存、Excel、Word、PDF、検索、届いたメールのどこでも同じ文字")
  void carriesEachLetterThroughEveryDoor() throws Exception {
    Answers written =
        CaseFile.load(CaseFile.VALID.get(0)).answers().with("regionName", LETTERS + "地域").with("reason", LETTERS)
            .with("representative.name", LETTERS).with("representative.affiliation", LETTERS + "市");
    edit(written);
    assertThat(region.column(id, "answers ->> 'regionName'")).isEqualTo(LETTERS + "地域");
    region.open(drafter, path("/edit")).andExpect(content().string(containsString("value=\"" + LETTERS + "地域\"")));
    for (String kind : List.of("xlsx", "docx")) {
      byte[] file = region.open(drafter, path("/files-out/" + kind)).andReturn().getResponse().getContentAsByteArray();
      Answers back =
          files.read(forms.definition(calls.get(call).form()), new ByteArrayInputStream(file), Answers.empty()).orThrow().answers();
      for (String field : List.of("regionName", "reason", "representative.name", "representative.affiliation")) {
        assertThat(back.text(field)).as(kind + " " + field).isEqualTo(written.text(field));
      }
    }
    region.handOver(drafter, id);
    region.compile(official, id);
    region.submit(official, call, PREFECTURE, id);

    Map<String, byte[]> archive =
        unzip(region.open(official, "/compilations/" + call.value() + "/archive").andReturn().getResponse().getContentAsByteArray());
    byte[] paper = archive.entrySet().stream().filter(file -> file.getKey().endsWith(".pdf")).findFirst().orElseThrow().getValue();
    try (PDDocument pdf = Loader.loadPDF(paper)) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", "")).contains(LETTERS + "地域", LETTERS + "市");
    }
    assertThat(archive.keySet()).as("names").anyMatch(name -> name.contains(LETTERS + "地域"));
    for (String part : List.of("葛\uDB40\uDD00髙", "𠮷葛", "～〜", LETTERS)) {
      region.open(clerk, "/applications?q=" + part)
          .andExpect(content().string(containsString(region.key(id).substring(region.key(id).length() - 6))));
    }
    region.open(clerk, path("")).andExpect(content().string(containsString(LETTERS + "地域")));
    assertThat(region.mailTexts(id)).as("our mails name the area").anyMatch(text -> text.contains(LETTERS + "地域"));
    assertThat(delivered()).as("as their receivers see them").anyMatch(text -> text.contains(LETTERS + "地域"));
  }

  /** What mail servers were given, taken apart as a mail program does. */
  private List<String> delivered() {
    return await().until(
        () ->
            jdbc.sql("select d.raw from demo_mail d join outbox_mail m on m.message_id = d.message_id where m.case_key = ?")
                .param(region.key(id))
                .query((row, number) -> said(row.getBytes(1)))
                .list(),
        mails -> mails.stream().anyMatch(text -> text.contains("地域")));
  }

  private static String said(byte[] raw) {
    try {
      MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
      return mail.getSubject() + "\n" + mail.getContent();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("電話・郵便番号・メールアドレスは半角にそろえて示し、名前と文章は書かれたまま残る")
  void narrowsKeyFieldsOnly() throws Exception {
    Answers typed =
        CaseFile.load(CaseFile.VALID.get(0)).answers().with("representative.phone", "０１８７ー８８－１２３４")
            .with("representative.postalCode", "〒０１４－００６３").with("representative.email", "ｋａ＠ｅｘａｍｐｌｅ．ｊｐ")
            .with("representative.name", "ｻﾄｳ　髙子ＡＢ１").with("reason", "ﾊﾝｶｸと　全角Ａ１");
    edit(typed);
    for (int again = 0; again < 2; again++) {
      assertThat(region.column(id, "answers -> 'representative' ->> 'phone'")).isEqualTo("0187-88-1234");
      assertThat(region.column(id, "answers -> 'representative' ->> 'postalCode'")).isEqualTo("014-0063");
      assertThat(region.column(id, "answers -> 'representative' ->> 'email'")).isEqualTo("ka@example.jp");
      assertThat(region.column(id, "answers -> 'representative' ->> 'name'")).isEqualTo("ｻﾄｳ　髙子ＡＢ１");
      assertThat(region.column(id, "answers ->> 'reason'")).isEqualTo("ﾊﾝｶｸと　全角Ａ１");
      for (String page : List.of("/edit", "/check")) {
        region.open(drafter, path(page)).andExpect(content().string(containsString("0187-88-1234")))
            .andExpect(content().string(containsString("ｻﾄｳ　髙子ＡＢ１")));
      }
      edit(new AnswersConverter().convertToEntityAttribute(region.column(id, "answers")));
    }
  }

  @Test
  @DisplayName("スクリプトや式をどの欄に書いても、どの画面・メール・紙でも文字のまま")
  void runsNothingThatIsWritten() throws Exception {
    Answers trap = CaseFile.load(CaseFile.VALID.get(0)).answers();
    for (String field :
        List.of(
            "regionName", "reason", "regionFeatures", "hubActivities", "challenges.detail", "representative.affiliation",
            "representative.department", "representative.name", "representative.title", "representative.address")) {
      trap = trap.with(field, TRAP);
    }
    trap = trap.withRows("members", trap.rows("members").stream().map(row -> row.with("title", TRAP)).toList());
    edit(trap);
    shown(drafter, path(""), path("/edit"), path("/check"), path("/sections"), path("/versions"), "/applications", "/");
    region.handOver(drafter, id);
    shown(official, path(""), path("/review"), "/compilations/" + call.value(), "/applications", "/");
    region.send(
            official, path("/compile"),
            Map.of("version", new String[] {"" + region.version(official, id)}, "opinion", new String[] {TRAP}, "rank", new String[] {"1"},
                "hubName", new String[] {TRAP}, "planPlacement", new String[] {TRAP}, "effortBasis", new String[] {TRAP}))
        .andExpect(status().is(org.hamcrest.Matchers.lessThan(500)));
    if (region.state(id) == ApplicationState.PREFECTURE_REVIEW) {
      region.compile(official, id);
    }
    shown(official, path("/review"), "/compilations/" + call.value());
    region.submit(official, call, PREFECTURE, id);
    shown(clerk, path(""), path("/formalities"), "/applications", "/");
    assertThat(region.mailTexts(id)).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain("x49x"));
    Map<String, byte[]> archive =
        unzip(region.open(official, "/compilations/" + call.value() + "/archive").andReturn().getResponse().getContentAsByteArray());
    byte[] paper = archive.entrySet().stream().filter(file -> file.getKey().endsWith(".pdf")).findFirst().orElseThrow().getValue();
    try (PDDocument pdf = Loader.loadPDF(paper)) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", "")).contains(TRAP.replaceAll("\\s", "")).doesNotContain("x49x");
    }
  }

  private void shown(Person person, String... pages) throws Exception {
    for (String page : pages) {
      region.open(person, page)
          .andExpect(content().string(not(containsString("<script>alert"))))
          .andExpect(content().string(not(containsString("<img src=x"))))
          .andExpect(content().string(not(containsString("x49x"))))
          .andExpect(content().string(not(containsString("href=\"javascript:"))));
    }
  }

  private String path(String step) {
    return "/applications/" + id.value() + step;
  }

  private void edit(Answers answers) throws Exception {
    Map<String, String[]> sent = new HashMap<>(CaseFile.parametersOf(answers));
    sent.put("version", new String[] {"" + region.version(drafter, id)});
    region.send(drafter, path("/edit"), sent).andExpect(status().is3xxRedirection());
  }

  private static Map<String, byte[]> unzip(byte[] archive) throws Exception {
    Map<String, byte[]> found = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        found.put(entry.getName(), zip.readAllBytes());
      }
    }
    return found;
  }
}
