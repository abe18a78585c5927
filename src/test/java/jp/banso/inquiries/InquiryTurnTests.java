package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.correspondence.CameMails;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.StaleEdit;
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

/** What happens to an inquiry beside its straight way. */
@BansoTest
@DisplayName("相談の成り行き")
class InquiryTurnTests {

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
    asker = "turn-" + UUID.randomUUID() + "@example.jp";
  }

  @AfterEach
  void close() {
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("照会中に終えると照会は取り下げられ、厚生労働省の書いた文は残り、再開してもう一度照会できる")
  void takesTheQuestionBackWithTheEnd() throws Exception {
    InquiryId id = atMinistry();
    String asked = question(id);
    TestPerson ministry = TestPerson.with(context, RoleKind.MINISTRY, ProgrammeCode.BANSO);
    page(clerk, "/ministry-inquiries/" + asked).andExpect(redirectedUrl("/inquiries/" + id.value()));
    open(clerk, id).andExpect(content().string(containsString("厚生労働省への照会は、同時に取り下げます")));
    act(clerk, id, "end", "note", "電話で取り下げられたため").andExpect(status().is3xxRedirection());
    page(ministry, "/ministry-inquiries/" + asked).andExpect(content().string(containsString("取り下げられました")));
    send(ministry, "/ministry-inquiries/" + asked, "note", "書きかけの回答です。")
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("書きかけの回答です。")));
    open(clerk, id).andExpect(content().string(not(containsString("厚生労働省の回答を待っています"))));

    InquiryId again = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, again, "decision", "decision", "AT_ONCE", "text", "公表資料のとおりです。").andExpect(status().is3xxRedirection());
    reply(again, "M04", "もう一つ伺います。");
    act(clerk, again, "decision", "decision", "DRAFT");
    act(clerk, again, "ministry", "note", "決まりはありますか。").andExpect(status().is3xxRedirection());
    act(clerk, again, "end", "note", "不要になったため").andExpect(status().is3xxRedirection());
    reply(again, "M04", "やはりお願いします。");
    act(clerk, again, "decision", "decision", "DRAFT");
    act(clerk, again, "ministry", "note", "もう一度伺います。").andExpect(status().is3xxRedirection());
  }

  @Test
  @DisplayName("照会の文には、統合された相談の方も返信した方も、窓口のものでない連絡先も書けず、見つかった語が欄に出る")
  void asksTheMinistryWithoutAWordOfAnybodyWhoTookPart() throws Exception {
    InquiryId merged = inquiries.called(clerk.viewer(), "大館市包括係", asker);
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, merged, "merge", "number", key(id)).andExpect(status().is3xxRedirection());
    act(clerk, id, "decision", "decision", "ASK_BACK", "text", "会議の頻度をお知らせください。").andExpect(status().is3xxRedirection());
    outside.send("\"Maruyama Kenzo\" <k-" + asker + ">", outside.answering(DESK, inquiries.newestMail(id, "M02")), "Re", "月に一度です。");
    act(clerk, id, "decision", "decision", "DRAFT").andExpect(status().is3xxRedirection());
    jdbc.sql("update inquiry set written_mail = ? where id = ?").params("w-" + asker, id.value()).update();
    for (String told :
        List.of(
            "K-" + asker.toUpperCase(Locale.ROOT), "MARUYAMA", "大館市", "W-" + asker, "0187（00）0000", "+81 187-00-0000",
            "yosono@example.com", "090-1234-5678")) {
      act(clerk, id, "ministry", "note", "会議の例を " + told + " に示せますか。")
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString(told)))
          .andExpect(content().string(containsString("相談者が分かるおそれのある「")));
    }
    act(clerk, id, "ministry", "note", "会議の例を示せますか。https://www.mhlw.go.jp/0123456789.html 窓口は " + DESK + " です。")
        .andExpect(status().is3xxRedirection());
  }

  @Test
  @DisplayName("厚生労働省がメールで返信すると内部のやり取りに入り、確認して回答として記録でき、終わった相談は再開しない")
  void takesTheMinistrysMailAsTheMinistrys() throws Exception {
    InquiryId id = atMinistry();
    String ours = jdbc.sql("select body from outbox_mail where id = ?").param(inquiries.newestMail(id, "M05")).query(String.class).single();
    UUID mail =
        outside.send(
            "someone@isei.example.jp", outside.answering(DESK, inquiries.newestMail(id, "M05")), "RE: 【照会】",
            "決まりはありません。\n\n" + ours.indent(1).replaceAll("(?m)^ ", "> "));
    assertThat(inquiries.ofMail(mail)).isEqualTo(id);
    assertThat(jdbc.sql("select kind from inquiry_entry where mail_id = ?").param(mail).query(String.class).single())
        .isEqualTo("MINISTRY_ANSWER");
    assertThat(inquiries.state(id)).isEqualTo("AT_MINISTRY");
    assertThat(inquiries.steps(id)).containsExactly("UserTask_AnswerMinistryInquiry", "inquiry-reply");
    open(clerk, id).andExpect(content().string(containsString("決まりはありません。</textarea>")));
    act(clerk, id, "ministry/answer", "note", "決まりはありません。").andExpect(status().is3xxRedirection());
    assertThat(inquiries.state(id)).isEqualTo("DRAFTING");
    act(clerk, id, "end", "note", "不要になったため").andExpect(status().is3xxRedirection());
    reply(id, "M05", "補足します。");
    assertThat(inquiries.state(id)).isEqualTo("ENDED");
    assertThat(inquiries.steps(id)).containsExactly("inquiry-reply");
    act(clerk, id, "read").andExpect(status().is3xxRedirection());
    assertThat(inquiries.steps(id)).isEmpty();
  }

  @Test
  @DisplayName("統合できるのは同じ相談者の対応中の相談だけで、折返しの約束も移り、待っていた相談は動き出す")
  void mergesOnlyWhatIsAnsweredToTheSameAsker() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, id, "callbacks").andExpect(status().is3xxRedirection());
    InquiryId ended = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, ended, "decision", "decision", "AT_ONCE", "text", "公表資料のとおりです。");
    act(clerk, id, "merge", "number", key(ended))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("終わっている相談には統合できません")));
    InquiryId other = inquiries.called(clerk.viewer(), "仙北市", "other-" + asker);
    act(clerk, id, "merge", "number", key(other))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("相談者が異なるため統合できません")));
    InquiryId target = inquiries.called(clerk.viewer(), "仙北市", asker.toUpperCase(Locale.ROOT));
    act(clerk, target, "decision", "decision", "ASK_BACK", "text", "会議の頻度をお知らせください。");
    act(clerk, id, "merge", "number", key(target)).andExpect(status().is3xxRedirection());
    assertThat(inquiries.steps(id)).isEmpty();
    assertThat(inquiries.steps(target)).containsExactly("UserTask_CallBack", "UserTask_CheckInquiry");
  }

  @Test
  @DisplayName("二人が互いに逆向きに統合しても、一方だけが統合される")
  void mergesInOneDirection() throws Exception {
    InquiryId one = inquiries.called(clerk.viewer(), "仙北市", asker);
    InquiryId two = inquiries.called(clerk.viewer(), "仙北市", asker);
    InquiryMerging merging = context.getBean(InquiryMerging.class);
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> done =
          both.invokeAll(List.of(merging(merging, one, two), merging(merging, two, one)));
      assertThat(List.of(done.get(0).get(), done.get(1).get())).containsExactlyInAnyOrder(true, false);
    } finally {
      both.shutdown();
    }
    assertThat(List.of(inquiries.state(one), inquiries.state(two))).containsExactlyInAnyOrder("MERGED", "RECEIVED");
  }

  private Callable<Boolean> merging(InquiryMerging merging, InquiryId from, InquiryId to) {
    String number = key(to);
    long version = Long.parseLong(inquiries.version(from));
    return () -> {
      try {
        return merging.merge(clerk.viewer(), from, version, number).isDone();
      } catch (AlreadyDone | StaleEdit quicker) {
        return false;
      }
    };
  }

  @Test
  @DisplayName("お返事を確認しないまま進めても、次のお返事は対応一覧に入り、担当の方の対応になる")
  void tellsOfEachReply() throws Exception {
    InquiryId id = inquiries.ofMail(outside.send(asker, DESK, "ご相談", "会議の頻度を教えてください。"));
    act(clerk, id, "assignment", "person", second.viewer().personId().toString()).andExpect(status().is3xxRedirection());
    act(clerk, id, "decision", "decision", "ASK_BACK", "text", "会議の名前をお知らせください。").andExpect(status().is3xxRedirection());
    assertThat(holder(id)).isEqualTo(second.viewer().personId());
    reply(id, "M02", "多職種連携会議です。");
    assertThat(holder(id)).isEqualTo(second.viewer().personId());
    act(clerk, id, "decision", "decision", "DRAFT").andExpect(status().is3xxRedirection());
    reply(id, "M02", "追加で伺います。");
    assertThat(inquiries.steps(id)).containsExactly("UserTask_DraftAnswer", "inquiry-reply");
    open(clerk, id).andExpect(content().string(containsString("お返事が届いています")));
  }

  @Test
  @DisplayName("アドレスの分からない方への即答と対象外は、どのように伝えたかを残して終わる")
  void answersWhomNoMailReaches() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", null);
    act(clerk, id, "decision", "decision", "AT_ONCE", "text", "公表資料のとおりです。")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("どのように回答を伝えたかを記入してください")));
    act(clerk, id, "decision", "decision", "AT_ONCE", "text", "公表資料のとおりです。", "told", "電話で伝えた。")
        .andExpect(status().is3xxRedirection());
    assertThat(inquiries.state(id)).isEqualTo("ANSWERED");
    assertThat(inquiries.mails(id, "M04")).isEmpty();
    open(clerk, id).andExpect(content().string(containsString("電話で伝えた。")));
    InquiryId out = inquiries.called(clerk.viewer(), "仙北市", null);
    act(clerk, out, "decision", "decision", "OUT_OF_SCOPE", "text", "連携支援の事務局へ。", "told", "電話で伝えた。")
        .andExpect(status().is3xxRedirection());
    assertThat(inquiries.state(out)).isEqualTo("OUT_OF_SCOPE");
    InquiryId mail = inquiries.ofMail(outside.send(asker, DESK, "ご相談", "会議の頻度を教えてください。"));
    act(clerk, mail, "decision", "decision", "INTAKE")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("添付ファイルがないため")));
  }

  @Test
  @DisplayName("二度目の回答は二度目の質問を引き、回答事例や定型文は即答にも入れられる")
  void quotesWhatIsAnswered() throws Exception {
    UUID mail = outside.send(asker, DESK, "ご相談", "会議の頻度を教えてください。", (more, raw) -> CameMails.attach(more, "名簿①.pdf", "%PDF-1".getBytes()));
    InquiryId id = inquiries.ofMail(mail);
    open(clerk, id).andExpect(content().string(containsString("名簿①.pdf</a>")));
    page(clerk, "/mails/" + mail)
        .andExpect(content().string(containsString("この案件の画面を開く")))
        .andExpect(content().string(containsString("/cases/" + key(id) + "/letters")));
    String shown = open(clerk, id).andReturn().getResponse().getContentAsString();
    Matcher aid = Pattern.compile("value=\"(insert:text-[^\"]+)\"").matcher(shown);
    assertThat(aid.find()).isTrue();
    act(clerk, id, "decision", "text", "はじめの文", "act", aid.group(1))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("はじめの文\n\n")));
    assertThat(inquiries.state(id)).isEqualTo("RECEIVED");
    act(clerk, id, "decision", "decision", "AT_ONCE", "text", "決まりはありません。").andExpect(status().is3xxRedirection());
    reply(id, "M04", "では参加者に決まりはありますか。\n\n> 会議の頻度を教えてください。");
    act(clerk, id, "decision", "decision", "AT_ONCE", "text", "参加者にもありません。").andExpect(status().is3xxRedirection());
    assertThat(inquiries.mails(id, "M04").get(1)).contains("では参加者に決まりはありますか。").doesNotContain("会議の頻度を教えて");
  }

  @Test
  @DisplayName("同じアドレスからの別々の照会には、それぞれ受付を返し、ほかのメールには一日に一度だけ返す")
  void acknowledgesEachLetter() throws Exception {
    InquiryId one = inquiries.ofMail(outside.send(asker, DESK, "拠点整備・運用に関する照会", "会議の頻度を教えてください。"));
    InquiryId two = inquiries.ofMail(outside.send(asker, DESK, "拠点整備・運用に関する照会", "参加者の例を教えてください。"));
    assertThat(inquiries.mails(one, "M01").size() + inquiries.mails(one, "M03").size()).isEqualTo(1);
    assertThat(inquiries.mails(two, "M01").size() + inquiries.mails(two, "M03").size()).isEqualTo(1);
    InquiryId again = inquiries.ofMail(outside.send(asker, DESK, "拠点整備・運用に関する照会", "参加者の例を教えてください。"));
    assertThat(inquiries.mails(again, "M01").size() + inquiries.mails(again, "M03").size()).isZero();
    String robot = "robot-" + asker;
    InquiryId first = inquiries.ofMail(outside.send(robot, DESK, "お知らせ", "受信しました。"));
    InquiryId second = inquiries.ofMail(outside.send(robot, DESK, "定時のお知らせ", "代表アドレスです。"));
    assertThat(inquiries.mails(first, "M01").size() + inquiries.mails(first, "M03").size()).isEqualTo(1);
    assertThat(inquiries.mails(second, "M01").size() + inquiries.mails(second, "M03").size()).isZero();
  }

  @Test
  @DisplayName("直した項目の名前が記録に残り、直した番号に折り返し、窓口の終わった日は約束できない")
  void correctsTheNumberThatIsCalled() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, id, "callbacks", "promisedOn", "令和8年3月2日", "promisedTime", "10:00")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("窓口が開くのは令和8年2月27日（金）までです")));
    act(clerk, id, "callbacks").andExpect(status().is3xxRedirection());
    act(clerk, id, "description", "subject", "会議の参加者の例", "organisation", "仙北市", "kind", "MUNICIPALITY", "prefecture", "05",
            "name", "相談 花子", "mail", asker, "telephone", "0187-00-7777")
        .andExpect(status().is3xxRedirection());
    assertThat(
            jdbc.sql("select details ->> 'items' from audit_entry where case_key = ? and action = 'audit.inquiries.described'")
                .param(key(id)).query(String.class).single())
        .isEqualTo("電話番号");
    assertThat(jdbc.sql("select telephone from callback where inquiry_id = ?").param(id.value()).query(String.class).single())
        .isEqualTo("0187-00-7777");
  }

  @Test
  @DisplayName("回答案を書きながら受付の確認に戻して尋ね、後のお返事や電話の記録も言葉で見つかる")
  void asksBackWhileDrafting() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "秋田県横手市", asker);
    act(clerk, id, "decision", "decision", "DRAFT");
    act(clerk, id, "draft", "answer", "書きかけの案", "act", "keep").andExpect(status().is3xxRedirection());
    act(clerk, id, "check").andExpect(status().is3xxRedirection());
    act(clerk, id, "check").andExpect(status().isConflict());
    assertThat(inquiries.steps(id)).containsExactly("UserTask_CheckInquiry");
    open(clerk, id).andExpect(content().string(containsString("まだ記録していない項目：内容の分類。")));
    act(clerk, id, "decision", "decision", "ASK_BACK", "text", "会議の名前をお知らせください。").andExpect(status().is3xxRedirection());
    String word = "ﾎｳｾﾝｶ" + asker.substring(5, 13);
    reply(id, "M02", word + "会議です。");
    act(clerk, id, "notes", "talk", "true", "note", "電話で" + word + "と伺った").andExpect(status().is3xxRedirection());
    page(clerk, "/inquiries?q=" + word.replace("ﾎｳｾﾝｶ", "ホウセンカ")).andExpect(content().string(containsString(id.value().toString())));
    act(clerk, id, "decision", "decision", "DRAFT").andExpect(status().is3xxRedirection());
    open(clerk, id).andExpect(content().string(containsString("書きかけの案</textarea>")));
  }

  private UUID holder(InquiryId id) {
    return jdbc.sql("select assignee_id from work_item where case_key = ? and source = 'PROCESS'").param(key(id)).query(UUID.class).single();
  }

  private InquiryId atMinistry() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "秋田県仙北市", asker);
    act(clerk, id, "decision", "decision", "DRAFT");
    act(clerk, id, "ministry", "note", "会議の構成員に決まりはありますか。").andExpect(status().is3xxRedirection());
    return id;
  }

  private String question(InquiryId id) {
    return jdbc.sql("select id::text from ministry_inquiry where inquiry_id = ?").param(id.value()).query(String.class).single();
  }

  private UUID reply(InquiryId id, String kind, String text) throws Exception {
    return outside.send(asker, outside.answering(DESK, inquiries.newestMail(id, kind)), "Re", text);
  }

  private String key(InquiryId id) {
    return jdbc.sql("select case_key from inquiry where id = ?").param(id.value()).query(String.class).single();
  }

  private ResultActions open(TestPerson person, InquiryId id) throws Exception {
    return page(person, "/inquiries/" + id.value()).andExpect(status().isOk());
  }

  private ResultActions page(TestPerson person, String path) throws Exception {
    return mvc.perform(get(path).with(person.signedIn()));
  }

  /** Acts on what is there now. */
  private ResultActions act(TestPerson person, InquiryId id, String what, String... fields) throws Exception {
    if (List.of(fields).contains("AT_ONCE")) {
      inquiries.check(person.viewer(), id);
    }
    MockHttpServletRequestBuilder request =
        post("/inquiries/" + id.value() + "/" + what)
            .with(csrf())
            .with(person.signedIn())
            .param("version", inquiries.version(id));
    return mvc.perform(with(request, fields));
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
