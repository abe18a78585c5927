package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.correspondence.CameMails;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("相談窓口の約束: 期間の終わり、別の方の確認、発信番号、折返し")
class DeskConductTests {

  private static final String DESK = "zaitaku@example.jp";
  private static final String FROM = "03-0000-9999";

  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @Autowired private ApplicationContext context;

  private final String asker = "soudan-" + UUID.randomUUID() + "@example.jp";

  private InquiryFixtures inquiries;
  private CameMails outside;
  private TestPerson clerk;
  private TestPerson second;

  @BeforeEach
  void open() {
    inquiries = new InquiryFixtures(context);
    outside = new CameMails(context);
    inquiries.openDesk();
    clerk = inquiries.clerk();
    second = inquiries.clerk();
    desk("callback_from", FROM);
  }

  @AfterEach
  void close() {
    inquiries.endAll(clerk.viewer());
    desk("callback_from", null);
    closesOn(LocalDate.parse("2026-02-28"));
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("最後の営業日の後には開く日時を言わず回答の目安を伝え、その後の折返しは約束しない")
  void endsWithItsPeriod() throws Exception {
    for (String at : new String[] {"2026-02-27T17:30", "2026-02-28T10:00"}) {
      InquiryId id = inquiries.called(clerk.viewer(), "秋田県仙北市", null);
      Inquiry inquiry = context.getBean(Inquiries.class).findById(id.value()).orElseThrow();
      new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
          .executeWithoutResult(
              own ->
                  context
                      .getBean(InquiryMails.class)
                      .acknowledge(inquiry, asker, JapanTime.instantOf(LocalDateTime.parse(at))));
      assertThat(inquiries.mails(id, "inquiry-after-last-day"))
          .singleElement()
          .asString()
          .contains("令和8年2月28日（土）", "開く日は令和8年2月27日（金）で終わりました", "を目途に回答いたします")
          .doesNotContain("3月2日", "次に窓口が開く");
      assertThat(inquiries.mails(id, "M03")).isEmpty();
    }
    call("channel", "VOICE", "telephone", "0187-00-0003", "promisedOn", "令和8年3月2日", "promisedTime", "10:00")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("窓口が開くのは令和8年2月27日（金）までです")));
  }

  @Test
  @DisplayName("実施期間の前のメールには開設の日を、後のメールには終了を伝え、どちらも相談にしない")
  void tellsBeforeFromAfter() throws Exception {
    inquiries.closeDesk();
    outside.send(asker, DESK, "拠点整備・運用に関する照会", "早すぎました。");
    assertThat(told(asker)).containsExactly("inquiry-outside-period");
    LocalDate today = LocalDate.now(clock);
    inquiries.openDesk();
    closesOn(today.minusDays(1));
    String late = "late-" + asker;
    outside.send(late, DESK, "拠点整備・運用に関する照会", "遅すぎました。");
    assertThat(told(late)).containsExactly("inquiry-after-period");
    assertThat(
            jdbc.sql("select body from outbox_mail where recipient = ?").param(late).query(String.class).single())
        .contains(Wareki.date(today.minusDays(1)) + "で終了", "/public/desk")
        .doesNotContain("改めてお問い合わせ");
  }

  @Test
  @DisplayName("回答案を一部でも書いた方は確認できず、書いていない方だけが送れる")
  void leavesTheConfirmationToWhoWroteNothing() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, id, "decision", "decision", "DRAFT");
    act(clerk, id, "draft", "answer", "ガイドブックの例を御覧ください。", "act", "keep");
    act(second, id, "draft", "answer", "ガイドブック第3章の例を御覧ください。", "act", "confirm");
    assertThat(inquiries.state(id)).isEqualTo("TO_CONFIRM");
    for (TestPerson author : List.of(clerk, second)) {
      act(author, id, "confirmation", "decision", "AGREED").andExpect(status().isForbidden());
      open(author, id).andExpect(content().string(containsString("とは別の方の確認を待っています")));
    }
    act(inquiries.clerk(), id, "confirmation", "decision", "AGREED").andExpect(status().is3xxRedirection());
    assertThat(inquiries.mails(id, "M04")).hasSize(1);
  }

  @Test
  @DisplayName("留守番電話の相談者に番号・目的・発信番号を知らせ、自動のメールもつながらない電話もやり取りに残る")
  void tellsWhoLeftAMessage() throws Exception {
    InquiryId id = called(call("channel", "VOICE", "telephone", "0187-00-0004", "mail", asker));
    assertThat(inquiries.mails(id, "inquiry-call-receipt"))
        .singleElement()
        .asString()
        .contains("R7-伴走 相談", "折り返しお電話いたします", FROM, "ガイドブックの改訂の参考", "都道府県や公募の選定に伝わることはありません");
    mvc.perform(get("/public/desk")).andExpect(content().string(containsString(FROM + " からおかけします")));
    send(clerk, callback(id), "result", "IN_VAIN", "note", "");
    open(clerk, id)
        .andExpect(content().string(containsString("自動で送ったメール")))
        .andExpect(content().string(containsString("/letters/" + inquiries.newestMail(id, "inquiry-call-receipt"))))
        .andExpect(content().string(containsString("電話（つながりませんでした）")));
  }

  @Test
  @DisplayName("アドレスの分からない方の折返しは、つながらなくても、終えると決めるまで一覧に残る")
  void keepsWhoWasNotReached() throws Exception {
    InquiryId id = called(call("channel", "VOICE", "telephone", "0187-00-0005"));
    send(clerk, callback(id), "result", "GIVE_UP", "note", "不在").andExpect(status().isUnprocessableEntity());
    for (int i = 0; i < 3; i++) {
      send(clerk, callback(id), "result", "IN_VAIN", "note", "").andExpect(status().is3xxRedirection());
      jdbc.sql(
              "update callback_attempt set at = at - interval '1 hour' where callback_id in"
                  + " (select id from callback where inquiry_id = ?)")
          .param(id.value())
          .update();
    }
    assertThat(inquiries.steps(id)).containsExactly("UserTask_CallBack", "UserTask_CheckInquiry");
    send(clerk, callback(id), "result", "GIVE_UP", "note", "").andExpect(status().isUnprocessableEntity());
    send(clerk, callback(id), "result", "GIVE_UP", "note", "番号が使われていないため").andExpect(status().is3xxRedirection());
    assertThat(inquiries.steps(id)).containsExactly("UserTask_CheckInquiry");
    open(clerk, id).andExpect(content().string(containsString("番号が使われていないため")));
  }

  @Test
  @DisplayName("お約束の日時は、その前の電話がつながらなくても変わらず、何度かけても約束は終わらない")
  void keepsThePromisedTime() throws Exception {
    InquiryId id = called(call("channel", "VOICE", "telephone", "0187-00-0015", "mail", asker));
    Instant promised = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);
    promise(id, promised);
    for (int i = 0; i < 3; i++) {
      send(clerk, callback(id), "result", "IN_VAIN", "note", "").andExpect(status().is3xxRedirection());
      apart(id);
    }
    assertThat(jdbc.sql("select due_at from callback where inquiry_id = ?").param(id.value()).query(Timestamp.class).single().toInstant())
        .isEqualTo(promised);
    assertThat(inquiries.steps(id)).containsExactly("UserTask_CallBack", "UserTask_CheckInquiry");
    mvc.perform(get(callback(id)).with(clerk.signedIn()))
        .andExpect(content().string(containsString("それより前の電話は、つながらなくても回数に数えません")));
    promise(id, clock.instant().minus(Duration.ofDays(3)));
    send(clerk, callback(id), "result", "IN_VAIN", "note", "").andExpect(status().is3xxRedirection());
    assertThat(inquiries.steps(id)).as("three since the promised time").containsExactly("UserTask_CheckInquiry");
    mvc.perform(get("/callbacks").with(clerk.signedIn())).andExpect(content().string(containsString("最後に電話した方")));
  }

  private void promise(InquiryId id, Instant at) {
    jdbc.sql("update callback set promised_at = ?, due_at = ? where inquiry_id = ?")
        .params(Timestamp.from(at), Timestamp.from(at), id.value())
        .update();
  }

  private void apart(InquiryId id) {
    jdbc.sql(
            "update callback_attempt set at = at - interval '1 hour' where callback_id in"
                + " (select id from callback where inquiry_id = ?)")
        .param(id.value())
        .update();
  }

  @Test
  @DisplayName("番号だけの方も分類とともに記録でき、番号の一部で見つかる")
  void recordsWhileTalking() throws Exception {
    String category =
        jdbc.sql("select split_part(categories, E'\\n', 1) from consultation_desk where programme = 'BANSO'"
                + " and fiscal_year = 2025 order by edition desc limit 1")
            .query(String.class)
            .single();
    call("channel", "TELEPHONE")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("自治体・機関名、氏名、電話番号、メールアドレスのいずれかを記入してください")));
    call("channel", "TELEPHONE", "telephone", "0187-00-0006", "category", "ない分類")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("この年度の内容の分類にありません")));
    InquiryId id = called(call("channel", "TELEPHONE", "telephone", "0187-00-0006", "category", category));
    act(clerk, id, "description", "subject", "会議", "telephone", "0187-00-0006", "category", "ない分類")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("この年度の内容の分類にありません")));
    String number = jdbc.sql("select number::text from inquiry where id = ?").param(id.value()).query(String.class).single();
    for (String typed : List.of("相談" + number, "相談　" + number, number)) {
      mvc.perform(get("/inquiries").param("q", typed).with(clerk.signedIn()))
          .andExpect(content().string(containsString("/inquiries/" + id.value())));
    }

    act(clerk, id, "decision", "decision", "DRAFT");
    act(clerk, id, "draft", "answer", "電話で伝える案です。", "act", "confirm");
    act(second, id, "confirmation", "decision", "AGREED", "note", "電話で伝えた")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("どのように回答を伝えたかを記入してください")));
    act(second, id, "confirmation", "decision", "AGREED", "told", "電話で伝えた").andExpect(status().is3xxRedirection());
  }

  private void desk(String column, String value) {
    jdbc.sql("update consultation_desk set " + column + " = ? where programme = 'BANSO' and fiscal_year = 2025")
        .param(value)
        .update();
  }

  private void closesOn(LocalDate day) {
    jdbc.sql("update consultation_desk set closes_on = ? where programme = 'BANSO' and fiscal_year = 2025")
        .param(Date.valueOf(day))
        .update();
  }

  private List<String> told(String address) {
    return jdbc.sql("select kind from outbox_mail where recipient = ?").param(address).query(String.class).list();
  }

  private String callback(InquiryId id) {
    return "/callbacks/"
        + jdbc.sql("select id::text from callback where inquiry_id = ?").param(id.value()).query(String.class).single();
  }

  /** A call of today, as it is typed. */
  private ResultActions call(String... fields) throws Exception {
    MockHttpServletRequestBuilder request =
        post("/inquiries")
            .with(csrf())
            .with(clerk.signedIn())
            .param("subject", "折返しの依頼")
            .param("body", "担当者からの折返しを希望。")
            .param("receivedOn", Wareki.date(LocalDate.now(clock)))
            .param("receivedTime", "0:10");
    return mvc.perform(with(request, fields));
  }

  private static InquiryId called(ResultActions call) throws Exception {
    String place = call.andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
    return new InquiryId(UUID.fromString(place.substring(place.lastIndexOf('/') + 1)));
  }

  private ResultActions open(TestPerson person, InquiryId id) throws Exception {
    return mvc.perform(get("/inquiries/" + id.value()).with(person.signedIn())).andExpect(status().isOk());
  }

  private ResultActions act(TestPerson person, InquiryId id, String what, String... fields) throws Exception {
    if (List.of(fields).contains("confirm")) {
      inquiries.check(person.viewer(), id);
    }
    return mvc.perform(
        with(
            post("/inquiries/" + id.value() + "/" + what)
                .with(csrf())
                .with(person.signedIn())
                .param("version", inquiries.version(id)),
            fields));
  }

  private ResultActions send(TestPerson person, String path, String... fields) throws Exception {
    return mvc.perform(with(post(path).with(csrf()).with(person.signedIn()), fields));
  }

  private static MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, String... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request;
  }
}
