package jp.banso.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.correspondence.CameMails;
import jp.banso.inquiries.InquiryFixtures;
import jp.banso.inquiries.InquiryId;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
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
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@BansoTest
@DisplayName("回答事例")
class KnowledgeTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @Autowired private EntryReading reading;

  private InquiryFixtures inquiries;
  private KnowledgeFixtures knowledge;
  private TestPerson clerk;
  private TestPerson second;
  private TestPerson manager;
  private String sign;

  @BeforeEach
  void open() {
    inquiries = new InquiryFixtures(context);
    knowledge = new KnowledgeFixtures(context);
    inquiries.openDesk();
    clerk = inquiries.clerk();
    second = inquiries.clerk();
    manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    sign = "目印" + UUID.randomUUID().toString().substring(0, 8);
  }

  @AfterEach
  void close() {
    inquiries.forgetSamples();
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("回答済みの相談から相談者を除いた案になり、分かる言葉は断られ、別の方が確認して使えるようになる")
  void learnsFromAnAnswer() throws Exception {
    InquiryId answered = knowledge.answered(clerk.viewer(), "秋田県仙北市");
    page(clerk, "/inquiries/" + answered.value()).andExpect(content().string(containsString("この相談から回答事例を作成する")));
    page(clerk, "/knowledge/new?inquiry=" + answered.value())
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("多職種連携会議の参加者の例を知りたい。")));
    send(
            clerk, "/knowledge", "version", "0", "inquiry", answered.value().toString(), "question", "仙北市の会議について" + sign,
            "answer", "お決めください。")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("相談者が分かるおそれ")))
        .andExpect(content().string(containsString("仙北市の会議について" + sign)));
    send(
            clerk, "/knowledge", "version", "0", "inquiry", answered.value().toString(), "question", "会議について" + sign,
            "answer", "詳しくは ０１８-８６０-１２３４ へ。")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("「０１８-８６０-１２３４」から相談者が分かるおそれ")));
    String place =
        send(
                clerk, "/knowledge", "version", "0", "inquiry", answered.value().toString(), "question", "会議について" + sign,
                "answer", "お決めください。", "sources", KnowledgeFixtures.CHAPTER)
            .andExpect(status().is3xxRedirection())
            .andReturn().getResponse().getRedirectedUrl();
    EntryId id = new EntryId(UUID.fromString(place.substring(place.lastIndexOf('/') + 1)));
    assertThat(knowledge.steps(id)).containsExactly("UserTask_CheckEntry");
    judge(clerk, id, "AGREED", "").andExpect(status().isForbidden());
    judge(second, id, "RETURNED", "").andExpect(status().isUnprocessableEntity());
    judge(second, id, "RETURNED", "仙北市と分かります。").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("相談者が分かるおそれ")));
    judge(second, id, "RETURNED", "例を足してください。").andExpect(status().is3xxRedirection());
    assertThat(knowledge.steps(id)).containsExactly("UserTask_ReviseEntry");
    page(clerk, "/knowledge/" + id.value() + "/edit").andExpect(content().string(containsString("例を足してください。")));
    revise(clerk, id, "会議について" + sign, "例のとおり、お決めください。").andExpect(status().is3xxRedirection());
    judge(second, id, "AGREED", "").andExpect(status().is3xxRedirection());
    assertThat(knowledge.steps(id)).isEmpty();
    judge(second, id, "AGREED", "").andExpect(status().isConflict());

    revise(second, id, "会議について" + sign, "第二の文").andExpect(status().is3xxRedirection());
    assertThat(reading.page(clerk.viewer(), id).entry().text().answer()).isEqualTo("例のとおり、お決めください。");
    judge(clerk, id, "AGREED", "").andExpect(status().is3xxRedirection());
    page(clerk, "/knowledge/" + id.value())
        .andExpect(content().string(containsString("第二の文")))
        .andExpect(content().string(containsString("第1版")));
    page(clerk, "/knowledge?q=" + sign).andExpect(content().string(containsString("会議について" + sign)));
    post(clerk, id, "withdrawal", "reason", "").andExpect(status().isUnprocessableEntity());
    post(clerk, id, "withdrawal", "reason", "古くなったため").andExpect(status().is3xxRedirection());
    revise(clerk, id, "a", "b").andExpect(status().isConflict());
  }

  @Test
  @DisplayName("令和6年度の相談は、利用目的が許さないため事例にも改訂の候補にもできない")
  void refusesWhatThePurposeDoesNotAllow() throws Exception {
    InquiryId earlier =
        knowledge.answered(clerk.viewer(), inquiries.calledAt(clerk.viewer(), Instant.parse("2024-10-01T01:00:00Z")));
    page(clerk, "/knowledge/new?inquiry=" + earlier.value()).andExpect(content().string(containsString("使えません")));
    send(
            clerk, "/knowledge", "version", "0", "inquiry", earlier.value().toString(), "question", "質問", "answer", "回答")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("使えません")));
    send(
            clerk, "/guidebook-candidates/inquiries/" + earlier.value(), "chapter", KnowledgeFixtures.CHAPTER, "remark",
            "例を増やす")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("使えません")));
  }

  @Test
  @DisplayName("似ている事例と文は一押しで回答案に入り、入力は残り、出典が付く")
  void helpsWithADraft() throws Exception {
    EntryId fits =
        knowledge.inUse(
            clerk.viewer(), null,
            new EntryText("多職種連携会議の参加者" + sign + "の例", "例の文" + sign, null, KnowledgeFixtures.CHAPTER));
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", "s-" + UUID.randomUUID() + "@example.jp");
    act(clerk, id, "decision", "decision", "DRAFT");
    assertThat(reading.alike(clerk.viewer(), "多職種連携会議の参加者" + sign + "の例を知りたい。", null, 5))
        .extracting(EntryView::id)
        .contains(fits);
    page(clerk, "/inquiries/" + id.value()).andExpect(content().string(containsString("公表資料の御案内")));
    act(clerk, id, "draft", "answer", "書きかけの文", "sources", "", "act", "insert:entry-" + fits.value())
        .andExpect(status().is3xxRedirection());
    page(clerk, "/inquiries/" + id.value())
        .andExpect(content().string(containsString("書きかけの文\n\n例の文" + sign)))
        .andExpect(content().string(containsString(KnowledgeFixtures.CHAPTER)));
    act(clerk, id, "draft", "answer", "書きかけの文", "act", "insert:entry-" + UUID.randomUUID())
        .andExpect(status().isNotFound());
    act(clerk, id, "draft", "answer", "あ".repeat(4000), "act", "insert:entry-" + fits.value())
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("あ".repeat(4000))));
  }

  @Test
  @DisplayName("同意を伺うメールのコードで同意されるまで掲載は断られ、取り下げられればすぐに消える")
  void showsEverybodyOnlyWithConsent() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", "s-" + UUID.randomUUID() + "@example.jp");
    act(clerk, id, "decision", "decision", "DRAFT");
    act(clerk, id, "draft", "answer", "お決めください。", "wish", "true", "checks", "4", "act", "confirm")
        .andExpect(status().is3xxRedirection());
    act(second, id, "confirmation", "decision", "AGREED").andExpect(status().is3xxRedirection());
    String mail = inquiries.mails(id, "M04").get(0);
    assertThat(mail).contains("個人・機関が分からない形で、一般的な質問として掲載してよい");
    Matcher code = Pattern.compile("回答用コード　([A-Z0-9-]+)").matcher(mail);
    assertThat(code.find()).isTrue();
    EntryId entry = knowledge.inUse(clerk.viewer(), id, new EntryText("質問" + sign, "回答", "その他" + sign, null));
    String agreed = Wareki.date(LocalDate.now(clock));
    post(second, entry, "faq", "agreedOn", agreed).andExpect(status().isForbidden());
    post(manager, entry, "faq", "agreedOn", "").andExpect(status().isUnprocessableEntity());
    post(manager, entry, "faq", "agreedOn", agreed)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("相談者の同意が必要です")));
    everybody("q=" + sign).andExpect(content().string(not(containsString("質問" + sign))));

    answer("WRONG-CODE2", "GIVEN").andExpect(status().isUnprocessableEntity());
    answer(code.group(1), "").andExpect(status().isUnprocessableEntity());
    answer(code.group(1), "GIVEN").andExpect(status().is3xxRedirection());
    page(clerk, "/inquiries/" + id.value() + "/faq-consent")
        .andExpect(content().string(containsString("メールのコードから御本人が回答")))
        .andExpect(content().string(containsString("一般的な質問として掲載してよい")));
    post(manager, entry, "faq", "agreedOn", agreed).andExpect(status().is3xxRedirection());
    everybody("q=" + sign)
        .andExpect(content().string(containsString("質問" + sign)))
        .andExpect(content().string(not(containsString("仙北"))));
    everybody("category=その他" + sign).andExpect(content().string(containsString("質問" + sign)));
    revise(clerk, entry, "質問" + sign, "改めた回答" + sign).andExpect(status().is3xxRedirection());
    judge(second, entry, "AGREED", "").andExpect(status().is3xxRedirection());
    everybody("q=質問" + sign)
        .andExpect(content().string(containsString("質問" + sign)))
        .andExpect(content().string(not(containsString("改めた回答"))));
    everybody("q=改めた回答" + sign).andExpect(content().string(not(containsString("質問" + sign))));
    page(clerk, "/knowledge/" + entry.value())
        .andExpect(content().string(containsString("第2版は、事務局責任者が掲載するまで表示されません")));
    post(second, entry, "faq", "agreedOn", agreed).andExpect(status().isForbidden());
    post(manager, entry, "faq", "agreedOn", agreed).andExpect(status().is3xxRedirection());
    everybody("q=" + sign).andExpect(content().string(containsString("改めた回答" + sign)));
    post(manager, entry, "faq", "agreedOn", agreed).andExpect(status().isConflict());
    everybody("q=" + sign + "無い").andExpect(content().string(not(containsString("質問" + sign))));
    answer(code.group(1), "DECLINED").andExpect(status().is3xxRedirection());
    everybody("q=" + sign).andExpect(content().string(not(containsString("質問" + sign))));

    act(clerk, id, "faq-consent", "said", "TAKEN_BACK", "means", "TELEPHONE", "note", "電話で")
        .andExpect(status().isUnprocessableEntity());
    act(clerk, id, "faq-consent", "said", "GIVEN", "means", "TELEPHONE", "note", "10月1日に御本人から電話で")
        .andExpect(status().is3xxRedirection());
    everybody("q=" + sign).andExpect(content().string(containsString("質問" + sign)));
    post(manager, entry, "faq/removal", "reason", "古くなったため").andExpect(status().is3xxRedirection());
    everybody("q=" + sign).andExpect(content().string(not(containsString("質問" + sign))));
  }

  @Test
  @DisplayName("掲載の同意は、そのときの回答だけに及び、再開した後の質問と回答には改めて伺う")
  void consentIsForItsAnswer() throws Exception {
    CameMails outside = new CameMails(context);
    inquiries.openDesk();
    InquiryId id = knowledge.answered(clerk.viewer(), "秋田県仙北市");
    inquiries.openDesk();
    act(clerk, id, "faq-consent", "said", "GIVEN", "means", "TELEPHONE", "note", "電話で").andExpect(status().is3xxRedirection());
    EntryId first = knowledge.inUse(clerk.viewer(), id, new EntryText("初めの質問" + sign, "回答", null, null));
    String agreed = Wareki.date(LocalDate.now(clock));
    post(manager, first, "faq", "agreedOn", agreed).andExpect(status().is3xxRedirection());
    outside.send(
        "betsu@example.jp", outside.answering("zaitaku@example.jp", inquiries.newestMail(id, "M04")), "もう一つ",
        "費用の分担" + sign + "はどうなりますか。");
    assertThat(inquiries.state(id)).isEqualTo("RECEIVED");
    knowledge.answered(clerk.viewer(), id);
    page(clerk, "/knowledge/new?inquiry=" + id.value())
        .andExpect(content().string(containsString("費用の分担" + sign)))
        .andExpect(content().string(not(containsString("参加者の例を知りたい"))));
    EntryId later = knowledge.inUse(clerk.viewer(), id, new EntryText("後の質問" + sign, "回答", null, null));
    post(manager, later, "faq", "agreedOn", agreed)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("この回答についての相談者の同意が必要です")));
    everybody("q=" + sign)
        .andExpect(content().string(containsString("初めの質問")))
        .andExpect(content().string(not(containsString("後の質問"))));
    act(clerk, id, "faq-consent", "said", "GIVEN", "means", "MAIL", "note", "メールで").andExpect(status().is3xxRedirection());
    page(clerk, "/inquiries/" + id.value() + "/faq-consent")
        .andExpect(content().string(containsString("第1回の回答について")))
        .andExpect(content().string(containsString("第2回の回答について")));
    post(manager, later, "faq", "agreedOn", agreed).andExpect(status().is3xxRedirection());
    act(clerk, id, "faq-consent", "said", "TAKEN_BACK", "means", "TELEPHONE", "note", "電話で")
        .andExpect(status().is3xxRedirection());
    everybody("q=" + sign)
        .andExpect(content().string(not(containsString("初めの質問"))))
        .andExpect(content().string(not(containsString("後の質問"))));
  }

  @Test
  @DisplayName("元の即答に訂正が必要とされると、掲載と参考から外れて責任者の対応になり、直した版か、誤りのない旨の記録で見直しが終わる")
  void readsAgainWhatCameFromAWrongAnswer() throws Exception {
    inquiries.forgetSamples();
    // Of each clerk one at least is drawn, however many others answered in this month.
    InquiryId right = inquiries.answeredAtOnce(inquiries.clerk().viewer(), "正答市", null);
    InquiryId wrong = inquiries.answeredAtOnce(clerk.viewer(), "誤答市", null);
    EntryId same = shown(right, "同じ質問" + sign);
    EntryId entry = shown(wrong, "違う質問" + sign);
    EntryId open =
        context
            .getBean(EntryWriting.class)
            .propose(clerk.viewer(), wrong, new EntryText("待つ質問" + sign, "回答", null, null))
            .orThrow();
    UUID candidate = knowledge.candidate(clerk.viewer(), entry);
    inquiries.drawThisMonth();
    find(wrong);
    await().atMost(Duration.ofSeconds(60)).until(() -> knowledge.steps(open).contains("entry-review"));

    assertThat(knowledge.steps(entry)).containsExactly("entry-review");
    assertThat(knowledge.steps(open)).containsExactly("UserTask_ReviseEntry", "entry-review");
    assertThat(knowledge.steps(same)).isEmpty();
    everybody("q=" + sign)
        .andExpect(content().string(containsString("同じ質問")))
        .andExpect(content().string(not(containsString("違う質問"))));
    assertThat(reading.alike(clerk.viewer(), "違う質問" + sign, null, 5)).extracting(EntryView::id).doesNotContain(entry);
    TestPerson ministry = TestPerson.with(context, RoleKind.MINISTRY, ProgrammeCode.BANSO);
    page(ministry, "/guidebook-candidates/" + candidate).andExpect(content().string(not(containsString("違う質問"))));
    page(clerk, "/knowledge/" + entry.value())
        .andExpect(content().string(containsString("元の回答の訂正による見直し")))
        .andExpect(content().string(not(containsString("誤りはないと記録する"))));
    page(manager, "/tasks.csv").andExpect(content().string(containsString("訂正された回答から作成した回答事例を見直す")));
    String agreed = Wareki.date(LocalDate.now(clock));
    post(manager, entry, "faq", "agreedOn", agreed).andExpect(status().isConflict());

    post(second, entry, "review", "reason", "誤りはない").andExpect(status().isForbidden());
    post(manager, entry, "review", "reason", "").andExpect(status().isUnprocessableEntity());
    post(manager, entry, "review", "reason", "この事例には当たらないため").andExpect(status().is3xxRedirection());
    assertThat(knowledge.steps(entry)).isEmpty();
    everybody("q=" + sign).andExpect(content().string(containsString("違う質問")));
    post(manager, open, "review", "reason", "誤りはない").andExpect(status().isConflict());

    revise(clerk, open, "待つ質問" + sign, "直した回答").andExpect(status().is3xxRedirection());
    judge(second, open, "AGREED", "").andExpect(status().is3xxRedirection());
    assertThat(knowledge.steps(open)).isEmpty();

    find(right);
    await().atMost(Duration.ofSeconds(60)).until(() -> knowledge.steps(same).contains("entry-review"));
    revise(clerk, same, "同じ質問" + sign, "直した回答").andExpect(status().is3xxRedirection());
    judge(second, same, "AGREED", "").andExpect(status().is3xxRedirection());
    assertThat(knowledge.steps(same)).isEmpty();
    everybody("q=" + sign).andExpect(content().string(not(containsString("同じ質問"))));
    post(manager, same, "faq", "agreedOn", agreed).andExpect(status().is3xxRedirection());
    everybody("q=" + sign).andExpect(content().string(containsString("直した回答")));
  }

  private EntryId shown(InquiryId from, String question) throws Exception {
    EntryId entry = knowledge.inUse(clerk.viewer(), from, new EntryText(question, "回答", null, null));
    act(clerk, from, "faq-consent", "said", "GIVEN", "means", "TELEPHONE", "note", "電話で").andExpect(status().is3xxRedirection());
    post(manager, entry, "faq", "agreedOn", Wareki.date(LocalDate.now(clock))).andExpect(status().is3xxRedirection());
    return entry;
  }

  private void find(InquiryId wrong) throws Exception {
    send(second, "/inquiries/checks/answers/" + inquiries.check(wrong), "result", "CORRECTION", "words", "例を添えてください。")
        .andExpect(status().is3xxRedirection());
  }

  @Test
  @DisplayName("戻された案を直した方がいても、初めに書いた方は確認できない")
  void isConfirmedByWhoWroteNothingOfIt() throws Exception {
    EntryWriting writing = context.getBean(EntryWriting.class);
    EntryId id = writing.propose(clerk.viewer(), null, new EntryText("質問" + sign, "回答", null, null)).orThrow();
    judge(second, id, "RETURNED", "例を足してください。").andExpect(status().is3xxRedirection());
    revise(manager, id, "質問" + sign, "回答。").andExpect(status().is3xxRedirection());
    judge(clerk, id, "AGREED", "").andExpect(status().isForbidden());
    judge(manager, id, "AGREED", "").andExpect(status().isForbidden());
    page(clerk, "/knowledge/" + id.value()).andExpect(content().string(not(containsString("確認の結果を記録する"))));
    judge(second, id, "AGREED", "").andExpect(status().is3xxRedirection());
    // a new round has authors of its own
    revise(second, id, "質問" + sign, "次の回答").andExpect(status().is3xxRedirection());
    judge(clerk, id, "AGREED", "").andExpect(status().is3xxRedirection());
  }

  @Test
  @DisplayName("改訂の候補は章ごとに並び、厚生労働省は相談者も番号も見ずに読み、表で受け取る")
  void proposesForTheGuidebook() throws Exception {
    InquiryId answered = knowledge.answered(clerk.viewer(), "秋田県仙北市");
    send(
            clerk, "/guidebook-candidates/inquiries/" + answered.value(), "chapter", KnowledgeFixtures.CHAPTER, "remark",
            "仙北市の例" + sign)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("相談者が分かるおそれ")));
    send(
            clerk, "/guidebook-candidates/inquiries/" + answered.value(), "chapter", KnowledgeFixtures.CHAPTER, "remark",
            "例を増やす" + sign)
        .andExpect(status().is3xxRedirection());
    EntryId entry = knowledge.inUse(clerk.viewer(), null, new EntryText("質問" + sign, "回答", null, null));
    UUID candidate = knowledge.candidate(clerk.viewer(), entry);
    TestPerson ministry = TestPerson.with(context, RoleKind.MINISTRY, ProgrammeCode.BANSO);
    mvc.perform(
            get("/guidebook-candidates/list.csv").param("sort", "-marked").with(ministry.signedIn()))
        .andExpect(content().string(containsString("例を増やす" + sign)))
        .andExpect(content().string(containsString("質問" + sign)))
        .andExpect(content().string(not(containsString("仙北"))))
        .andExpect(content().string(not(containsString("R7-伴走"))));
    page(ministry, "/guidebook-candidates/" + candidate)
        .andExpect(content().string(containsString("質問" + sign)))
        .andExpect(content().string(not(containsString("R7-伴走"))));
    page(ministry, "/knowledge/" + entry.value()).andExpect(status().isNotFound());
    post(clerk, entry, "withdrawal", "reason", "古くなったため").andExpect(status().is3xxRedirection());
    mvc.perform(get("/guidebook-candidates/list.csv").param("sort", "-marked").with(ministry.signedIn()))
        .andExpect(content().string(not(containsString("質問" + sign))));
    page(ministry, "/guidebook-candidates/" + candidate)
        .andExpect(content().string(containsString("使用を終えました")))
        .andExpect(content().string(not(containsString("質問" + sign))));
    send(ministry, "/guidebook-candidates/" + candidate + "/removal").andExpect(status().isNotFound());
    send(clerk, "/guidebook-candidates/" + candidate + "/removal").andExpect(status().is3xxRedirection());
    page(ministry, "/guidebook-candidates/" + candidate).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("定型文と引用は年度ごとに画面で整え、先の変更は上書きしない")
  void keepsTexts() throws Exception {
    send(clerk, "/answer-texts", "version", "0", "year", "2025", "kind", "PASSAGE", "title", sign, "body", "文", "ordinal", "1")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("ガイドブックの章を記入してください")));
    send(
            clerk, "/answer-texts", "version", "0", "year", "2025", "kind", "BLOCK", "title", sign, "body", "文", "ordinal",
            "900")
        .andExpect(status().is3xxRedirection());
    String id =
        jdbc.sql("select id::text from answer_text where title = ?").param(sign).query(String.class).single();
    String[] change = {"version", "0", "year", "2025", "kind", "BLOCK", "title", sign, "ordinal", "900", "body", ""};
    change[11] = "先の文";
    send(second, "/answer-texts/" + id, change).andExpect(status().is3xxRedirection());
    change[11] = "後の文";
    send(clerk, "/answer-texts/" + id, change)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("先の文")))
        .andExpect(content().string(containsString("後の文")));
    page(clerk, "/answer-texts?year=2025").andExpect(content().string(containsString("先の文")));
    send(clerk, "/answer-texts/" + id + "/removal").andExpect(status().is3xxRedirection());
    page(clerk, "/answer-texts/" + id).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("言葉の検索は、含むかどうかの判定と同じものを返す")
  void findsWhatHoldsTheWords() {
    String year = "2999";
    jdbc.sql(
            "insert into knowledge_entry (id, programme, fiscal_year, number, case_key, state, edition, question, answer,"
                + " changed_at, version) select gen_random_uuid(), 'BANSO', " + year + ", n, 'R981-BANSO-W' || n, 'IN_USE', 1,"
                + " substr('在宅医療の拠点と多職種連携会議、退院支援・急変時の対応、看取りと訪問看護の二十四時間体制', n % 30 + 1, 12)"
                + " || n, substr('都道府県と市町村、医師会と保健所が地域の実情に応じて話し合い、災害時の連携を決める', n % 25 + 1, 15),"
                + " timestamptz '2025-07-01 00:00:00Z', 0 from generate_series(1, 1000) n")
        .update();
    try {
      for (String words : List.of("連携", "看取り", "二十四時間", "保健所が", "ホケンショ", "拠点と", "9", "会議、退", "ない言葉")) {
        int like =
            jdbc.sql(
                    "select count(*) from knowledge_entry where programme = 'BANSO'"
                        + " and words like '%' || search_fold(?) || '%'")
                .param(words)
                .query(Integer.class)
                .single();
        assertThat(reading.count(clerk.viewer(), new EntryFilter(null, null, null, null, words)).number())
            .as(words)
            .isEqualTo(like);
      }
    } finally {
      jdbc.sql("delete from knowledge_entry where fiscal_year = " + year).update();
    }
  }

  private ResultActions page(TestPerson person, String path) throws Exception {
    return mvc.perform(get(path).with(person.signedIn()));
  }

  private ResultActions everybody(String query) throws Exception {
    return mvc.perform(get("/public/faq?" + query)).andExpect(status().isOk());
  }

  private ResultActions answer(String code, String said) throws Exception {
    return mvc.perform(MockMvcRequestBuilders.post("/public/faq/consent/answer").with(csrf()).param("code", code).param("said", said));
  }

  private ResultActions judge(TestPerson person, EntryId id, String decision, String note) throws Exception {
    return post(person, id, "judgement", "decision", decision, "note", note);
  }

  private ResultActions revise(TestPerson person, EntryId id, String question, String answer) throws Exception {
    return post(person, id, "editions", "question", question, "answer", answer);
  }

  private ResultActions post(TestPerson person, EntryId id, String what, String... fields) throws Exception {
    String path = "/knowledge/" + id.value() + "/" + what;
    return mvc.perform(
        with(
            MockMvcRequestBuilders.post(path).with(csrf()).with(person.signedIn()).param("version", "" + knowledge.version(id)),
            fields));
  }

  private ResultActions act(TestPerson person, InquiryId id, String what, String... fields) throws Exception {
    String path = "/inquiries/" + id.value() + "/" + what;
    return mvc.perform(
        with(
            MockMvcRequestBuilders.post(path).with(csrf()).with(person.signedIn()).param("version", inquiries.version(id)), fields));
  }

  private ResultActions send(TestPerson person, String path, String... fields) throws Exception {
    return mvc.perform(with(MockMvcRequestBuilders.post(path).with(csrf()).with(person.signedIn()), fields));
  }

  private static MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, String... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request;
  }
}
