package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.applications.Region;
import jp.banso.correspondence.CameMails;
import jp.banso.kernel.ProgrammeCode;
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

/** Whose the mails on an inquiry are, and what becomes of each. */
@BansoTest
@DisplayName("相談のメールのやり取り")
class InquiryReplyTests {

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
    asker = "reply-" + UUID.randomUUID() + "@example.jp";
  }

  @AfterEach
  void close() {
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("厚生労働省がメールで答えても、相談者への回答は相談者のメールに続き、厚生労働省のメールは応募書類の受付にも渡らない")
  void keepsTheMinistrysMailOutOfTheConversation() throws Exception {
    UUID question = outside.send(asker, DESK, "ご相談", "会議の構成員に決まりはありますか。");
    InquiryId id = inquiries.ofMail(question);
    act(clerk, id, "decision", "decision", "DRAFT");
    act(clerk, id, "ministry", "note", "会議の構成員に決まりはありますか。").andExpect(status().is3xxRedirection());
    UUID said =
        outside.send(
            "someone@isei.example.jp", outside.answering(DESK, inquiries.newestMail(id, "M05")), "RE: 【照会】", "決まりはありません。",
            (more, raw) -> CameMails.attach(more, "kaitou.dat", new byte[] {1}));
    assertThat(inquiries.ofMail(said)).isEqualTo(id);
    act(clerk, id, "ministry/answer", "note", "決まりはありません。").andExpect(status().is3xxRedirection());
    inquiries.check(clerk.viewer(), id);
    act(clerk, id, "draft", "answer", "決まりはありません。", "act", "confirm").andExpect(status().is3xxRedirection());
    act(second, id, "confirmation", "decision", "AGREED").andExpect(status().is3xxRedirection());
    UUID answer = inquiries.newestMail(id, "M04");
    assertThat(jdbc.sql("select in_reply_to from outbox_mail where id = ?").param(answer).query(String.class).single())
        .isEqualTo(messageId(question));
    assertThat(jdbc.sql("select refs from outbox_mail where id = ?").param(answer).query(String.class).single())
        .isEqualTo(messageId(question));

    outside.send(asker, outside.answering(DESK, answer), "Re", "では。");
    act(clerk, id, "decision", "decision", "INTAKE")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("添付ファイルがないため")));
    assertThat(outside.standing(said)).startsWith("SETTLED inquiries");
  }

  @Test
  @DisplayName("添付のあるお返事は、様式そのものでなければ相談の続きになり、申込みも送るとあれば人が見る")
  void keepsRepliesWithPapersOnTheInquiry() throws Exception {
    new Region(context).call();
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, id, "decision", "decision", "ASK_BACK", "text", "様式第２号のどの欄ですか。").andExpect(status().is3xxRedirection());
    UUID asked = inquiries.newestMail(id, "M02");
    String ours = jdbc.sql("select body from outbox_mail where id = ?").param(asked).query(String.class).single();
    String quoted = "\n\n" + ours.indent(1).replaceAll("(?m)^ ", "> ");
    UUID paper = paper(asked, "様式第２号のこの欄です。送付します。" + quoted);
    assertThat(inquiries.ofMail(paper)).isEqualTo(id);
    assertThat(inquiries.state(id)).isEqualTo("RECEIVED");

    act(clerk, id, "decision", "decision", "DRAFT");
    act(clerk, id, "ministry", "note", "様式第２号について伺います。").andExpect(status().is3xxRedirection());
    UUID said = paper(inquiries.newestMail(id, "M05"), "応募書類の手引きを添付します。");
    assertThat(jdbc.sql("select kind from inquiry_entry where mail_id = ?").param(said).query(String.class).single())
        .isEqualTo("MINISTRY_ANSWER");

    UUID both = paper(asked, "ありがとうございます。申込書を提出します。" + quoted);
    assertThat(outside.standing(both)).isEqualTo("FILED " + key(id));
    assertThat(inquiries.ofMail(both)).isEqualTo(id);
    send(clerk, "/mails/" + both + "/filing", "number", key(id)).andExpect(status().is3xxRedirection());
    assertThat(jdbc.sql("select count(*) from inquiry_entry where mail_id = ?").param(both).query(Integer.class).single())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("ほかの方や厚生労働省からのメールを綴じても、相談者の言葉にはならず、再開も引用もされない")
  void keepsWhatOthersWroteToTheDesk() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, id, "decision", "decision", "AT_ONCE", "text", "公表資料のとおりです。").andExpect(status().is3xxRedirection());
    TestPerson ministry = TestPerson.with(context, RoleKind.MINISTRY, ProgrammeCode.BANSO);
    String official =
        jdbc.sql("select mail from person where id = ?").param(ministry.id()).query(String.class).single();
    for (String sender : List.of("ken-" + UUID.randomUUID() + "@example.jp", official)) {
      UUID other =
          outside.send(
              sender, DESK, "ご連絡", "省内限りの検討中の案です。",
              (more, raw) -> raw.setHeader("List-Id", "<list.example.jp>"));
      send(clerk, "/mails/" + other + "/filing", "number", key(id)).andExpect(status().is3xxRedirection());
      assertThat(inquiries.ofMail(other)).isEqualTo(id);
    }
    assertThat(inquiries.state(id)).isEqualTo("ANSWERED");
    assertThat(
            jdbc.sql("select kind from inquiry_entry where inquiry_id = ? and mail_id is not null and kind <> 'ANSWER' order by ordinal")
                .param(id.value())
                .query(String.class)
                .list())
        .containsExactly("NOTE", "MINISTRY_ANSWER");
    bulkFiled(id, "もう一つ伺います。");
    act(clerk, id, "decision", "decision", "AT_ONCE", "text", "こちらも公表資料のとおりです。").andExpect(status().is3xxRedirection());
    assertThat(jdbc.sql("select body from outbox_mail where id = ?").param(inquiries.newestMail(id, "M04")).query(String.class).single())
        .contains("もう一つ伺います。")
        .doesNotContain("省内限り");
  }

  private void bulkFiled(InquiryId id, String text) throws Exception {
    send(clerk, "/mails/" + bulk(text) + "/filing", "number", key(id)).andExpect(status().is3xxRedirection());
  }

  @Test
  @DisplayName("募集の間でも、添付のある質問は相談になり、別の方のお返事はアドレスと、回答の宛先と違うことが出る")
  void opensQuestionsWithPapersAndNamesWhoeverWrites() throws Exception {
    new Region(context).call();
    UUID asks =
        outside.send(
            asker, DESK, "次第の書き方", "会議の次第の書き方を教えてください。",
            (more, raw) -> CameMails.attach(more, "次第.docx", "x".getBytes()));
    InquiryId id = inquiries.ofMail(asks);
    assertThat(outside.standing(asks)).isEqualTo("SETTLED inquiries " + key(id));
    assertThat(inquiries.newestMail(id, "M01")).isNotNull();

    act(clerk, id, "decision", "decision", "ASK_BACK", "text", "会議の名前をお知らせください。").andExpect(status().is3xxRedirection());
    String other = "kohai-" + UUID.randomUUID() + "@city.example.jp";
    outside.send(other, outside.answering(DESK, inquiries.newestMail(id, "M02")), "Re", "異動した担当に代わってお答えします。");
    mvc.perform(get("/inquiries/" + id.value()).with(clerk.signedIn()))
        .andExpect(content().string(containsString(other)))
        .andExpect(content().string(containsString("回答の宛先と異なります")));
  }

  private UUID paper(UUID answered, String text) throws Exception {
    return outside.send(
        asker, outside.answering(DESK, answered), "Re: 様式の件", text,
        (more, raw) -> CameMails.attach(more, "scan.pdf", "%PDF-1".getBytes()));
  }

  @Test
  @DisplayName("人が相談の番号に綴じたメールは相談のやり取りに入り、待っていた相談は動き、終わった相談は再開し、何も自動では送られない")
  void goesOnWithWhatIsFiledOnIt() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, id, "decision", "decision", "ASK_BACK", "text", "会議の名前をお知らせください。").andExpect(status().is3xxRedirection());
    UUID list = bulk("多職種連携会議です。");
    assertThat(outside.standing(list)).isEqualTo("TRIAGE");
    send(clerk, "/mails/" + list + "/filing", "number", key(id)).andExpect(status().is3xxRedirection());
    assertThat(outside.standing(list)).isEqualTo("SETTLED inquiries " + key(id));
    assertThat(outside.isWork(list)).isFalse();
    assertThat(inquiries.ofMail(list)).isEqualTo(id);
    assertThat(inquiries.steps(id)).containsExactly("UserTask_CheckInquiry");
    mvc.perform(get("/mails/" + list).with(clerk.signedIn())).andExpect(content().string(containsString("この案件の画面を開く")));

    act(clerk, id, "decision", "decision", "AT_ONCE", "text", "公表資料のとおりです。").andExpect(status().is3xxRedirection());
    int sent = jdbc.sql("select count(*) from outbox_mail where case_key = ?").param(key(id)).query(Integer.class).single();
    UUID more = bulk("もう一つ伺います。");
    send(clerk, "/mails/" + more + "/filing", "number", key(id)).andExpect(status().is3xxRedirection());
    assertThat(inquiries.state(id)).isEqualTo("RECEIVED");
    assertThat(inquiries.steps(id)).containsExactly("UserTask_CheckInquiry");
    assertThat(jdbc.sql("select count(*) from outbox_mail where case_key = ?").param(key(id)).query(Integer.class).single())
        .isEqualTo(sent);
  }

  /** A mail that came over a list. */
  private UUID bulk(String text) throws Exception {
    return outside.send(asker, DESK, "ご連絡", text, (more, raw) -> raw.setHeader("List-Id", "<list.example.jp>"));
  }

  @Test
  @DisplayName("期間の外のメールは日に二通目から人が見て、期間外の案内への返信は期間に入れば相談になり、引き継いだ返信は相談の続きになる")
  void readsWhatCameOutsideThePeriod() throws Exception {
    inquiries.closeDesk();
    UUID first = outside.send(asker, DESK, "拠点整備・運用に関する照会", "会議の頻度を教えてください。");
    assertThat(outside.standing(first)).isEqualTo("SETTLED inquiries");
    UUID told =
        jdbc.sql("select id from outbox_mail where recipient = ?").param(asker).query(UUID.class).single();
    UUID again = outside.send(asker, DESK, "拠点整備・運用に関する照会", "至急お願いします。");
    assertThat(outside.standing(again)).isEqualTo("TRIAGE");
    assertThat(outside.isWork(again)).isTrue();
    outside.settle(again);
    assertThat(jdbc.sql("select count(*) from outbox_mail where recipient = ?").param(asker).query(Integer.class).single())
        .isEqualTo(1);

    inquiries.openDesk();
    UUID late = outside.send(asker, outside.answering(DESK, told), "Re: 御案内", "では改めて伺います。会議の頻度を教えてください。");
    InquiryId id = inquiries.ofMail(late);
    assertThat(outside.standing(late)).isEqualTo("SETTLED inquiries " + key(id));
    act(clerk, id, "decision", "decision", "ASK_BACK", "text", "会議の名前をお知らせください。").andExpect(status().is3xxRedirection());

    inquiries.closeDesk();
    UUID reply =
        outside.send(
            asker, outside.answering(DESK, inquiries.newestMail(id, "M02")), "Re", "多職種連携会議です。",
            (more, raw) -> {
              raw.setHeader("Auto-Submitted", "auto-replied");
              CameMails.attach(more, "a.dat", new byte[] {1});
            });
    assertThat(outside.standing(reply)).startsWith("FILED");
    send(clerk, "/mails/" + reply + "/handover", "to", InquiryMailHandler.NAME).andExpect(status().is3xxRedirection());
    assertThat(inquiries.ofMail(reply)).isEqualTo(id);
    assertThat(outside.standing(reply)).startsWith("SETTLED inquiries");
    assertThat(outside.isWork(reply)).isFalse();
  }

  @Test
  @DisplayName("お尋ねへの返信に書かれた項目は、分かっていなかったものだけ相談者に加わる")
  void learnsWhatWasAskedFor() throws Exception {
    InquiryId id = inquiries.ofMail(outside.send(asker, DESK, "ご相談", "会議の構成員に決まりはありますか。"));
    act(clerk, id, "decision", "decision", "ASK_BACK", "text", "自治体・機関名と氏名をお知らせください。").andExpect(status().is3xxRedirection());
    reply(id, "M02", "1)自治体・機関名　福井市健康課\n2)氏名　林 三郎\n3)連絡先　0776-00-0000 yoso@example.jp\n4)照会内容　先のとおりです。\n\n> 1)自治体・機関名　引用の市");
    Requester who = context.getBean(Inquiries.class).findById(id.value()).orElseThrow().requester();
    assertThat(who.organisation()).isEqualTo("福井市健康課");
    assertThat(who.telephone()).isEqualTo("0776-00-0000");
    assertThat(who.mail()).isEqualTo(asker);
    open(clerk, id).andExpect(content().string(not(containsString("記載のない項目"))));
  }

  private String messageId(UUID mail) {
    return jdbc.sql("select message_id from inbound_mail where id = ?").param(mail).query(String.class).single();
  }

  private String key(InquiryId id) {
    return jdbc.sql("select case_key from inquiry where id = ?").param(id.value()).query(String.class).single();
  }

  private UUID reply(InquiryId id, String kind, String text) throws Exception {
    return outside.send(asker, outside.answering(DESK, inquiries.newestMail(id, kind)), "Re", text);
  }

  private ResultActions open(TestPerson person, InquiryId id) throws Exception {
    return mvc.perform(get("/inquiries/" + id.value()).with(person.signedIn())).andExpect(status().isOk());
  }

  /** Acts on what is there now. */
  private ResultActions act(TestPerson person, InquiryId id, String what, String... fields) throws Exception {
    if (List.of(fields).contains("AT_ONCE")) {
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
