package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.Markup;
import jp.banso.SqlLog;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.worklist.Worklist;
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

@BansoTest
@DisplayName("公募に関する質問と回答")
class CallQuestionTests {

  /** As {@link Markup#TEXT}, without what the asker is called. */
  private static final String MARKED = Markup.TEXT.replace("a()", "b()");

  private static final String ASKED = "構成員に市町村の職員を含めてよいですか。";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Calls calls;
  @Autowired private CallAsking asking;
  @Autowired private CallAnswering answering;
  @Autowired private QuestionReading reading;
  @Autowired private BusinessCalendar calendar;
  @Autowired private Clock clock;

  private Cast cast;
  private CallFixtures fixtures;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    fixtures = new CallFixtures(context);
  }

  @Test
  @DisplayName("画面の質問は事務局の仕事になり、質問者のみへの回答はメールで届き、ほかの都道府県・地域には見えない")
  void answersTheAskerAlone() throws Exception {
    CallId id = fixtures.published(cast, 30);
    String page = "/calls/" + id.value() + "/questions";
    as(Seat.REGION, get("/calls/" + id.value())).andExpect(content().string(containsString(page + "/new")));
    as(Seat.REGION, get(page + "/new")).andExpect(status().isOk());
    as(Seat.REGION, post(page).param("body", " ")).andExpect(status().isUnprocessableEntity());
    as(Seat.REGION, post(page).param("body", "あ".repeat(2001)))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("あ".repeat(2001))));
    as(Seat.REGION, post(page).param("body", ASKED)).andExpect(redirectedUrl(page + "/1"));

    assertThat(steps(id, 1)).containsExactly("UserTask_AnswerCallQuestion");
    assertThat(due(id, 1)).isEqualTo(calendar.plusBusinessDays(LocalDate.now(clock), 5));
    as(Seat.REGION, get(page + "/1")).andExpect(content().string(containsString("回答の目途")));
    as(Seat.SECRETARIAT, get(page + "/1")).andExpect(content().string(containsString(ASKED)));
    for (Seat seat : List.of(Seat.PREFECTURE, Seat.OTHER_REGION, Seat.MINISTRY, Seat.OTHER_SECRETARIAT)) {
      as(seat, get(page + "/1")).andExpect(status().isNotFound());
    }
    as(Seat.OTHER_REGION, get(page)).andExpect(status().isOk()).andExpect(content().string(not(containsString(ASKED))));
    as(Seat.MINISTRY, get(page)).andExpect(status().isForbidden());

    as(Seat.REGION, answer(id, 1, "ASKER", "含めて構いません。", ASKED)).andExpect(status().isForbidden());
    assertThat(
            as(Seat.SECRETARIAT, answer(id, 1, "", "", "")).andExpect(status().isUnprocessableEntity())
                .andReturn().getResponse().getContentAsString())
        .containsSubsequence("href=\"#a-answer\"", "href=\"#a-decision\"");
    as(Seat.SECRETARIAT, answer(id, 1, "ASKER", "含めて構いません。", ASKED)).andExpect(redirectedUrl(page + "/1"));
    assertThat(steps(id, 1)).isEmpty();
    assertThat(mails(id, "M43"))
        .singleElement().asString()
        .contains("【回答】", ASKED, "含めて構いません。").doesNotContain("として公表しました");
    as(Seat.REGION, get(page + "/1")).andExpect(content().string(containsString("含めて構いません。")));
    mvc.perform(get("/public/calls/" + id.value())).andExpect(content().string(not(containsString("含めて構いません。"))));
    as(Seat.SECRETARIAT, answer(id, 1, "ASKER", "もう一度", ASKED)).andExpect(status().isConflict());
    String letters = "/cases/" + key(id, 1) + "/letters";
    as(Seat.SECRETARIAT, get(page + "/1")).andExpect(content().string(containsString(letters)));
    as(Seat.SECRETARIAT, get(letters)).andExpect(content().string(containsString("御質問について")));
    as(Seat.OTHER_REGION, get(letters)).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("送信待ちの間の回答は、質問者の画面にもまだ出ない")
  void showsNoAnswerThatCanBeTakenBack() throws Exception {
    CallId id = fixtures.publishedWithHold(cast, 30);
    asking.ask(cast.viewer(Seat.PREFECTURE), id, ASKED, clock.instant());
    answering.answer(cast.viewer(Seat.SECRETARIAT), id, 1, 0, "含めて構いません。", null);
    as(Seat.PREFECTURE, get("/calls/" + id.value() + "/questions/1"))
        .andExpect(content().string(not(containsString("含めて構いません。"))))
        .andExpect(content().string(not(containsString("質問者に回答しました。"))))
        .andExpect(content().string(containsString("回答待ち")));
    assertThat(
            jdbc.sql("select not_before > created_at from outbox_mail where case_key = ? and kind = 'M43'")
                .param(key(id, 1)).query(Boolean.class).single())
        .isTrue();
  }

  @Test
  @DisplayName("送る前に取り消した回答は、だれにも回答しておらず、事務局が改めて回答する")
  void answersAgainWhatWasStopped() throws Exception {
    CallId id = fixtures.publishedWithHold(cast, 30);
    String page = "/calls/" + id.value() + "/questions/1";
    asking.ask(cast.viewer(Seat.PREFECTURE), id, ASKED, clock.instant());
    answering.answer(cast.viewer(Seat.SECRETARIAT), id, 1, 0, "誤った回答です。", null);
    assertThat(steps(id, 1)).isEmpty();
    as(Seat.SECRETARIAT_MANAGER, post("/letters/" + answerMail(id) + "/cancellation"))
        .andExpect(flash().attribute("flash", "correspondence.flash.takenBack"));
    assertThat(steps(id, 1)).as("no work of sending the wrong answer again").containsExactly("UserTask_AnswerCallQuestion");
    jdbc.sql("update public_call set hold_minutes = 0 where id = ?").param(id.value()).update();
    as(Seat.PREFECTURE, get(page))
        .andExpect(content().string(containsString("回答待ち")))
        .andExpect(content().string(not(containsString("誤った回答です。"))));
    as(Seat.SECRETARIAT, get(page))
        .andExpect(content().string(containsString("送る前に取り消しました")))
        .andExpect(content().string(containsString("送る前に取り消した回答を、次の欄に残しています。")))
        .andExpect(content().string(containsString(">誤った回答です。</textarea>")));
    as(Seat.SECRETARIAT, answer(id, 1, "ASKER", "正しい回答です。", ASKED)).andExpect(redirectedUrl(page));
    assertThat(mails(id, "M43")).hasSize(2).anyMatch(mail -> mail.contains("正しい回答です。"));
    as(Seat.PREFECTURE, get(page)).andExpect(content().string(containsString("正しい回答です。")));
    as(Seat.SECRETARIAT, get(page)).andExpect(content().string(not(containsString("誤った回答です。"))));
  }

  @Test
  @DisplayName("質問者に示す回答の目途は、事務局の手順が進んでも、送信待ちの間も変わらない")
  void promisesOneDay() throws Exception {
    CallId id = fixtures.publishedWithHold(cast, 30);
    String page = "/calls/" + id.value() + "/questions";
    asking.ask(cast.viewer(Seat.REGION), id, ASKED, clock.instant());
    asking.ask(cast.viewer(Seat.REGION), id, ASKED, clock.instant());
    String day = Wareki.date(calendar.plusBusinessDays(LocalDate.now(clock), 5));
    answering.propose(cast.viewer(Seat.SECRETARIAT), id, 1, 0, new AnswerDraft("質問です。", "回答です。", null)).orThrow();
    answering.answer(cast.viewer(Seat.SECRETARIAT), id, 2, 0, "含めて構いません。", null);
    for (int ordinal : List.of(1, 2)) {
      as(Seat.REGION, get(page + "/" + ordinal)).andExpect(content().string(containsString("回答の目途：" + day)));
    }
    assertThat(text(Seat.REGION, page).split(day, -1)).hasSize(3);
    as(Seat.REGION, get(page))
        .andExpect(content().string(containsString("回答の目途")))
        .andExpect(content().string(not(containsString("対応の期限"))));
  }

  @Test
  @DisplayName("事務局の画面には、次にだれがいつまでに対応するかが出る")
  void saysWhoDoesTheNextStep() throws Exception {
    CallId id = fixtures.published(cast, 30);
    String page = "/calls/" + id.value() + "/questions/1";
    asking.ask(cast.viewer(Seat.REGION), id, ASKED, clock.instant());
    as(Seat.SECRETARIAT, get(page))
        .andExpect(content().string(containsString("<dt>担当</dt><dd>事務局</dd>")))
        .andExpect(content().string(containsString("<dt>対応の期限</dt><dd>" + Wareki.date(due(id, 1)) + "</dd>")));
    answering.propose(cast.viewer(Seat.SECRETARIAT), id, 1, 0, new AnswerDraft("質問です。", "回答です。", null)).orThrow();
    as(Seat.SECRETARIAT, get(page))
        .andExpect(content().string(containsString("<dt>担当</dt><dd>案を作った方以外の事務局責任者</dd>")))
        .andExpect(content().string(containsString("<dt>対応の期限</dt><dd>" + Wareki.date(due(id, 1)) + "</dd>")));
    as(Seat.SECOND_MANAGER, get(page)).andExpect(content().string(containsString("案を作成者へ戻す場合は必ずご記入ください。")));
    jdbc.sql("update work_item set assignee_id = ? where case_key = ?")
        .params(cast.person(Seat.SECOND_MANAGER), key(id, 1)).update();
    as(Seat.SECRETARIAT, get(page))
        .andExpect(
            content().string(containsString("<dd>" + cast.viewer(Seat.SECOND_MANAGER).displayName() + "</dd>")));
  }

  @Test
  @DisplayName("公表の確認を待つ間に取り消した回答は、公表したときに改めて回答する")
  void answersWithThePublicationWhatWasStopped() throws Exception {
    CallId id = fixtures.publishedWithHold(cast, 30);
    asking.ask(cast.viewer(Seat.PREFECTURE), id, ASKED, clock.instant());
    answering.answer(cast.viewer(Seat.SECRETARIAT), id, 1, 0, "誤った回答です。", null);
    as(Seat.SECRETARIAT, answer(id, 1, "", "正しい回答です。", "質問です。")).andExpect(status().is3xxRedirection());
    as(Seat.SECRETARIAT_MANAGER, post("/cases/" + key(id, 1) + "/letters/cancellation"))
        .andExpect(flash().attribute("flash", "correspondence.flash.takenBack"));
    assertThat(steps(id, 1)).containsExactly("UserTask_ReleaseAnswer");
    as(Seat.SECOND_MANAGER, release(id, 1, "AGREED", "")).andExpect(status().is3xxRedirection());
    assertThat(mails(id, "M43")).hasSize(2).anyMatch(mail -> mail.contains("正しい回答です。"));
    UUID mail =
        jdbc.sql("select id from outbox_mail where case_key = ? and kind = 'M43' and state = 'QUEUED'")
            .param(key(id, 1)).query(UUID.class).single();
    as(Seat.SECRETARIAT_MANAGER, post("/letters/" + mail + "/cancellation"))
        .andExpect(flash().attribute("flash", "correspondence.flash.stopped"));
    as(Seat.PREFECTURE, get("/calls/" + id.value() + "/questions/1"))
        .andExpect(content().string(containsString("公表済")));
  }

  private UUID answerMail(CallId id) {
    return jdbc.sql("select id from outbox_mail where case_key = ? and kind = 'M43'")
        .param(key(id, 1)).query(UUID.class).single();
  }

  @Test
  @DisplayName("公表は案を作った人以外の責任者が確認し、問1から番号が付き、47の担当課と質問者に知らせる")
  void publishesWithASecondPerson() throws Exception {
    CallId id = fixtures.published(cast, 30);
    String page = "/calls/" + id.value() + "/questions/1";
    asking.ask(cast.viewer(Seat.PREFECTURE), id, ASKED, clock.instant());
    String office = cast.viewer(Seat.PREFECTURE).organisationName();
    as(Seat.SECRETARIAT_MANAGER, answer(id, 1, "PUBLISH", "含めて構いません。", office + "からの質問"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("質問者が分かる言葉")));
    as(Seat.SECRETARIAT_MANAGER, answer(id, 1, "PUBLISH", "含めて構いません。", "市町村の職員を構成員に含めてよいか。"))
        .andExpect(redirectedUrl(page));
    assertThat(steps(id, 1)).containsExactly("UserTask_ReleaseAnswer");
    assertThat(mails(id, "M43")).isEmpty();
    as(Seat.PREFECTURE, get(page))
        .andExpect(content().string(containsString("回答待ち")))
        .andExpect(content().string(not(containsString("含めて構いません。"))));
    as(Seat.SECRETARIAT_MANAGER, release(id, 1, "AGREED", "")).andExpect(status().isForbidden());
    as(Seat.SECRETARIAT, release(id, 1, "AGREED", "")).andExpect(status().isForbidden());
    as(Seat.SECOND_MANAGER, release(id, 1, "", "")).andExpect(status().isUnprocessableEntity());
    as(Seat.SECOND_MANAGER, release(id, 1, "RETURNED", "")).andExpect(status().isUnprocessableEntity());
    as(Seat.SECOND_MANAGER, release(id, 1, "RETURNED", "要領の箇所も示してください。")).andExpect(redirectedUrl(page));
    assertThat(steps(id, 1)).containsExactly("UserTask_ReviseAnswer");
    as(Seat.SECRETARIAT, get(page))
        .andExpect(content().string(containsString("要領の箇所も示してください。")))
        .andExpect(content().string(containsString("市町村の職員を構成員に含めてよいか。")));
    as(Seat.SECRETARIAT, answer(id, 1, "PUBLISH", "要領の6のとおり、含めて構いません。", "市町村の職員を構成員に含めてよいか。"))
        .andExpect(redirectedUrl(page));
    as(Seat.SECOND_MANAGER, release(id, 1, "AGREED", "")).andExpect(redirectedUrl(page));

    assertThat(steps(id, 1)).isEmpty();
    mvc.perform(get("/public/calls/" + id.value()))
        .andExpect(content().string(containsString("問1")))
        .andExpect(content().string(containsString("市町村の職員を構成員に含めてよいか。")))
        .andExpect(content().string(containsString("要領の6のとおり、含めて構いません。")))
        .andExpect(content().string(not(containsString(office))));
    List<String> told = mails(id, "M44");
    assertThat(told).hasSize(47);
    assertThat(told.get(0)).contains("【質問回答】", "問1", "要領の6のとおり、含めて構いません。").doesNotContain(office, ASKED);
    assertThat(mails(id, "M43")).singleElement().asString().contains(ASKED, "質問回答（問1）として公表しました");
    as(Seat.OTHER_REGION, get("/calls/" + id.value())).andExpect(content().string(containsString("質問回答を1件公表しています")));
    as(Seat.SECOND_MANAGER, release(id, 1, "AGREED", "")).andExpect(status().isConflict());
  }

  @Test
  @DisplayName("公表した質問回答は、もう一度確認を経て訂正され、訂正前の文も残る")
  void correctsWhatWasPublished() throws Exception {
    CallId id = fixtures.published(cast, 30);
    published(id, "会議は何回か。", "3回です。");
    String page = "/calls/" + id.value() + "/questions/1";
    as(Seat.SECRETARIAT, answer(id, 1, "", "3回から4回です。", "会議は何回か。"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("訂正する理由をご記入ください。")));
    as(Seat.SECRETARIAT, answer(id, 1, "", "3回から4回です。", "会議は何回か。").param("reason", "試験市からの御指摘によります。"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("質問者が分かる言葉（試験市）")))
        .andExpect(content().string(containsString("a-reason-error")));
    assertThat(
            answering.propose(
                cast.viewer(Seat.SECRETARIAT), id, 1, version(id, 1),
                new AnswerDraft("会議は何回か。", "4回です。", "試験市からの御指摘によります。")))
        .isEqualTo(Outcome.refused("calls.question.refused.recognisable"));
    as(Seat.SECRETARIAT, answer(id, 1, "", "3回から4回です。", "会議は何回か。").param("reason", "予備の回を含めました。"))
        .andExpect(redirectedUrl(page));
    mvc.perform(get("/public/calls/" + id.value())).andExpect(content().string(not(containsString("3回から4回です。"))));
    as(Seat.SECRETARIAT, drop(id, 1, "訂正は要りません。")).andExpect(redirectedUrl(page));
    assertThat(steps(id, 1)).isEmpty();
    as(Seat.SECRETARIAT, get(page)).andExpect(content().string(containsString("公表済")));
    as(Seat.SECRETARIAT, answer(id, 1, "", "3回から4回です。", "会議は何回か。").param("reason", "予備の回を含めました。"))
        .andExpect(redirectedUrl(page));
    as(Seat.SECOND_MANAGER, release(id, 1, "AGREED", "")).andExpect(redirectedUrl(page));

    mvc.perform(get("/public/calls/" + id.value()))
        .andExpect(content().string(containsString("3回から4回です。")))
        .andExpect(content().string(containsString("3回です。")))
        .andExpect(content().string(containsString("予備の回を含めました。")))
        .andExpect(content().string(containsString("訂正前の質問回答")))
        .andExpect(content().string(not(containsString("問2"))));
    as(Seat.SECRETARIAT, get(page)).andExpect(content().string(containsString("公表した質問回答によってください。")));
    assertThat(mails(id, "M44")).hasSize(94);
    assertThat(mails(id, "M44").stream().filter(mail -> mail.contains("【質問回答の訂正】"))).hasSize(47)
        .allMatch(mail -> mail.contains("3回です。") && mail.contains("3回から4回です。"));
    assertThat(mails(id, "M45")).singleElement().asString().contains("予備の回を含めました。", "3回です。", "3回から4回です。");
    assertThat(jdbc.sql("select count(*) from call_answer a join call_question q on q.id = a.question_id where q.call_id = ?")
            .param(id.value()).query(Integer.class).single())
        .isEqualTo(2);
  }

  @Test
  @DisplayName("質問者のみに回答した後でも公表でき、質問者に同じ回答を二度送らない")
  void publishesLater() throws Exception {
    CallId id = fixtures.published(cast, 30);
    asking.ask(cast.viewer(Seat.REGION), id, ASKED, clock.instant());
    answering.answer(cast.viewer(Seat.SECRETARIAT), id, 1, 0, "含めて構いません。", null);
    as(Seat.SECRETARIAT, answer(id, 1, "", "含めて構いません。", "職員を含めてよいか。")).andExpect(status().is3xxRedirection());
    as(Seat.SECOND_MANAGER, release(id, 1, "AGREED", "")).andExpect(status().is3xxRedirection());
    assertThat(mails(id, "M43")).hasSize(1);
    assertThat(mails(id, "M45")).isEmpty();
    assertThat(mails(id, "answer-published"))
        .singleElement().asString().contains("質問回答（問1）として公表しました", "職員を含めてよいか。", "含めて構いません。");
    mvc.perform(get("/public/calls/" + id.value())).andExpect(content().string(containsString("職員を含めてよいか。")));
  }

  @Test
  @DisplayName("電話の質問は、だれからいつ届いたかとともに記録し、アドレスのない質問者への伝え方を残す")
  void recordsATelephoneCall() throws Exception {
    CallId id = fixtures.published(cast, 30);
    String page = "/calls/" + id.value() + "/questions";
    as(Seat.SECRETARIAT, get(page + "/record")).andExpect(status().isOk());
    as(Seat.REGION, get(page + "/record")).andExpect(status().isForbidden());
    as(Seat.SECRETARIAT, filled(post(page + "/record"), Map.of("way", "MAIL", "receivedOn", "きのう", "askerMail", "花子")))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("きのう")))
        .andExpect(content().string(containsString("メールアドレスの形で入力してください。")))
        .andExpect(content().string(containsString("時刻を「17:00」のように入力してください。")));
    Map<String, String> form = new LinkedHashMap<>();
    form.put("way", "TELEPHONE");
    form.put("receivedOn", Wareki.date(LocalDate.now(clock).plusDays(1)));
    form.put("receivedTime", "10:00");
    form.put("organisationName", "試験市 健康福祉課");
    form.put("askerName", "試験 花子");
    form.put("body", ASKED);
    as(Seat.SECRETARIAT, filled(post(page + "/record"), form))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("まだ来ていない日時です。")));
    form.put("receivedOn", "2009-04-02");
    as(Seat.SECRETARIAT, filled(post(page + "/record"), form))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("より前の日付です。")));
    form.put("way", "PAGE");
    as(Seat.SECRETARIAT, filled(post(page + "/record"), form)).andExpect(status().isUnprocessableEntity());
    form.put("way", "TELEPHONE");
    LocalDate received = LocalDate.now(clock).minusDays(1);
    form.put("receivedOn", Wareki.date(received));
    as(Seat.SECRETARIAT, filled(post(page + "/record"), form)).andExpect(redirectedUrl(page + "/1"));
    assertThat(due(id, 1)).isEqualTo(calendar.plusBusinessDays(received, 5));
    as(Seat.SECRETARIAT, answer(id, 1, "ASKER", "含めて構いません。", ASKED))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("いつ、どのように伝えたかをご記入ください。")));
    as(Seat.SECRETARIAT, answer(id, 1, "ASKER", "含めて構いません。", ASKED).param("toldHow", "折り返し電話で回答"))
        .andExpect(redirectedUrl(page + "/1"));
    assertThat(mails(id, "M43")).isEmpty();
    as(Seat.SECRETARIAT, get(page + "/1")).andExpect(content().string(containsString("折り返し電話で回答")));
  }

  @Test
  @DisplayName("アドレスのない質問者には、公表した後に電話などで知らせて記録するまで仕事が残り、訂正もその後になる")
  void tellsAnAskerWithoutAnAddress() throws Exception {
    CallId id = askedByTelephone();
    String page = "/calls/" + id.value() + "/questions/1";
    as(Seat.SECRETARIAT, answer(id, 1, "PUBLISH", "含めて構いません。", "職員を含めてよいか。")).andExpect(redirectedUrl(page));
    as(Seat.SECRETARIAT, told(id, "電話した")).andExpect(status().isConflict());
    as(Seat.SECOND_MANAGER, release(id, 1, "AGREED", "")).andExpect(redirectedUrl(page));
    assertThat(steps(id, 1)).containsExactly("UserTask_TellAsker");
    as(Seat.SECRETARIAT, get(page))
        .andExpect(content().string(containsString("質問者に公表を知らせる")))
        .andExpect(content().string(not(containsString("公表した質問回答を訂正する"))));
    assertThat(
            answering.propose(
                cast.viewer(Seat.SECRETARIAT), id, 1, version(id, 1), new AnswerDraft("職員を含めてよいか。", "訂正です。", "誤り")))
        .isEqualTo(Outcome.refused("calls.question.refused.tellFirst"));
    as(Seat.SECRETARIAT, told(id, " "))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("いつ、どのように伝えたかをご記入ください。")));
    as(Seat.REGION, told(id, "電話した")).andExpect(status().isNotFound());
    as(Seat.SECRETARIAT, told(id, "折り返し電話で公表を伝えた")).andExpect(redirectedUrl(page));
    assertThat(steps(id, 1)).isEmpty();
    as(Seat.SECRETARIAT, get(page)).andExpect(content().string(containsString("折り返し電話で公表を伝えた")));
    as(Seat.SECRETARIAT, told(id, "もう一度")).andExpect(status().isConflict());
    jdbc.sql("update call_question set asker_to_tell = true where case_key = ?").param(key(id, 1)).update();
    as(Seat.SECRETARIAT, told(id, "手続の前の版で公表したもの")).andExpect(redirectedUrl(page));
    as(Seat.SECRETARIAT, answer(id, 1, "", "訂正です。", "職員を含めてよいか。").param("reason", "誤り"))
        .andExpect(redirectedUrl(page));
    as(Seat.SECOND_MANAGER, release(id, 1, "AGREED", "")).andExpect(redirectedUrl(page));
    assertThat(steps(id, 1)).as("of the correction, too").containsExactly("UserTask_TellAsker");
  }

  @Test
  @DisplayName("アドレスのない質問者への二度目の伝え方は、一度目の記録を消さない")
  void keepsBothRecordsOfHowTheAskerWasTold() throws Exception {
    CallId id = askedByTelephone();
    String page = "/calls/" + id.value() + "/questions/1";
    as(Seat.SECRETARIAT, answer(id, 1, "ASKER", "含めて構いません。", ASKED).param("toldHow", "折り返し電話で回答"))
        .andExpect(redirectedUrl(page));
    as(Seat.SECRETARIAT, answer(id, 1, "PUBLISH", "含めて構いません。", "職員を含めてよいか。")).andExpect(redirectedUrl(page));
    as(Seat.SECOND_MANAGER, release(id, 1, "AGREED", "")).andExpect(redirectedUrl(page));
    as(Seat.SECRETARIAT, told(id, "公表も電話で伝えた")).andExpect(redirectedUrl(page));
    as(Seat.SECRETARIAT, get(page))
        .andExpect(content().string(containsString("折り返し電話で回答")))
        .andExpect(content().string(containsString("公表したことの質問者への伝え方")))
        .andExpect(content().string(containsString("公表も電話で伝えた")));
    assertThat(
            jdbc.sql("select details ->> 'reason' from audit_entry where case_key = ? and action = 'audit.calls.questionAnswered'")
                .param(key(id, 1)).query(String.class).single())
        .isEqualTo("折り返し電話で回答");
  }

  @Test
  @DisplayName("アドレスのない質問者には、回答せずに終えたことも、電話などで知らせて記録するまで仕事が残る")
  void tellsAnAskerWithoutAnAddressOfTheEnd() throws Exception {
    CallId id = askedByTelephone();
    String page = "/calls/" + id.value() + "/questions/1";
    answering.drop(cast.viewer(Seat.SECRETARIAT), id, 1, version(id, 1), "公募要領に答えがあるため");
    assertThat(steps(id, 1)).containsExactly("UserTask_TellAskerOfEnd");
    as(Seat.SECRETARIAT, get(page)).andExpect(content().string(containsString("質問者に回答しないことを知らせる")));
    as(Seat.SECRETARIAT, told(id, "電話で伝えた")).andExpect(redirectedUrl(page));
    assertThat(steps(id, 1)).isEmpty();
    as(Seat.SECRETARIAT, get(page))
        .andExpect(content().string(containsString("回答しないことの質問者への伝え方")))
        .andExpect(content().string(containsString("電話で伝えた")));
  }

  private CallId askedByTelephone() {
    CallId id = fixtures.published(cast, 30);
    asking
        .record(
            cast.viewer(Seat.SECRETARIAT), id,
            new QuestionRecord(
                QuestionWay.TELEPHONE, "試験市", "試験 花子", null, "000-000-0000", ASKED,
                JapanTime.instantOf(LocalDate.now(clock).atStartOfDay())))
        .orThrow();
    return id;
  }

  private MockHttpServletRequestBuilder told(CallId id, String how) {
    return post("/calls/" + id.value() + "/questions/1/told").param("version", "" + version(id, 1)).param("toldHow", how);
  }

  @Test
  @DisplayName("質問の受付期限を過ぎると、画面からは質問できず、期限までに届いたものだけを記録できる")
  void takesNoQuestionAfterTheDeadline() throws Exception {
    CallId id = fixtures.published(cast, 30);
    String page = "/calls/" + id.value() + "/questions";
    LocalDate until = LocalDate.now(clock).minusDays(1);
    jdbc.sql("update public_call set questions_until = ? where id = ?").params(until, id.value()).update();
    as(Seat.REGION, get("/calls/" + id.value()))
        .andExpect(content().string(containsString("質問の受付は終了しました。")))
        .andExpect(content().string(not(containsString(page + "/new"))));
    mvc.perform(get("/public/calls/" + id.value()))
        .andExpect(content().string(containsString("質問の受付は終了しました。")))
        .andExpect(content().string(not(containsString(page + "/new"))));
    as(Seat.REGION, get(page + "/new")).andExpect(status().isConflict());
    as(Seat.REGION, post(page).param("body", ASKED)).andExpect(status().isConflict());
    Viewer region = cast.viewer(Seat.REGION);
    assertThatThrownBy(() -> asking.ask(region, id, ASKED, JapanTime.instantOf(until.plusDays(1).atStartOfDay())))
        .isInstanceOf(AlreadyDone.class);
    assertThat(asking.ask(region, id, ASKED, JapanTime.instantOf(until.plusDays(1).atStartOfDay()).minusMillis(1)))
        .as("received in time").isEqualTo(1);
    Viewer clerk = cast.viewer(Seat.SECRETARIAT);
    assertThat(asking.record(clerk, id, mailed(LocalDate.now(clock))))
        .isEqualTo(Outcome.refused("calls.question.refused.late"));
    assertThat(asking.record(clerk, id, mailed(until)).orThrow()).isEqualTo(2);
  }

  private static QuestionRecord mailed(LocalDate day) {
    return new QuestionRecord(
        QuestionWay.MAIL, "試験市", "試験 花子", "hanako@example.jp", null, ASKED, JapanTime.instantOf(day.atStartOfDay()));
  }

  @Test
  @DisplayName("質問者は回答待ちの質問を、事務局はどの段階の質問も、理由を記して取り下げられる")
  void takesQuestionsBack() throws Exception {
    CallId id = fixtures.published(cast, 30);
    String page = "/calls/" + id.value() + "/questions/";
    for (int count = 0; count < 2; count++) {
      asking.ask(cast.viewer(Seat.REGION), id, ASKED, clock.instant());
    }
    as(Seat.OTHER_REGION, drop(id, 1, "誤り")).andExpect(status().isNotFound());
    as(Seat.REGION, drop(id, 1, " ")).andExpect(status().isUnprocessableEntity());
    as(Seat.REGION, drop(id, 1, "解決しました。")).andExpect(redirectedUrl(page + 1));
    assertThat(steps(id, 1)).isEmpty();
    as(Seat.SECRETARIAT, get(page + 1)).andExpect(content().string(containsString("解決しました。")));
    as(Seat.SECRETARIAT, answer(id, 1, "ASKER", "回答", ASKED)).andExpect(status().isConflict());
    as(Seat.SECRETARIAT, answer(id, 2, "PUBLISH", "回答です。", "質問です。")).andExpect(redirectedUrl(page + 2));
    as(Seat.REGION, drop(id, 2, "解決しました。")).andExpect(status().isConflict());
    assertThat(mails(id, "question-withdrawn")).as("by the asker itself").isEmpty();
    as(Seat.SECRETARIAT, drop(id, 2, "質問1と同じです。")).andExpect(redirectedUrl(page + 2));
    assertThat(steps(id, 2)).isEmpty();
    assertThat(mails(id, "question-withdrawn")).singleElement().asString().contains(ASKED, "質問1と同じです。");
    as(Seat.SECRETARIAT, drop(id, 2, "もう一度")).andExpect(status().isConflict());
  }

  @Test
  @DisplayName("公募の中止で、残っている質問と公表の案は終わり、質問者に知らせる")
  void endsWithTheCall() throws Exception {
    CallId id = fixtures.waiting(cast, 30);
    Viewer clerk = cast.viewer(Seat.SECRETARIAT);
    for (int count = 0; count < 3; count++) {
      asking.ask(cast.viewer(Seat.REGION), id, ASKED, clock.instant());
    }
    answering.propose(clerk, id, 2, 0, new AnswerDraft("質問です。", "回答です。", null)).orThrow();
    answering.answer(clerk, id, 3, 0, "回答です。", null);
    answering.propose(clerk, id, 3, 1, new AnswerDraft("質問です。", "回答です。", null)).orThrow();
    CallChanges changes = context.getBean(CallChanges.class);
    changes
        .proposeCancellation(cast.viewer(Seat.SECRETARIAT_MANAGER), id, calls.get(id).version(), "事業の見直しのため")
        .orThrow();
    Viewer ministry = cast.viewer(Seat.MINISTRY);
    changes.answer(ministry, id, changes.history(ministry, id).get(0).id(), true, "").orThrow();
    for (int ordinal = 1; ordinal <= 3; ordinal++) {
      assertThat(steps(id, ordinal)).as("%d", ordinal).isEmpty();
    }
    assertThat(mails(id, "question-withdrawn")).hasSize(2).allMatch(mail -> mail.contains("事業の見直しのため"));
    String page = "/calls/" + id.value() + "/questions/";
    as(Seat.REGION, get(page + 1)).andExpect(content().string(containsString("事業の見直しのため")));
    as(Seat.REGION, get(page + 3)).andExpect(content().string(containsString("回答済")));
  }

  @Test
  @DisplayName("責任者の案を事務局の職員がそのまま出し直しても、その責任者には確認を残さない")
  void keepsTheManagerWhoWroteTheDraftFromReleasingIt() throws Exception {
    CallId id = fixtures.published(cast, 30);
    asking.ask(cast.viewer(Seat.REGION), id, ASKED, clock.instant());
    AnswerDraft draft = new AnswerDraft("質問です。", "回答です。", null);
    answering.propose(cast.viewer(Seat.SECRETARIAT_MANAGER), id, 1, 0, draft).orThrow();
    answering.giveBack(cast.viewer(Seat.SECOND_MANAGER), id, 1, 1, "直してください。");
    answering.propose(cast.viewer(Seat.SECRETARIAT), id, 1, 2, draft).orThrow();
    as(Seat.SECRETARIAT_MANAGER, release(id, 1, "AGREED", "")).andExpect(status().isForbidden());
    assertThat(jdbc.sql("select excluded_id from work_item where case_key = ?").param(key(id, 1)).query(UUID.class).single())
        .isEqualTo(cast.person(Seat.SECRETARIAT_MANAGER));
    as(Seat.SECOND_MANAGER, release(id, 1, "AGREED", "")).andExpect(status().is3xxRedirection());
  }

  @Test
  @DisplayName("案が変わっていれば、確認は上書きせずに改めて尋ね、先に書かれた案は両方を並べて示す")
  void asksAgainAboutAnotherDraft() throws Exception {
    CallId id = fixtures.published(cast, 30);
    asking.ask(cast.viewer(Seat.REGION), id, ASKED, clock.instant());
    Viewer clerk = cast.viewer(Seat.SECRETARIAT);
    answering.propose(clerk, id, 1, 0, new AnswerDraft("質問です。", "初めの案です。", null)).orThrow();
    answering.giveBack(cast.viewer(Seat.SECOND_MANAGER), id, 1, 1, "直してください。");
    as(Seat.SECRETARIAT, answer(id, 1, "PUBLISH", "私の回答です。", "質問です。", 0))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("私の回答です。")))
        .andExpect(content().string(containsString("初めの案です。")));
    answering.propose(clerk, id, 1, 2, new AnswerDraft("質問です。", "次の案です。", null)).orThrow();
    as(Seat.SECOND_MANAGER, release(id, 1, "AGREED", "", 1)).andExpect(status().isConflict());
    mvc.perform(get("/public/calls/" + id.value())).andExpect(content().string(not(containsString("次の案です。"))));
  }

  @Test
  @DisplayName("同時に質問しても、同時に公表しても、番号は重ならず、欠けない")
  void numbersWithoutGaps() throws Exception {
    CallId id = fixtures.published(cast, 30);
    Viewer region = cast.viewer(Seat.REGION);
    assertThat(atOnce(4, number -> asking.ask(region, id, ASKED, clock.instant()))).containsExactlyInAnyOrder(1, 2, 3, 4);
    Viewer clerk = cast.viewer(Seat.SECRETARIAT);
    Viewer manager = cast.viewer(Seat.SECOND_MANAGER);
    IntStream.rangeClosed(1, 4)
        .forEach(one -> answering.propose(clerk, id, one, 0, new AnswerDraft("質問です。", "回答です。", null)).orThrow());
    answering.giveBack(manager, id, 2, 1, "直してください。");
    List<Integer> ordinals = List.of(1, 3, 4);
    atOnce(
        3,
        number -> {
          answering.release(manager, id, ordinals.get(number), 1).orThrow();
          return 0;
        });
    assertThat(
            jdbc.sql("select number from call_question where call_id = ? and number is not null order by number")
                .param(id.value()).query(Integer.class).list())
        .containsExactly(1, 2, 3);
  }

  private interface Act {
    int of(int number);
  }

  private List<Integer> atOnce(int count, Act act) {
    CyclicBarrier start = new CyclicBarrier(count);
    List<CompletableFuture<Integer>> running =
        IntStream.range(0, count)
            .mapToObj(
                number ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            start.await();
                          } catch (Exception e) {
                            throw new IllegalStateException(e);
                          }
                          return act.of(number);
                        },
                        command -> new Thread(command).start()))
            .toList();
    return running.stream().map(CompletableFuture::join).toList();
  }

  @Test
  @DisplayName("一覧は状況と言葉で絞り込み、続きを読め、多くなっても問い合わせる数は変わらない")
  void listsQuestions() throws Exception {
    CallId id = fixtures.waiting(cast, 30);
    String page = "/calls/" + id.value() + "/questions";
    asking.ask(cast.viewer(Seat.REGION), id, "カ゛イドの箇所について", clock.instant());
    asking.ask(cast.viewer(Seat.PREFECTURE), id, ASKED, clock.instant());
    answering.answer(cast.viewer(Seat.SECRETARIAT), id, 2, 0, "回答です。", null);
    as(Seat.SECRETARIAT, get(page).param("state", "ANSWERED"))
        .andExpect(content().string(containsString(ASKED)))
        .andExpect(content().string(not(containsString("箇所について"))));
    as(Seat.SECRETARIAT, get(page).param("q", "シチョウソンの職員")).andExpect(content().string(not(containsString(ASKED))));
    as(Seat.SECRETARIAT, get(page).param("q", "市町村の職員")).andExpect(content().string(containsString(ASKED)));
    as(Seat.SECRETARIAT, get(page).param("state", "NONE")).andExpect(status().isBadRequest());
    as(Seat.REGION, get(page).param("state", "ANSWERED"))
        .andExpect(content().string(containsString("箇所について")))
        .andExpect(content().string(not(containsString(ASKED))));
    List<Integer> few = List.of(statements(page), statements("/calls/" + id.value()));
    assertThat(few).allMatch(count -> count > 1 && count < 12);
    jdbc.sql(
            "insert into call_question (id, call_id, ordinal, case_key, state, way, organisation_name, asker_name, body,"
                + " received_at, recorded_by, recorded_at, answer, answered_at)"
                + " select gen_random_uuid(), :call, n, :key || '-Q' || n, 'ANSWERED', 'TELEPHONE', '試験市 第' || n || '課',"
                + " '試験 花子', '質問' || n || 'です。', timestamptz '2025-06-20' + n * interval '1 second', :person,"
                + " timestamptz '2025-06-20', '回答', timestamptz '2025-06-21' from generate_series(3, 3000) n")
        .param("call", id.value())
        .param("key", calls.get(id).key().value())
        .param("person", cast.person(Seat.SECRETARIAT))
        .update();
    assertThat(List.of(statements(page), statements("/calls/" + id.value()))).isEqualTo(few);
    Viewer clerk = cast.viewer(Seat.SECRETARIAT);
    List<QuestionLine> first = reading.page(clerk, id, new QuestionFilter(null, ""), QuestionColumn.RECEIVED, true, null, 50);
    List<QuestionLine> next =
        reading.page(clerk, id, new QuestionFilter(null, ""), QuestionColumn.RECEIVED, true, first.get(49).place(), 50);
    assertThat(Stream.concat(first.stream(), next.stream()).map(line -> line.question().ordinal()).distinct()).hasSize(100);
    assertThat(
            reading.page(clerk, id, new QuestionFilter(null, "第1234課"), QuestionColumn.RECEIVED, true, null, 50))
        .singleElement()
        .satisfies(line -> assertThat(line.question().ordinal()).isEqualTo(1234));
  }

  @Test
  @DisplayName("質問とその個人の情報は、手続の変数・件名・監査の記録に残らない")
  void keepsPersonalDataOut() {
    CallId id = fixtures.published(cast, 30);
    asking.ask(cast.viewer(Seat.REGION), id, ASKED, clock.instant());
    answering.propose(cast.viewer(Seat.SECRETARIAT), id, 1, 0, new AnswerDraft("質問です。", "回答です。", null)).orThrow();
    assertThat(
            jdbc.sql(
                    "select v.name_ from act_ru_variable v join act_ru_execution e on e.id_ = v.proc_inst_id_"
                        + " where e.business_key_ = ?")
                .param(key(id, 1)).query(String.class).list())
        .as("askerToTell is known before the release, whichever node releases")
        .containsExactlyInAnyOrder("programme", "questionReceivedAt", "alreadyAnswered", "askerToTell", "toPublish");
    answering.release(cast.viewer(Seat.SECOND_MANAGER), id, 1, 1).orThrow();
    assertThat(jdbc.sql("select subject from outbox_mail where case_key like ? || '%'")
            .param(calls.get(id).key().value()).query(String.class).list())
        .noneMatch(subject -> subject.contains("試験の担当者") || subject.contains(cast.viewer(Seat.REGION).organisationName()));
    assertThat(jdbc.sql("select details::text from audit_entry where case_key = ?").param(key(id, 1)).query(String.class).list())
        .isNotEmpty()
        .noneMatch(details -> details.contains(ASKED) || details.contains("example.jp"));
  }

  @Test
  @DisplayName("質問・回答・訂正の理由・質問者の名前は、どの画面でもメールでも文字のまま")
  void showsMarkupAsText() throws Exception {
    CallId id = fixtures.published(cast, 30);
    Viewer clerk = cast.viewer(Seat.SECRETARIAT);
    Viewer manager = cast.viewer(Seat.SECOND_MANAGER);
    QuestionRecord record =
        new QuestionRecord(
            QuestionWay.MAIL, "課" + Markup.TEXT, "人" + Markup.TEXT, "hanako@example.jp", Markup.TEXT, Markup.TEXT,
            clock.instant());
    asking.record(clerk, id, record).orThrow();
    answering.propose(clerk, id, 1, 0, new AnswerDraft("問" + MARKED, "答" + MARKED, null)).orThrow();
    String page = "/calls/" + id.value() + "/questions";
    Markup.assertShownAsText("draft", text(Seat.SECRETARIAT, page + "/1"));
    answering.giveBack(manager, id, 1, 1, Markup.TEXT);
    Markup.assertShownAsText("note", text(Seat.SECRETARIAT, page + "/1"));
    answering.propose(clerk, id, 1, 2, new AnswerDraft("問" + MARKED, "答" + MARKED, null)).orThrow();
    answering.release(manager, id, 1, 3).orThrow();
    answering.propose(clerk, id, 1, 4, new AnswerDraft("次の問" + MARKED, "次の答" + MARKED, MARKED)).orThrow();
    answering.release(manager, id, 1, 5).orThrow();
    for (String shown : List.of(page, page + "/1", "/public/calls/" + id.value())) {
      Markup.assertHarmless(shown, text(Seat.SECRETARIAT, shown));
    }
    assertThat(text(Seat.SECRETARIAT, "/public/calls/" + id.value())).contains("&lt;script&gt;b()&lt;/script&gt;${999*9999}");
    assertThat(Stream.of("M43", "M44", "M45").flatMap(kind -> mails(id, kind).stream()))
        .isNotEmpty()
        .allSatisfy(mail -> assertThat(mail).contains("${999*9999}").doesNotContain(Markup.EVALUATED));
  }

  private String text(Seat seat, String page) throws Exception {
    return as(seat, get(page)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
  }

  @Test
  @DisplayName("確認できる責任者がほかにいなければ、公表の確認を頼めない")
  void needsAnotherManager() {
    CallId id = fixtures.published(cast, 30);
    asking.ask(cast.viewer(Seat.REGION), id, ASKED, clock.instant());
    Viewer manager = cast.viewer(Seat.SECRETARIAT_MANAGER);
    Outcome<Void> outcome =
        context.getBean(TransactionTemplate.class).execute(
            undone -> {
              jdbc.sql("delete from role_assignment where role = 'SECRETARIAT_MANAGER' and person_id <> ?")
                  .param(manager.personId()).update();
              undone.setRollbackOnly();
              return answering.propose(manager, id, 1, 0, new AnswerDraft("質問です。", "回答です。", null));
            });
    assertThat(outcome).isEqualTo(Outcome.refused("calls.question.refused.onlyManager"));
  }

  @Test
  @DisplayName("仕事の一覧は質問の画面へ導き、案を作った人には確認を残さない")
  void leadsToTheQuestion() throws Exception {
    CallId id = fixtures.published(cast, 30);
    asking.ask(cast.viewer(Seat.REGION), id, ASKED, clock.instant());
    UUID item = jdbc.sql("select id from work_item where case_key = ?").param(key(id, 1)).query(UUID.class).single();
    String task = as(Seat.SECRETARIAT, get("/tasks/" + item)).andReturn().getResponse().getContentAsString()
        + as(Seat.SECRETARIAT, get("/tasks/" + item)).andReturn().getResponse().getRedirectedUrl();
    assertThat(task).contains("/calls/" + id.value() + "/questions/1");
    answering.propose(cast.viewer(Seat.SECRETARIAT_MANAGER), id, 1, 0, new AnswerDraft("質問です。", "回答です。", null)).orThrow();
    assertThat(jdbc.sql("select excluded_id from work_item where case_key = ?").param(key(id, 1)).query(UUID.class).single())
        .isEqualTo(cast.person(Seat.SECRETARIAT_MANAGER));
  }

  @Test
  @DisplayName("公表前の公募と、よその公募の質問は見つからない")
  void findsNothingElsewhere() throws Exception {
    CallId prepared = fixtures.prepared(30);
    as(Seat.REGION, get("/calls/" + prepared.value() + "/questions")).andExpect(status().isNotFound());
    as(Seat.SECRETARIAT, get("/calls/" + prepared.value() + "/questions/record")).andExpect(status().isConflict());
    assertThatThrownBy(() -> reading.page(cast.viewer(Seat.SECRETARIAT), prepared, 1)).isInstanceOf(NotFound.class);
  }

  /** Through all of its steps, by mail so that the asker has an address. */
  private void published(CallId id, String question, String answer) {
    Viewer clerk = cast.viewer(Seat.SECRETARIAT);
    int ordinal = asking.record(clerk, id, mailed(LocalDate.now(clock))).orThrow();
    answering.propose(clerk, id, ordinal, 0, new AnswerDraft(question, answer, null)).orThrow();
    answering.release(cast.viewer(Seat.SECOND_MANAGER), id, ordinal, 1).orThrow();
  }

  private MockHttpServletRequestBuilder answer(CallId id, int ordinal, String decision, String answer, String question) {
    return answer(id, ordinal, decision, answer, question, version(id, ordinal));
  }

  private static MockHttpServletRequestBuilder answer(
      CallId id, int ordinal, String decision, String answer, String question, long version) {
    return post("/calls/" + id.value() + "/questions/" + ordinal + "/answer")
        .param("version", "" + version).param("decision", decision).param("answer", answer).param("question", question);
  }

  private MockHttpServletRequestBuilder release(CallId id, int ordinal, String decision, String note) {
    return release(id, ordinal, decision, note, version(id, ordinal));
  }

  private static MockHttpServletRequestBuilder release(CallId id, int ordinal, String decision, String note, long version) {
    return post("/calls/" + id.value() + "/questions/" + ordinal + "/release")
        .param("version", "" + version).param("decision", decision).param("note", note);
  }

  private MockHttpServletRequestBuilder drop(CallId id, int ordinal, String reason) {
    return post("/calls/" + id.value() + "/questions/" + ordinal + "/withdrawal")
        .param("version", "" + version(id, ordinal)).param("reason", reason);
  }

  private static MockHttpServletRequestBuilder filled(MockHttpServletRequestBuilder request, Map<String, String> form) {
    form.forEach(request::param);
    return request;
  }

  private long version(CallId id, int ordinal) {
    return jdbc.sql("select version from call_question where case_key = ?").param(key(id, ordinal)).query(Long.class).single();
  }

  private String key(CallId id, int ordinal) {
    return calls.get(id).key().value() + "-Q" + ordinal;
  }

  private List<String> steps(CallId id, int ordinal) {
    return jdbc.sql("select definition_key from work_item where case_key = ?").param(key(id, ordinal)).query(String.class).list();
  }

  private LocalDate due(CallId id, int ordinal) {
    return context.getBean(Worklist.class).holdersOf(new jp.banso.kernel.CaseKey(key(id, ordinal))).stream()
        .map(item -> JapanTime.dateOf(item.dueAt())).findFirst().orElseThrow();
  }

  private List<String> mails(CallId id, String kind) {
    return jdbc.sql("select subject || body from outbox_mail where kind = ? and (case_key = ? or case_key like ? || '-Q%')")
        .params(kind, calls.get(id).key().value(), calls.get(id).key().value()).query(String.class).list();
  }

  /** On what the list is made of: others, such as those of the calendar, come and go with their caches. */
  private int statements(String page) throws Exception {
    try (SqlLog log = new SqlLog()) {
      as(Seat.SECRETARIAT, get(page)).andExpect(status().isOk());
      return (int)
          log.ofThePage().stream()
              .filter(sql -> Stream.of("call_question", "call_answer", "work_item", "person").anyMatch(sql::contains))
              .count();
    }
  }

  private ResultActions as(Seat seat, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(csrf()).with(user(cast.account(seat))));
  }
}
