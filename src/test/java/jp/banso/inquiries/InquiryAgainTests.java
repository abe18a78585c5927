package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.correspondence.CameMails;
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
import org.springframework.transaction.support.TransactionTemplate;

/** What has to be done once more: what was ended, handed away or written. */
@BansoTest
@DisplayName("相談のやり直し")
class InquiryAgainTests {

  private static final String DESK = "zaitaku@example.jp";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;

  private InquiryFixtures inquiries;
  private CameMails outside;
  private TestPerson clerk;
  private TestPerson second;
  private String asker;

  @BeforeEach
  void open() {
    outside = new CameMails(context);
    inquiries = new InquiryFixtures(context);
    inquiries.openDesk();
    clerk = inquiries.clerk();
    second = inquiries.clerk();
    asker = "again-" + UUID.randomUUID() + "@example.jp";
  }

  @AfterEach
  void close() {
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("応募書類として引き継いだ相談のメールが窓口に戻されると、相談は受付の確認から始まる")
  void goesOnOnceItsMailIsHandedBack() throws Exception {
    UUID mail =
        outside.send(
            asker, DESK, "ご相談", "この資料の書き方を教えてください。",
            (written, raw) -> CameMails.attach(written, "資料.pdf", new byte[] {'%', 'P', 'D', 'F'}));
    InquiryId id = inquiries.ofMail(mail);
    act(clerk, id, "decision", "decision", "INTAKE").andExpect(status().is3xxRedirection());
    assertThat(inquiries.state(id)).isEqualTo("INTAKE");
    assertThat(inquiries.steps(id)).isEmpty();

    send(clerk, "/mails/" + mail + "/handover", "to", "inquiries").andExpect(status().is3xxRedirection());
    assertThat(inquiries.state(id)).isEqualTo("RECEIVED");
    assertThat(inquiries.steps(id)).containsExactly("UserTask_CheckInquiry");
    assertThat(outside.isWork(mail)).isFalse();
    open(clerk, id).andExpect(content().string(containsString("引き継いだメールが戻され、相談を再開しました")));

    send(clerk, "/mails/" + mail + "/handover", "to", "inquiries").andExpect(status().is3xxRedirection());
    assertThat(inquiries.steps(id)).containsExactly("UserTask_CheckInquiry");
  }

  @Test
  @DisplayName("誤って終えた相談は、理由を書いて再開でき、担当はそのまま、終わっていない相談や統合した相談は再開できない")
  void reopensWhatWasEndedByMistake() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "再開市", asker);
    act(clerk, id, "assignment", "person", second.viewer().personId().toString());
    act(clerk, id, "reopening", "note", "まだ終わっていない").andExpect(status().isConflict());
    act(clerk, id, "end", "note", "別の相談と取り違えた").andExpect(status().is3xxRedirection());
    open(clerk, id).andExpect(content().string(containsString("相談を再開する")));
    act(clerk, id, "reopening", "note", " ").andExpect(status().isUnprocessableEntity());
    act(clerk, id, "reopening", "note", "誤って終えたため").andExpect(status().is3xxRedirection());
    assertThat(inquiries.state(id)).isEqualTo("RECEIVED");
    assertThat(inquiries.steps(id)).containsExactly("UserTask_CheckInquiry");
    assertThat(
            jdbc.sql("select w.assignee_id from work_item w join inquiry i on w.case_key = i.case_key where i.id = ?")
                .param(id.value())
                .query(UUID.class)
                .single())
        .isEqualTo(second.id());
    open(clerk, id)
        .andExpect(content().string(containsString("終えた相談を再開しました")))
        .andExpect(content().string(containsString("誤って終えたため")))
        .andExpect(content().string(not(containsString("お返事が届いています"))));

