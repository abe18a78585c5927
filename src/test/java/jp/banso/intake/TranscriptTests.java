package jp.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.accounts.SecretMail;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.Region;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.correspondence.CameMails;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@BansoTest
@DisplayName("事務局入力")
class TranscriptTests {

  private static final String PREFECTURE = "05";
  private static final MockMultipartFile FAX =
      new MockMultipartFile("files", "受信.pdf", "application/pdf", "%PDF-1.4 fax".getBytes(StandardCharsets.UTF_8));

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient jdbc;
  @Autowired private MockMvc mvc;

  private final String mailbox = "tr-" + UUID.randomUUID().toString().substring(0, 8) + "@example.jp";
  private Region region;
  private CameMails outside;
  private Person clerk;
  private Person official;
  private ApplicationId id;
  private String page;
  private UUID came;

  @BeforeEach
  void recordFax() throws Exception {
    region = new Region(context);
    outside = new CameMails(context);
    CallId call = region.call();
    jdbc.sql("update public_call set secretariat_mail = ? where id = ?").params(mailbox, call.value()).update();
    region.desk(PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    Map<String, String[]> paper = new HashMap<>();
    Map.of("prefecture", PREFECTURE, "areaName", "大仙・仙北", "means", "FAX", "arrivedOn", Wareki.date(region.today()),
            "arrivedAt", "0:01", "act", "record")
        .forEach((name, value) -> paper.put(name, new String[] {value}));
    paper.put("means", new String[] {"MAIL"});
    region.send(clerk, "/intake", paper, FAX).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("届いた方法を選んでください")));
    paper.put("means", new String[] {"FAX"});
    page =
        region.send(clerk, "/intake", paper, FAX).andExpect(status().is3xxRedirection())
            .andReturn().getResponse().getRedirectedUrl();
    id = new ApplicationId(UUID.fromString(page.replaceAll("/applications/|/transcript", "")));
  }

  @AfterEach
  void leaveNothingOpen() {
    if (came != null) {
      outside.settle(came);
    }
    jdbc.sql("delete from work_item where case_key = ? and source = 'MENTION'").param(region.key(id)).update();
  }

  private void type(String detail) throws Exception {
    Map<String, String[]> typed = new HashMap<>(CaseFile.load("valid-01-akita-daisen-senboku-15").parameters());
    typed.put("version", new String[] {String.valueOf(region.version(clerk, id))});
    typed.put("a.representative.name", new String[] {detail});
    typed.put("next", new String[] {""});
    region.send(clerk, "/applications/" + id.value() + "/edit", typed).andExpect(status().is3xxRedirection());
  }

  private String ask() {
    return SecretMail.of(
            context, region.deskMail(PREFECTURE),
            () -> region.send(clerk, page + "/question", Map.of()).andExpect(status().is3xxRedirection()))
        .code();
  }

  private String state() {
    return region.column(id, "transcript_state");
  }

  private String work() {
    return work("secretariat");
  }

  private String work(String holder) {
    return jdbc.sql("select title from work_item where case_key = ? and source = 'MENTION' and holder like ?")
        .params(region.key(id), holder + "-%").query(String.class).optional().orElse("");
  }

  private static Map<String, String[]> answer(String agreed, String note) {
    return new HashMap<>(Map.of("agreed", new String[] {agreed}, "note", new String[] {note}));
  }

  private ResultActions coded(String path, Map<String, String> fields) throws Exception {
    var request = post(path).with(csrf());
    fields.forEach(request::param);
    return mvc.perform(request);
  }

  @Test
  @DisplayName("FAXは届いた時刻で受け付け、入力した内容は登録先の確認番号の返信で確かめ、各画面とPDFに事務局入力と示す")
  void isConfirmedByWhoSentIt() throws Exception {
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    assertThat(region.column(id, "sender_mail")).as("never what was typed").isEqualTo(region.deskMail(PREFECTURE));
    assertThat(jdbc.sql("select received_at from application where id = ?").param(id.value())
        .query((row, n) -> row.getTimestamp(1).toInstant()).single())
        .isEqualTo(JapanTime.instantOf(region.today().atTime(0, 1)));
    assertThat(region.mails(id, "M10")).containsExactly(region.deskMail(PREFECTURE));
    assertThat(work()).isEqualTo("届いた申込書を入力し、送付元に確認をお願いする");
    region.send(clerk, page + "/question", Map.of()).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("内容が入力されていません")));
    region.open(clerk, "/applications/" + id.value() + "/edit").andExpect(status().isOk())
        .andExpect(content().string(containsString("事務局入力（FAX")));
    type("佐藤 一郎");
    region.send(official, page + "/question", Map.of()).andExpect(status().isForbidden());
    String code = ask();
    assertThat(state()).isEqualTo("ASKED");
    assertThat(work()).isEqualTo("事務局入力の内容について送付元の返答を確かめる");
    assertThat(work("prefecture")).isEqualTo("事務局が入力した申込書の内容を確かめて返答する");
    assertThat(region.ofMails("body", id, "transcript-confirm").get(0)).doesNotContain(code).contains("FAX");
    for (Person reader : java.util.List.of(clerk, official, region.person(RoleKind.MINISTRY, null))) {
      region.open(reader, "/applications/" + id.value()).andExpect(content().string(containsString("送付元の確認待ち")));
      region.open(reader, "/applications?q=" + region.key(id)).andExpect(content().string(containsString("事務局入力")));
      region.open(reader, page).andExpect(status().isOk()).andExpect(content().string(not(containsString(code))));
    }
    region.open(clerk, "/intake").andExpect(content().string(containsString("送付元の確認待ち")));
    byte[] pdf = region.open(official, "/applications/" + id.value() + "/paper").andReturn().getResponse().getContentAsByteArray();
    try (var paper = Loader.loadPDF(pdf)) {
      PDFTextStripper last = new PDFTextStripper();
      last.setStartPage(paper.getNumberOfPages());
      assertThat(last.getText(paper)).as("on every page").contains("事務局入力（FAX").contains("送付元の確認前");
    }
    UUID question =
        jdbc.sql("select id from outbox_mail where kind = 'transcript-confirm' and case_key = ?").param(region.key(id)).query(UUID.class).single();
    UUID objection =
        outside.send(
            "anyone@pref.example.jp", mailbox, "Re: 確認", code + "\nただし、構成員３の氏名が違います。",
            (helper, raw) -> raw.setHeader("In-Reply-To", "<" + question + "@banso.invalid>"));
    assertThat(outside.standing(objection)).as("a person reads what differs").startsWith("FILED");
    assertThat(state()).isEqualTo("ASKED");
    came =
        outside.send("anyone@pref.example.jp", mailbox, "Re: 確認", code.toLowerCase(java.util.Locale.ROOT) + "\n相違ありません。",
            (helper, raw) -> raw.setHeader("In-Reply-To", "<" + question + "@banso.invalid>"));
    assertThat(outside.standing(came)).startsWith("SETTLED");
    assertThat(state()).isEqualTo("CONFIRMED");
    assertThat(work()).isEmpty();
    assertThat(work("prefecture")).isEmpty();
    region.open(official, "/applications/" + id.value()).andExpect(content().string(containsString("送付元が内容を確認しました")));
    // another text is nobody's word
    type("佐藤 次郎");
    assertThat(state()).isEqualTo("TYPING");
    assertThat(work()).isEqualTo("届いた申込書を入力し、送付元に確認をお願いする");
    assertThat(jdbc.sql("select count(*) from application_version where application_id = ? and occasion = 'CLERK_TYPED'")
        .param(id.value()).query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  @DisplayName("送付元が相違を返答すれば事務局の対応になり、直してもう一度確かめる。番号・電話・ログインのどれでも返答できる")
  void isCorrectedAsItsSenderSays() throws Exception {
    type("佐藤 一郎");
    String first = ask();
    coded("/public/transcripts", Map.of("code", "AAAAA-BBBBB")).andExpect(status().isUnprocessableEntity());
    coded("/public/transcripts", Map.of("code", first)).andExpect(status().isOk())
        .andExpect(content().string(containsString("FAXで届いた申込書"))).andExpect(content().string(not(containsString("佐藤 一郎"))));
    coded("/public/transcripts/answer", Map.of("code", first, "agreed", "no")).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("相違がある箇所をご記入ください")));
    coded("/public/transcripts/answer", Map.of("code", first, "agreed", "no", "note", "代表者は佐藤次郎です。"))
        .andExpect(status().is3xxRedirection());
    assertThat(state()).isEqualTo("DISPUTED");
    assertThat(work()).isEqualTo("送付元からの相違の返答に沿って申込書を直す");
    region.open(clerk, page).andExpect(content().string(containsString("代表者は佐藤次郎です。")));
    coded("/public/transcripts", Map.of("code", first)).andExpect(status().isUnprocessableEntity());
    type("佐藤 次郎");
    String asked = ask();
    String second = ask();
    coded("/public/transcripts/answer", Map.of("code", asked, "agreed", "yes")).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("改めて確認をお願いしています")));
    assertThat(state()).as("only the last question is answered").isEqualTo("ASKED");
    region.send(clerk, page + "/code", with(answer("yes", ""), "code", first)).andExpect(status().isUnprocessableEntity());
    region.send(official, page + "/code", with(answer("yes", ""), "code", second)).andExpect(status().isForbidden());
    type("佐藤 三郎");
    region.send(clerk, page + "/code", with(answer("yes", ""), "code", second)).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("入力し直されました")));
    String third = ask();
    region.send(clerk, page + "/code", with(answer("yes", ""), "code", third)).andExpect(status().is3xxRedirection());
    assertThat(state()).isEqualTo("CONFIRMED");
    region.send(official, page + "/answer", answer("yes", "")).andExpect(status().isConflict());
    ask();
    Map<String, String[]> talk = with(answer("no", ""), "spokenWith", "医務課 係長");
    talk.put("calledOn", new String[] {Wareki.date(region.today())});
    talk.put("calledAt", new String[] {"0:00"});
    region.send(clerk, page + "/call", talk).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("calledAt-error")));
    region.open(official, page).andExpect(content().string(containsString("貴課から届いた申込書")));
    region.send(clerk, page + "/answer", answer("yes", "")).andExpect(status().isForbidden());
    region.send(official, page + "/answer", answer("yes", "")).andExpect(status().is3xxRedirection());
    assertThat(state()).isEqualTo("CONFIRMED");
    assertThat(region.acts(id, "audit.applications.transcriptConfirmed")).hasSize(2);
    region.open(region.person(RoleKind.PREFECTURE, "06"), page).andExpect(status().isNotFound());
    region.open(region.person(RoleKind.REGION, PREFECTURE), page).andExpect(status().isNotFound());
  }

  private static Map<String, String[]> with(Map<String, String[]> fields, String name, String value) {
    fields.put(name, new String[] {value});
    return fields;
  }
}
