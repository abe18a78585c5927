package jp.banso.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.accounts.SecretMail;
import jp.banso.applications.Region;
import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.worklist.Worklist;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BansoTest
@DisplayName("県の受付ページ")
class ReceptionTests {

  private static final PrefectureCode PREFECTURE = PrefectureCode.of("36");
  private static final String PASSWORD = "kyou-ha-yuki-da";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private ReceptionDesk desk;
  @Autowired private Worklist worklist;
  @Autowired private Viewers viewers;
  @Autowired @Qualifier("businessClock") private Clock clock;

  private CallId call;
  private TestPerson official;
  private String page;
  private String deskMail;
  private String mail;
  private String login;

  @BeforeEach
  void publish() {
    Region region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE.value());
    deskMail = region.deskMail(PREFECTURE.value());
    official = TestPerson.nobody(context);
    official.give(RoleKind.PREFECTURE, ProgrammeCode.BANSO, PREFECTURE);
    page = "/a/" + desk.page(official.viewer(), call).code();
    String mark = UUID.randomUUID().toString().substring(0, 8);
    mail = "chiiki-" + mark + "@example.jp";
    login = "chiiki-" + mark;
  }

  private MockHttpServletRequestBuilder wish() {
    return post(page).with(csrf()).param("organisation", "試験の医師会").param("kind", "MEDICAL_ASSOCIATION")
        .param("name", "担当 花子").param("mail", mail);
  }

  private SecretMail asked() {
    return SecretMail.of(context, mail, () -> mvc.perform(wish()).andExpect(status().isOk()));
  }

  private ResultActions confirm(String token, String loginName) throws Exception {
    return mvc.perform(
        post(page + "/confirmed").with(csrf()).param("token", token).param("displayName", "担当 花子")
            .param("loginName", loginName).param("way", "PASSWORD").param("password", PASSWORD)
            .param("repeated", PASSWORD));
  }

  private ResultActions as(TestPerson person, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(csrf()).with(person.signedIn()));
  }

  private UUID waiting() {
    return jdbc.sql("select id from admission where mail = ?").param(mail).query(UUID.class).single();
  }

  private List<String> work() {
    String link = "/reception/admissions/" + waiting();
    return worklist.page(official.viewer(), Worklist.Shelf.OPEN, Worklist.Period.ALL, null, 1000).stream()
        .filter(line -> link.equals(line.link()))
        .map(line -> line.title())
        .toList();
  }

  private List<String> mails(String kind) {
    return jdbc.sql("select body from outbox_mail where kind = ? and recipient = ?").params(kind, mail).query(String.class).list();
  }

  @Test
  @DisplayName("地域が希望を伝え、メールから確認し、県が受け入れると、ログインして空の申込書を書き始められる")
  void takesARegionIn() throws Exception {
    mvc.perform(get(page)).andExpect(status().isOk()).andExpect(content().string(containsString("応募を希望する地域の方へ")));
    SecretMail sent = asked();
    String link = page + "/confirm?token=" + sent.token();
    mvc.perform(get(link)).andExpect(status().isOk()).andExpect(content().string(containsString("試験の医師会")));
    mvc.perform(get(link)).andExpect(status().isOk());
    mvc.perform(post(page + "/confirm").with(csrf()).param("mail", mail).param("code", sent.code().replace("-", "")))
        .andExpect(status().isOk());
    mvc.perform(post(page + "/confirm").with(csrf()).param("mail", "x" + mail).param("code", sent.code()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("アドレスと番号の組合せが確認できません")))
        .andExpect(content().string(containsString("x" + mail)));
    assertThat(work()).isEmpty();
    confirm(sent.token(), "Not A Login").andExpect(status().isUnprocessableEntity());
    confirm(sent.token(), login).andExpect(status().isOk()).andExpect(content().string(containsString("受け付けました")));
    confirm(sent.token(), login + "2").andExpect(status().isGone());
    assertThat(signIn()).as("not before the admission").isEqualTo("/login?waiting");
    assertThat(signIn("wrong" + PASSWORD)).as("a guesser learns nothing").isEqualTo("/login?error");
    mvc.perform(get("/login").param("waiting", "")).andExpect(content().string(containsString("都道府県の確認待ちです")));
    mvc.perform(get(link)).andExpect(status().isOk()).andExpect(content().string(containsString("確認をお待ちください")));
    assertThat(work()).containsExactly("管内の応募希望を確認する");
    assertThat(
            jdbc.sql("select body from outbox_mail where kind = 'admission-waiting' and recipient = ? and reply_to = ?")
                .params(deskMail, mail).query(String.class).list())
        .singleElement().asString().contains("試験の医師会", "/reception/admissions/" + waiting()).doesNotContain("担当 花子");

    TestPerson elsewhere = TestPerson.nobody(context);
    elsewhere.give(RoleKind.PREFECTURE, ProgrammeCode.BANSO, PrefectureCode.of("37"));
    String admission = "/reception/admissions/" + waiting();
    as(elsewhere, get(admission)).andExpect(status().isNotFound());
    as(elsewhere, post(admission + "/admit")).andExpect(status().isNotFound());
    LocalDate due =
        jdbc.sql("select due_at from work_item where ref = ?").param(waiting().toString()).query(java.time.OffsetDateTime.class)
            .single().atZoneSameInstant(java.time.ZoneId.of("Asia/Tokyo")).toLocalDate();
    as(official, get(admission)).andExpect(status().isOk()).andExpect(content().string(containsString("担当 花子")))
        .andExpect(content().string(containsString("確認の期限")))
        .andExpect(content().string(containsString(Wareki.date(due))));
    assertThat(jdbc.sql("select due_at is not null and case_key is not null from work_item where ref = ?").param(waiting().toString())
        .query(Boolean.class).single()).as("the desk is reminded of it").isTrue();
    as(official, post(admission + "/admit")).andExpect(status().is3xxRedirection());
    as(official, post(admission + "/admit")).andExpect(status().isConflict());
    as(official, post(admission + "/decline").param("reason", "r")).andExpect(status().isConflict());
    assertThat(work()).isEmpty();

    Viewer region =
        viewers.rolesOf(jdbc.sql("select id from person where login_name = ?").param(login).query(UUID.class).single()).get(0);
    assertThat(region.role()).isEqualTo(RoleKind.REGION);
    assertThat(region.prefectureOrNull()).isEqualTo(PREFECTURE);
    assertThat(region.organisationName()).isEqualTo("試験の医師会");
    String draft = "/applications/" + jdbc.sql("select application_id from admission where mail = ?").param(mail).query(UUID.class).single();
    assertThat(mails("admission-admitted")).singleElement().asString().contains(draft);
    as(new TestPerson(context, region.personId(), login), get(draft + "/edit")).andExpect(status().isOk());
    assertThat(signIn()).doesNotContain("error");
  }

  private String signIn() throws Exception {
    return signIn(PASSWORD);
  }

  private String signIn(String password) throws Exception {
    return mvc.perform(post("/login").with(csrf()).param("username", login).param("password", password))
        .andReturn()
        .getResponse()
        .getRedirectedUrl();
  }

  @Test
  @DisplayName("ほかの所属の役割を持つ方が希望しても、申込書は希望した所属の名で始まる")
  void beginsInTheNameOfWhoWishes() throws Exception {
    TestPerson known = TestPerson.nobody(context);
    known.give(RoleKind.REGION, ProgrammeCode.BANSO, PREFECTURE);
    mvc.perform(
            post(page + "/confirmed").with(csrf()).param("token", asked().token()).param("existingLogin", known.loginName())
                .param("existingPassword", TestPerson.PASSWORD))
        .andExpect(status().isOk());
    as(official, post("/reception/admissions/" + waiting() + "/admit")).andExpect(status().is3xxRedirection());
    assertThat(
            jdbc.sql("select a.drafter_organisation from application a join admission d on d.application_id = a.id where d.mail = ?")
                .param(mail)
                .query(String.class)
                .single())
        .isEqualTo("試験の医師会");
    assertThat(viewers.rolesOf(known.id())).extracting(Viewer::organisationName)
        .containsExactlyInAnyOrder("試験所属REGION", "試験の医師会");
  }

  @Test
  @DisplayName("断るときは理由が要り、理由はそのままメールで届く。口座は開かない")
  void declinesWithAReason() throws Exception {
    confirm(asked().token(), login).andExpect(status().isOk());
    String admission = "/reception/admissions/" + waiting();
    as(official, post(admission + "/decline").param("reason", " ")).andExpect(status().isUnprocessableEntity());
    as(official, post(admission + "/decline").param("reason", "県内で調整中のためです。")).andExpect(status().is3xxRedirection());
    assertThat(mails("admission-declined")).singleElement().asString().contains("県内で調整中のためです。");
    assertThat(signIn()).contains("error");
  }

  @Test
  @DisplayName("県のお知らせと庁内期限はページと鑑文のWordに載り、二人目の保存は先の保存を消さない")
  void keepsItsOwnWords() throws Exception {
    String own = "/reception/" + call.value();
    as(official, get(own)).andExpect(status().isOk()).andExpect(content().string(containsString(page)));
    as(official, words(own, "0", "県からの目印")).andExpect(status().is3xxRedirection());
    as(official, words(own, "0", "遅い保存")).andExpect(status().isConflict());
    as(official, words(own, "1", "あ".repeat(2001))).andExpect(status().isUnprocessableEntity());
    mvc.perform(get(page)).andExpect(content().string(containsString("県からの目印")));
    byte[] word = mvc.perform(get(page + "/letter")).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    try (XWPFDocument letter = new XWPFDocument(new ByteArrayInputStream(word))) {
      assertThat(letter.getParagraphs().stream().map(XWPFParagraph::getText).collect(Collectors.joining("\n")))
          .contains("県からの目印", "宛名の目印", page, "以上", "令和7年7月1日")
          .doesNotContain("公印省略")
          .containsPattern(
              "(?s)" + Pattern.quote(Wareki.date(own(call))) + ".*への提出期限|への提出期限.*" + Pattern.quote(Wareki.date(own(call))));
    }
  }

  /** The prefecture's own day, three business days before the one of the call. */
  private LocalDate own(CallId id) {
    return desk.page(official.viewer(), id).days().regionDueOn();
  }

  private static MockHttpServletRequestBuilder words(String own, String version, String words) {
    return post(own).param("version", version).param("words", words).param("contact", "医務課").param("letterNumber", "")
        .param("letterTo", "宛名の目印　様").param("letterFrom", "医務課長").param("letterDate", "令和7年7月1日")
        .param("letterSealed", "true");
  }

  @Test
  @DisplayName("知らないアドレスは404、締切の後は受け付けず、同じ宛先へのメールは1時間に5通までで、答えは変わらない")
  void closesAndLimits() throws Exception {
    mvc.perform(get("/a/ZZZZZZ")).andExpect(status().isNotFound());
    String code = page.substring("/a/".length());
    StringBuilder wide = new StringBuilder(" ");
    code.toLowerCase(java.util.Locale.ROOT).chars().forEach(sign -> wide.append((char) (sign + 0xfee0)));
    mvc.perform(get("/a/{code}/", wide.insert(3, '　').toString())).andExpect(status().isOk());
    mvc.perform(post("/a/ZZZZZZ").with(csrf())).andExpect(status().isNotFound());
    String answer = null;
    for (int i = 0; i < 7; i++) {
      String next =
          mvc.perform(wish())
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsString()
              // the banner tells the time
              .replaceAll("\\d+時\\d+分", "");
      assertThat(answer == null || next.equals(answer)).isTrue();
      answer = next;
    }
    assertThat(mails("admission-confirm")).hasSize(5).allSatisfy(body -> assertThat(body).contains("お送りした方だけに"));
    mvc.perform(post(page).with(csrf()).param("organisation", "残る入力").param("mail", "x"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("残る入力")));
    LocalDate yesterday = LocalDate.now(clock).minusDays(1);
    jdbc.sql("update public_call set published_on = ?, region_due_on = ?, prefecture_due_on = ?, deadline = ? where id = ?")
        .params(yesterday, yesterday, yesterday, yesterday, call.value())
        .update();
    mvc.perform(wish()).andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("受付は終わりました")));
    mvc.perform(get(page)).andExpect(content().string(not(containsString("確認のメールを送る"))));
  }
}