    InquiryId other = inquiries.called(clerk.viewer(), "再開市", asker);
    act(clerk, other, "merge", "number", key(id)).andExpect(status().is3xxRedirection());
    act(clerk, other, "reopening", "note", "統合を戻したい").andExpect(status().isConflict());
  }

  @Test
  @DisplayName("修正を求めて戻された回答案は即答できず、即答の選択肢も出ない")
  void sendsNothingAtOnceThatWasGivenBack() throws Exception {
    InquiryId id = toConfirm();
    act(second, id, "confirmation", "decision", "RETURNED", "note", "章の番号を添えてください。");
    act(clerk, id, "check").andExpect(status().is3xxRedirection());
    open(clerk, id)
        .andExpect(content().string(containsString("訂正や修正を求められた回答のため、即答はできません")))
        .andExpect(content().string(not(containsString("即答する（"))));
    act(clerk, id, "decision", "decision", "AT_ONCE", "text", "決まりはありません。")
        .andExpect(status().isUnprocessableEntity());
    assertThat(inquiries.state(id)).isEqualTo("RECEIVED");
    assertThat(inquiries.mails(id, "M04")).isEmpty();

    act(clerk, id, "decision", "decision", "DRAFT").andExpect(status().is3xxRedirection());
    open(clerk, id).andExpect(content().string(containsString("章の番号を添えてください。")));
  }

  @Test
  @DisplayName("書いた方は確認を求めた回答案を引き戻せ、ほかの方は引き戻せず、求められていた修正は消えない")
  void takesADraftBack() throws Exception {
    InquiryId id = toConfirm();
    open(second, id).andExpect(content().string(not(containsString("回答案を引き戻す"))));
    act(second, id, "confirmation/removal").andExpect(status().isForbidden());
    act(second, id, "confirmation", "decision", "RETURNED", "note", "章の番号を添えてください。");
    act(clerk, id, "draft", "answer", "3章のとおり、決まりはありません。", "act", "confirm");
    open(second, id).andExpect(content().string(containsString("次の点の修正が求められていました")));
    open(clerk, id).andExpect(content().string(containsString("回答案を引き戻す")));
    act(clerk, id, "confirmation/removal").andExpect(status().is3xxRedirection());
    assertThat(inquiries.state(id)).isEqualTo("DRAFTING");
    assertThat(inquiries.steps(id)).containsExactly("UserTask_DraftAnswer");
    open(clerk, id)
        .andExpect(content().string(containsString("章の番号を添えてください。")))
        .andExpect(content().string(containsString("確認を求めた回答案を引き戻しました")));
    act(clerk, id, "confirmation/removal").andExpect(status().isConflict());
    act(clerk, id, "check");
    act(clerk, id, "decision", "decision", "AT_ONCE", "text", "決まりはありません。")
        .andExpect(status().isUnprocessableEntity());
  }

  @Test
  @DisplayName("回答より前に届き、回答の後に取り込まれたお返事は、次の回答に引用される")
  void quotesWhatTheAnswerBeforeDidNotKnow() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "入違い市", asker);
    Instant before = context.getBean(Clock.class).instant();
    inquiries.check(clerk.viewer(), id);
    act(clerk, id, "decision", "decision", "AT_ONCE", "text", "初めの回答です。").andExpect(status().is3xxRedirection());
    replied(id, before, "入れ違いの質問です。");
    inquiries.check(clerk.viewer(), id);
    act(clerk, id, "decision", "decision", "AT_ONCE", "text", "次の回答です。").andExpect(status().is3xxRedirection());
    assertThat(inquiries.mails(id, "M04").get(1)).contains("入れ違いの質問です。").doesNotContain("参加者の例を知りたい");
  }

  @Test
  @DisplayName("回答事例の案の質問は、最後の回答のメールに引用したものと同じで、訂正した回答でも変わらない")
  void quotesTheSameToTheAskerAndInAnEntry() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "引用市", asker);
    Instant before = context.getBean(Clock.class).instant();
    answerAtOnce(id, "初めの回答です。");
    replied(id, before, "入れ違いの質問です。\n> 引用した昔の文です。");
    replied(id, context.getBean(Clock.class).instant(), "続きの質問です。");
    answerAtOnce(id, "次の回答です。");
    quotesLast(id, "入れ違いの質問です。", "続きの質問です。");
    act(clerk, id, "reopening", "note", "訂正するため").andExpect(status().is3xxRedirection());
    answerAtOnce(id, "訂正した回答です。");
    quotesLast(id, "入れ違いの質問です。", "続きの質問です。");
  }

  private void answerAtOnce(InquiryId id, String text) throws Exception {
    inquiries.check(clerk.viewer(), id);
    act(clerk, id, "decision", "decision", "AT_ONCE", "text", text).andExpect(status().is3xxRedirection());
  }

  private void quotesLast(InquiryId id, String... asked) throws Exception {
    List<String> mails = inquiries.mails(id, "M04");
    String entry =
        mvc.perform(get("/knowledge/new").param("inquiry", id.value().toString()).with(clerk.signedIn()))
            .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    assertThat(mails.get(mails.size() - 1)).contains(asked).doesNotContain("参加者の例を知りたい", "引用した昔の文");
    assertThat(entry).contains(asked).doesNotContain("参加者の例を知りたい", "引用した昔の文");
  }

  @Test
  @DisplayName("長いやり取りの後のほうの言葉でも、相談が見つかる")
  void findsWordsFarBehind() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "長文市", asker);
    String word = "末尾の目印" + UUID.randomUUID().toString().substring(0, 8);
    replied(id, context.getBean(Clock.class).instant(), "長い引用です。".repeat(15_000) + word);
    mvc.perform(get("/inquiries").param("q", word).with(clerk.signedIn()))
        .andExpect(content().string(containsString("/inquiries/" + id.value())));
    mvc.perform(get("/inquiries").param("q", word + "無い").with(clerk.signedIn()))
        .andExpect(content().string(not(containsString("/inquiries/" + id.value()))));
  }

  private void replied(InquiryId id, Instant at, String text) {
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status ->
                context
                    .getBean(InquiryIntake.class)
                    .replied(
                        context.getBean(Inquiries.class).locked(id.value()).orElseThrow(),
                        new InquiryEntry(EntryKind.REPLY, at, "相談者", text, null), ""));
  }

  private InquiryId toConfirm() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "確認市", asker);
    inquiries.check(clerk.viewer(), id);
    act(clerk, id, "decision", "decision", "DRAFT");
    act(clerk, id, "draft", "answer", "決まりはありません。", "act", "confirm").andExpect(status().is3xxRedirection());
    assertThat(inquiries.state(id)).isEqualTo("TO_CONFIRM");
    return id;
  }

  private String key(InquiryId id) {
    return jdbc.sql("select case_key from inquiry where id = ?").param(id.value()).query(String.class).single();
  }

  private ResultActions open(TestPerson person, InquiryId id) throws Exception {
    return mvc.perform(get("/inquiries/" + id.value()).with(person.signedIn())).andExpect(status().isOk());
  }

  private ResultActions act(TestPerson person, InquiryId id, String act, String... fields) throws Exception {
    return send(
        person, "/inquiries/" + id.value() + "/" + act,
        Stream.concat(
                Stream.of("version", inquiries.version(id)), Stream.of(fields))
            .toArray(String[]::new));
  }

  private ResultActions send(TestPerson person, String path, String... fields) throws Exception {
    MockHttpServletRequestBuilder request = post(path).with(csrf()).with(person.signedIn());
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return mvc.perform(request);
  }
}
