package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.correspondence.CameMails;
import jp.banso.kernel.PrefectureCode;
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

@BansoTest
@DisplayName("相談")
class InquiryTests {

  private static final String DESK = "zaitaku@example.jp";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

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
    asker = "sodan-" + UUID.randomUUID() + "@example.jp";
  }

  @AfterEach
  void close() {
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("メールは項目があってもなくても相談になり、受付を返し、回答は別の方が確認して送り、お返事で再開する")
  void answersAMail() throws Exception {
    UUID mail =
        outside.send(
            asker, DESK, "拠点整備・運用に関する照会",
            "1)自治体・機関名：秋田県仙北市\n2)氏名：相談 花子\n3)連絡先：0187-00-0000\n4)照会内容\n会議の参加者の例を教えてください。");
    InquiryId id = inquiries.ofMail(mail);
    assertThat(outside.standing(mail)).startsWith("SETTLED inquiries");
    assertThat(inquiries.mails(id, "M01"))
        .singleElement()
        .asString()
        .contains("【受付】拠点整備・運用に関する照会（R7-伴走 相談", "ガイドブックの改訂の参考", "都道府県や公募の選定に伝わることはありません");
    open(clerk, id)
        .andExpect(content().string(containsString("秋田県仙北市")))
        .andExpect(content().string(containsString("会議の参加者の例を教えてください。")));
    assertThat(inquiries.steps(id)).containsExactly("UserTask_CheckInquiry");

    act(clerk, id, "decision", "decision", "DRAFT").andExpect(status().is3xxRedirection());
    act(clerk, id, "draft", "answer", " ", "act", "confirm")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("文を記入してください")));
    act(clerk, id, "draft", "answer", "ガイドブックの例を御覧ください。", "sources", "ガイドブック第3章", "checks", "4", "act", "confirm")
        .andExpect(status().is3xxRedirection());
    act(clerk, id, "confirmation", "decision", "AGREED").andExpect(status().isForbidden());
    act(second, id, "confirmation", "decision", "RETURNED", "note", "章の名前も書いてください。")
        .andExpect(status().is3xxRedirection());
    open(clerk, id).andExpect(content().string(containsString("章の名前も書いてください。")));
    act(clerk, id, "draft", "answer", "ガイドブック「多職種連携」の例を御覧ください。", "sources", "ガイドブック第3章", "act", "confirm");
    assertThat(inquiries.mails(id, "M04")).isEmpty();
    act(second, id, "confirmation", "decision", "AGREED").andExpect(status().is3xxRedirection());
    assertThat(inquiries.mails(id, "M04"))
        .singleElement()
        .asString()
        .contains("【回答】拠点整備・運用に関する照会（R7-伴走 相談", "秋田県仙北市　相談 花子 様", "「多職種連携」の例", "参考：ガイドブック第3章");
    assertThat(inquiries.state(id)).isEqualTo("ANSWERED");
    assertThat(inquiries.steps(id)).isEmpty();

    UUID reply =
        outside.send(
            "betsu@example.jp", outside.answering(DESK, inquiries.newestMail(id, "M04")), "ありがとうございました", "もう一つ伺います。");
    assertThat(inquiries.ofMail(reply)).isEqualTo(id);
    assertThat(inquiries.state(id)).isEqualTo("RECEIVED");
    assertThat(inquiries.steps(id)).containsExactly("UserTask_CheckInquiry");
    open(clerk, id)
        .andExpect(content().string(containsString("もう一つ伺います。")))
        .andExpect(content().string(containsString("再開1回")));
  }

  @Test
  @DisplayName("厚生労働省には相談者の分からない形でだけ照会でき、厚生労働省は相談そのものを読めない")
  void asksTheMinistryWithoutNames() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "秋田県仙北市", asker);
    act(clerk, id, "decision", "decision", "DRAFT");
    act(clerk, id, "ministry", "note", "仙北市から、会議の構成員について照会がありました。")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("仙北市から、会議の構成員について照会がありました。")))
        .andExpect(content().string(containsString("相談者が分かる")));
    act(clerk, id, "ministry", "note", "会議の構成員に決まりはありますか。").andExpect(status().is3xxRedirection());
    assertThat(inquiries.mails(id, "M05")).singleElement().asString().contains("会議の構成員に決まりはありますか。").doesNotContain("仙北");

    TestPerson ministry = TestPerson.with(context, RoleKind.MINISTRY, ProgrammeCode.BANSO);
    String asked =
        jdbc.sql("select id::text from ministry_inquiry where inquiry_id = ?").param(id.value()).query(String.class).single();
    page(ministry, "/inquiries/" + id.value()).andExpect(status().isNotFound());
    page(ministry, "/cases/" + key(id) + "/letters").andExpect(content().string(not(containsString("仙北"))));
    page(ministry, "/ministry-inquiries/" + asked)
        .andExpect(content().string(containsString("会議の構成員に決まりはありますか。")))
        .andExpect(content().string(not(containsString("仙北"))));
    send(ministry, "/ministry-inquiries/" + asked, "note", "決まりはありません。").andExpect(status().is3xxRedirection());
    send(ministry, "/ministry-inquiries/" + asked, "note", "もう一度").andExpect(status().isConflict());
    open(clerk, id).andExpect(content().string(containsString("決まりはありません。")));
    assertThat(inquiries.steps(id)).containsExactly("UserTask_DraftAnswer");

    act(clerk, id, "ministry", "note", "もう一つ伺います。");
    act(clerk, id, "ministry/removal").andExpect(status().is3xxRedirection());
    page(ministry, "/ministry-inquiries").andExpect(content().string(containsString("取り下げられました")));
    assertThat(inquiries.state(id)).isEqualTo("DRAFTING");
  }

  @Test
  @DisplayName("電話は記録し、留守番電話は約束した時刻までに折り返し、3回つながらなければメールを送る")
  void callsBack() throws Exception {
    send(clerk, "/inquiries", "channel", "VOICE", "organisation", "", "telephone", "電話", "subject", "折返し", "body", "伝言")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("電話番号の形で入力してください")))
        .andExpect(content().string(containsString("value=\"折返し\"")));
    String place =
        send(
                clerk, "/inquiries", "channel", "VOICE", "organisation", "あおば訪問看護ステーション", "telephone", "０３－００００－１１１１",
                "mail", asker, "subject", "折返しの依頼", "body", "担当者からの折返しを希望。", "receivedOn", today(), "receivedTime", "0:10")
            .andExpect(status().is3xxRedirection())
            .andReturn()
            .getResponse()
            .getRedirectedUrl();
    InquiryId id = new InquiryId(UUID.fromString(place.substring(place.lastIndexOf('/') + 1)));
    assertThat(inquiries.steps(id)).containsExactly("UserTask_CallBack", "UserTask_CheckInquiry");
    String callback =
        "/callbacks/" + jdbc.sql("select id::text from callback where inquiry_id = ?").param(id.value()).query(String.class).single();
    page(clerk, "/callbacks").andExpect(content().string(containsString("03-0000-1111")));
    send(clerk, callback, "result", "CONNECTED", "note", "").andExpect(status().isUnprocessableEntity());
    for (int i = 0; i < 3; i++) {
      send(clerk, callback, "result", "IN_VAIN", "note", "").andExpect(status().is3xxRedirection());
      assertThat(inquiries.mails(id, "inquiry-not-reached")).as("of three within an hour").isEmpty();
    }
    jdbc.sql(
            "update callback_attempt set at = at - (4 - ordinal) * interval '1 hour' where callback_id in"
                + " (select id from callback where inquiry_id = ?)")
        .param(id.value())
        .update();
    send(clerk, callback, "result", "IN_VAIN", "note", "").andExpect(status().is3xxRedirection());
    send(clerk, callback, "result", "IN_VAIN", "note", "").andExpect(status().isConflict());
    assertThat(inquiries.mails(id, "inquiry-not-reached")).hasSize(1);
    assertThat(inquiries.steps(id)).containsExactly("UserTask_CheckInquiry");
    act(clerk, id, "callbacks", "promisedOn", "令和7年1月5日", "promisedTime", "10:00")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("過ぎた日時です")));
    act(clerk, id, "callbacks", "promisedOn", "令和8年1月4日", "promisedTime", "10:00")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("次に窓口が開くのは令和8年1月5日（月）")));
    for (String otherTime : new String[] {"R99.1.1", "9999-12-31", "2099-12-31", "S60.1.1"}) {
      act(clerk, id, "callbacks", "promisedOn", otherTime, "promisedTime", "10:00")
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("年を御確認ください")));
    }
  }

  @Test
  @DisplayName("不足は尋ねてお返事で確認に戻り、即答・対象外・統合・終了はそれぞれ理由とともに残る")
  void decidesOtherwise() throws Exception {
    InquiryId first = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, first, "decision", "decision", "ASK_BACK", "text", "").andExpect(status().isUnprocessableEntity());
    act(clerk, first, "decision", "decision", "ASK_BACK", "text", "会議の頻度をお知らせください。").andExpect(status().is3xxRedirection());
    assertThat(inquiries.mails(first, "M02")).singleElement().asString().contains("会議の頻度をお知らせください。");
    assertThat(inquiries.steps(first)).containsExactly("UserTask_AwaitRequester");
    outside.send(asker, outside.answering(DESK, inquiries.newestMail(first, "M02")), "Re", "月1回です。");
    assertThat(inquiries.steps(first)).containsExactly("UserTask_CheckInquiry");
    act(clerk, first, "decision", "decision", "AT_ONCE", "text", "公表資料のとおりです。", "checks", "4").andExpect(status().is3xxRedirection());
    assertThat(inquiries.mails(first, "M04")).singleElement().asString().contains("公表資料のとおりです。");

    InquiryId out = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, out, "decision", "decision", "OUT_OF_SCOPE", "text", "連携支援の事務局へお問い合わせください。");
    assertThat(inquiries.state(out)).isEqualTo("OUT_OF_SCOPE");

    InquiryId twin = inquiries.called(clerk.viewer(), "仙北市", asker);
    open(clerk, twin).andExpect(content().string(containsString("同じ相談者からの相談")));
    act(clerk, twin, "merge", "number", "R7-伴走 相談999999").andExpect(status().isUnprocessableEntity());
    InquiryId kept = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, twin, "merge", "number", key(kept).replace("R7-BANSO-I", "Ｒ7-伴走　相談")).andExpect(status().is3xxRedirection());
    assertThat(inquiries.state(twin)).isEqualTo("MERGED");
    act(clerk, kept, "end", "note", "").andExpect(status().isUnprocessableEntity());
    act(clerk, kept, "end", "note", "電話で取り下げられたため").andExpect(status().is3xxRedirection());
    assertThat(inquiries.steps(kept)).isEmpty();
    act(clerk, kept, "end", "note", "もう一度").andExpect(status().isConflict());
  }

  @Test
  @DisplayName("記載のない項目と、よその事業の窓口は、文例として示され、決めるまで何も送られない")
  void offersPhrases() throws Exception {
    UUID mail = outside.send(asker, DESK, "ご相談", "連携支援の応募について教えてください。");
    InquiryId id = inquiries.ofMail(mail);
    open(clerk, id)
        .andExpect(content().string(containsString("記載のない項目：自治体・機関名")))
        .andExpect(content().string(containsString("data-confirm=\"" + asker + "へ、次の文をメールで送ります")))
        .andExpect(content().string(containsString("data-confirm-shows=\"c-text\"")))
        .andExpect(content().string(containsString("value=\"phrase:OUT_OF_SCOPE0\"")));
    act(clerk, id, "decision", "act", "phrase:ASK_BACK", "text", "書きかけです。", "sources", "手引き")
        .andExpect(content().string(containsString("書きかけです。\n\n回答のため")))
        .andExpect(content().string(containsString("・自治体・機関名")))
        .andExpect(content().string(containsString("手引き</textarea>")));
    act(clerk, id, "decision", "act", "phrase:OUT_OF_SCOPE0")
        .andExpect(content().string(containsString("renkei@example.jp（平日10:00-17:00）</textarea>")));
    act(clerk, id, "decision", "act", "phrase:none").andExpect(status().isOk());
    assertThat(inquiries.mails(id, "M02")).isEmpty();
    act(clerk, id, "decision", "decision", "OUT_OF_SCOPE", "text", "連携支援の事務局へお問い合わせください。");
    String came = jdbc.sql("select message_id from inbound_mail where id = ?").param(mail).query(String.class).single();
    assertThat(jdbc.sql("select distinct in_reply_to from outbox_mail where recipient = ?").param(asker).query(String.class).list())
        .as("one conversation").containsExactly(came);
  }

  @Test
  @DisplayName("受付の確認で書いた文と資料は、回答案を作成するとき回答案に入り、戻した後に書いた文はその下に入る")
  void takesWhatWasWrittenIntoTheDraft() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, id, "decision", "decision", "DRAFT", "text", "書きかけの回答です。", "sources", "手引き 第3章")
        .andExpect(status().is3xxRedirection());
    open(clerk, id)
        .andExpect(content().string(containsString("書きかけの回答です。</textarea>")))
        .andExpect(content().string(containsString("手引き 第3章</textarea>")));
    open(clerk, id)
        .andExpect(content().string(containsString("class=\"steps\"")))
        .andExpect(content().string(containsString("class=\"step-state\">いま</span>")))
        .andExpect(content().string(containsString("営業日")));
    act(clerk, id, "check");
    act(second, id, "decision", "decision", "DRAFT", "text", "続きです。").andExpect(status().is3xxRedirection());
    open(clerk, id).andExpect(content().string(containsString("書きかけの回答です。\n\n続きです。</textarea>")));
    inquiries.check(clerk.viewer(), id);
    act(clerk, id, "draft", "answer", "書きかけの回答です。\n\n続きです。", "sources", "手引き 第3章", "act", "confirm")
        .andExpect(status().is3xxRedirection());
    act(second, id, "confirmation", "decision", "AGREED").andExpect(status().isForbidden());
  }

  @Test
  @DisplayName("先に変更されていれば両方の文を示し、入力は残る")
  void showsBothDrafts() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, id, "decision", "decision", "DRAFT");
    String seen = inquiries.version(id);
    act(second, id, "draft", "answer", "先の案", "act", "keep");
    send(clerk, "/inquiries/" + id.value() + "/draft", "version", seen, "answer", "後の案", "act", "keep")
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("先の案")))
        .andExpect(content().string(containsString("後の案")));
  }

  @Test
  @DisplayName("手続が先に進んで欄がなくなっても、入力した文は同じページから控えられる")
  void givesBackWhatHasNoFormAnyMore() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    String seen = inquiries.version(id);
    act(second, id, "decision", "decision", "DRAFT");
    send(clerk, "/inquiries/" + id.value() + "/decision", "version", seen, "decision", "AT_ONCE", "text", "即答の文です。",
            "checks", "4")
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("即答の文です。</li>")))
        .andExpect(content().string(not(containsString(">4</li>"))));
    seen = inquiries.version(id);
    act(second, id, "end", "note", "取下げのため");
    send(clerk, "/inquiries/" + id.value() + "/end", "version", seen, "note", "終える理由です。")
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("終える理由です。</li>")));
  }

  @Test
  @DisplayName("窓口のほかには、相談も一覧も番号も見えない")
  void hidesInquiriesFromEverybodyElse() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    TestPerson prefecture = TestPerson.nobody(context);
    prefecture.give(RoleKind.PREFECTURE, ProgrammeCode.BANSO, PrefectureCode.of("05"));
    for (TestPerson other :
        new TestPerson[] {prefecture, TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.RENKEI)}) {
      page(other, "/inquiries/" + id.value()).andExpect(status().isNotFound());
      page(other, "/cases/" + key(id) + "/letters").andExpect(status().isNotFound());
      act(other, id, "notes", "note", "x").andExpect(status().isNotFound());
    }
    page(prefecture, "/inquiries").andExpect(status().isNotFound());
    page(clerk, "/inquiries?q=" + key(id)).andExpect(content().string(containsString("会議の参加者の例")));
  }

  private String today() {
    return Wareki.date(LocalDate.now(clock));
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
