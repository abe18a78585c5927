package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.accounts.SecretMail;
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

@BansoTest
@DisplayName("相談の確認事項と、回答への御意見")
class InquiryAnswerTests {

  /** The point of the shipped terms that an answer needs. */
  private static final String NEEDED = "4";

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
  @DisplayName("回答に必要な事項が未確認なら送れず、入力は残り、印は人ごとに残って外せて、再開すると初めから確かめる")
  void goesThroughTheChecklist() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, id, "decision", "decision", "AT_ONCE", "text", "公表資料のとおりです。", "checks", "1")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("回答を送る前に確かめて、印を付けてください：個人や患者が分かる内容が")))
        .andExpect(content().string(containsString("公表資料のとおりです。</textarea>")))
        .andExpect(content().string(containsString("まだ確かめていない事項が6件あります。")));
    act(second, id, "checks", "text", "書きかけの文", "checks", "1", "seenChecks", "1", "checks", "2")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("書きかけの文</textarea>")))
        .andExpect(content().string(containsString("まだ確かめていない事項が5件あります。")));
    // of a page that was shown before the second one ticked: that tick stays
    act(clerk, id, "checks", "seenChecks", "1", "checks", NEEDED, "checks", "x")
        .andExpect(content().string(containsString("まだ確かめていない事項が5件あります。")));
    assertThat(ticked(id)).containsExactly(2, 4);
    act(clerk, id, "decision", "decision", "DRAFT", "checks", "2", "seenChecks", "2", "seenChecks", NEEDED)
        .andExpect(status().is3xxRedirection());
    act(clerk, id, "draft", "answer", "回答の案", "act", "confirm")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("回答の案</textarea>")));
    act(clerk, id, "draft", "answer", "回答の案", "checks", NEEDED, "act", "confirm").andExpect(status().is3xxRedirection());
    act(clerk, id, "checks", "seenChecks", NEEDED).andExpect(status().isOk());
    act(second, id, "confirmation", "decision", "AGREED").andExpect(status().isUnprocessableEntity());
    act(second, id, "confirmation", "decision", "AGREED", "checks", NEEDED).andExpect(status().is3xxRedirection());
    assertThat(inquiries.state(id)).isEqualTo("ANSWERED");
    page(clerk, "/inquiries/" + id.value())
        .andExpect(content().string(containsString("確認事項に印を付けました。")))
        .andExpect(content().string(containsString("確認事項の印を外しました。")))
        .andExpect(content().string(containsString(second.viewer().displayName())));
    act(clerk, id, "checks", "checks", "3").andExpect(status().isConflict());

    outside.send(asker, outside.answering("zaitaku@example.jp", inquiries.newestMail(id, "M04")), "Re", "もう一つ。");
    page(clerk, "/inquiries/" + id.value()).andExpect(content().string(containsString("まだ確かめていない事項が7件あります。")));
    act(TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.RENKEI), id, "checks", "checks", "1")
        .andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("即答でもFAQへの掲載の同意を伺え、メールのコードで答えられる")
  void asksForConsentAtOnce() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    page(clerk, "/inquiries/" + id.value()).andExpect(content().string(containsString("回答のメールで、FAQへの掲載の同意を伺う")));
    act(clerk, id, "decision", "decision", "AT_ONCE", "text", "", "wish", "true", "checks", NEEDED)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("name=\"wish\" checked=\"checked\"")));
    String words =
        answered(id, "decision", "AT_ONCE", "text", "資料のとおりです。", "wish", "true");
    assertThat(words).contains("個人・機関が分からない形で、一般的な質問として掲載してよい", "/public/faq/consent");
    mvc.perform(
            post("/public/faq/consent/answer")
                .with(csrf())
                .param("code", found("回答用コード　([A-Z0-9-]+)", words))
                .param("said", "GIVEN"))
        .andExpect(status().is3xxRedirection());
    page(clerk, "/inquiries/" + id.value() + "/faq-consent").andExpect(content().string(containsString("掲載してよい")));

    InquiryId other = inquiries.called(clerk.viewer(), "仙北市", asker);
    assertThat(answered(other, "decision", "AT_ONCE", "text", "資料のとおりです。")).doesNotContain("FAQへの掲載");
    InquiryId drafted = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, drafted, "decision", "decision", "DRAFT", "wish", "true").andExpect(status().is3xxRedirection());
    page(clerk, "/inquiries/" + drafted.value())
        .andExpect(content().string(containsString("aria-describedby=\"a-wish-support\" name=\"wish\" checked=\"checked\"")));
  }

  @Test
  @DisplayName("回答のメールから役に立ったかを期限まで答えられ、開いただけでは何も変わらず、役に立たなかったときだけ担当が確認する")
  void hearsWhetherItHelped() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker);
    act(clerk, id, "assignment", "person", clerk.viewer().personId().toString());
    String words = answered(id, "decision", "AT_ONCE", "text", "資料のとおりです。");
    assertThat(words).contains("任意でお伺いします", "/public/desk/feedback?code=").doesNotContain("仙北市から");
    String code = found("feedback\\?code=([A-Z2-9-]{11})", words);
    assertThat(inquiries.mails(id, "M04")).singleElement().asString().as("kept").doesNotContain(code);

    mvc.perform(get("/public/desk/feedback").param("code", code))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("value=\"" + code + "\"")))
        .andExpect(content().string(not(containsString("会議の参加者"))));
    assertThat(said(id)).isNull();
    say("WRONG-CODES", "USEFUL", "").andExpect(status().isUnprocessableEntity());
    say(code, "", "書きかけ")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("書きかけ</textarea>")));
    say(code, "USEFUL", "字".repeat(401)).andExpect(status().isUnprocessableEntity());
    say(code, "NOT_USEFUL", "具体の例がほしい").andExpect(status().is3xxRedirection());
    assertThat(work(id)).isEqualTo(clerk.viewer().personId());
    page(clerk, "/inquiries/" + id.value())
        .andExpect(content().string(containsString("具体の例がほしい")))
        .andExpect(content().string(containsString("相談者が、回答は役に立たなかったと答えました。")));
    act(second, id, "feedback/reading").andExpect(status().is3xxRedirection());
    assertThat(work(id)).isNull();
    act(second, id, "feedback/reading").andExpect(status().isConflict());
    say(code, "NOT_USEFUL", "").andExpect(status().is3xxRedirection());
    assertThat(work(id)).isNotNull();
    say(code.toLowerCase().replace("-", " "), "PARTLY", "").andExpect(status().is3xxRedirection());
    assertThat(said(id)).isEqualTo("PARTLY");
    assertThat(work(id)).as("a better word leaves nothing to be done").isNull();
    page(clerk, "/inquiries/figures")
        .andExpect(content().string(containsString("回答への御意見")))
        .andExpect(content().string(containsString("一部役に立った")));

    jdbc.sql("update inquiry_feedback set until_at = ? where inquiry_id = ?")
        .params(Timestamp.from(clock.instant().minusSeconds(60)), id.value())
        .update();
    say(code, "USEFUL", "").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("お答えの受付は終わりました")));
    assertThat(said(id)).isEqualTo("PARTLY");
  }

  @Test
  @DisplayName("条件に定めのない年度は、確認事項も御意見のお伺いもない")
  void asksNothingWhereTheTermsSayNothing() throws Exception {
    InquiryId id = inquiries.calledAt(clerk.viewer(), Instant.parse("2024-10-01T01:00:00Z"));
    act(clerk, id, "description", "organisation", "仙北市", "subject", "会議", "mail", asker).andExpect(status().is3xxRedirection());
    page(clerk, "/inquiries/" + id.value()).andExpect(content().string(not(containsString("確認事項"))));
    assertThat(answered(id, "decision", "AT_ONCE", "text", "資料のとおりです。")).doesNotContain("お伺い");
  }

  private String answered(InquiryId id, String... fields) {
    return SecretMail.of(
            context, asker,
            () -> {
              inquiries.check(clerk.viewer(), id);
              return act(clerk, id, "decision", fields).andExpect(status().is3xxRedirection());
            })
        .words();
  }

  private List<Integer> ticked(InquiryId id) {
    return jdbc.sql("select number from inquiry_check where inquiry_id = ? order by 1")
        .param(id.value())
        .query(Integer.class)
        .list();
  }

  private String said(InquiryId id) {
    return jdbc.sql("select coalesce(max(said), '') from inquiry_feedback where inquiry_id = ?")
        .param(id.value())
        .query((row, number) -> row.getString(1).isEmpty() ? null : row.getString(1))
        .list()
        .get(0);
  }

  /** With whom it lies that the answer did not help; null if nothing lies with anybody. */
  private UUID work(InquiryId id) {
    return jdbc.sql("select assignee_id from work_item where ref = ?")
        .param("feedback-" + id.value())
        .query(UUID.class)
        .list()
        .stream()
        .findFirst()
        .orElse(null);
  }

  private static String found(String pattern, String words) {
    Matcher match = Pattern.compile(pattern).matcher(words);
    assertThat(match.find()).as(pattern).isTrue();
    return match.group(1);
  }

  private ResultActions say(String code, String said, String note) throws Exception {
    return mvc.perform(
        post("/public/desk/feedback").with(csrf()).param("code", code).param("said", said).param("note", note));
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
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return mvc.perform(request);
  }
}
