package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.forms.FormEdit;
import jp.banso.forms.FormFixtures;
import jp.banso.forms.FormRef;
import jp.banso.forms.FilledPage;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.workflow.EngineTimers;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;

@BansoTest
@DisplayName("公募の設定")
class CallSetupTests {

  /** An input of the form that is shown, with its value: what a browser sends if nothing is changed. */
  private static final Pattern INPUT =
      Pattern.compile("<input type=\"(text|hidden|radio|checkbox)\"([^>]*)>");

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Calls calls;
  @Autowired private BusinessCalendar calendar;
  @Autowired private Clock clock;
  @Autowired private CallSetup setup;
  @Autowired private EngineTimers timers;
  @Autowired private Worklist worklist;
  @Autowired private TransactionTemplate transaction;

  private Cast cast;
  private CallFixtures fixtures;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    fixtures = new CallFixtures(context);
  }

  @Test
  @DisplayName("前の公募を写すと、項目と資料も移り、年度は一つの公募だけを持つ")
  void copiesAnEdition() throws Exception {
    UUID source = jdbc.sql("select id from public_call where case_key = 'R7-BANSO'").query(UUID.class).single();
    String next = FiscalYear.of(clock.instant()).next().label();
    as(Seat.SECRETARIAT, get("/calls/new")).andExpect(status().isOk()).andExpect(content().string(containsString("写して準備を始める")))
        .andExpect(content().string(not(containsString("value=\"" + FiscalYear.of(clock.instant()).label() + "\""))))
        .andExpect(content().string(containsString("checked=\"checked\"")));
    as(Seat.PREFECTURE, get("/calls/new")).andExpect(status().isForbidden());
    as(Seat.SECRETARIAT, post("/calls/new").param("source", "").param("year", ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("もとにする公募を選択してください。")));
    String location =
        as(Seat.SECRETARIAT, post("/calls/new").param("source", source.toString()).param("year", next))
            .andExpect(status().is3xxRedirection())
            .andReturn().getResponse().getHeader("Location");
    CallId copy = new CallId(UUID.fromString(location.split("/")[2]));
    CallView call = calls.get(copy);
    assertThat(call.key().value()).isEqualTo(next + "-BANSO");
    assertThat(call.projectTitle()).contains("令和8年度").doesNotContain("令和7年度");
    assertThat(call.state()).isEqualTo(CallState.PREPARED);
    assertThat(call.terms().deadline()).isEqualTo(LocalDate.of(2026, 7, 31));
    assertThat(calls.criteria(copy)).hasSize(8);
    as(Seat.SECRETARIAT, get("/calls/" + copy.value()))
        .andExpect(content().string(containsString("公表内容の確認までに行うこと")))
        .andExpect(content().string(containsString("令和7年度の公募から日付を移したままです。")))
        .andExpect(content().string(containsString("審査基準は、令和7年度の公募と同じです。")))
        .andExpect(content().string(containsString("前の年度の記載")))
        .andExpect(content().string(containsString("事務連絡がない（")))
        .andExpect(content().string(containsString("公表内容を確認できる責任者：")))
        .andExpect(content().string(not(containsString("/people/desks"))));
    String noTerm = "質問の受付期限は、日付を移すと";
    as(Seat.SECRETARIAT, get("/calls/" + copy.value())).andExpect(content().string(not(containsString(noTerm))));
    CallTerms terms = calls.get(new CallId(source)).terms();
    // the year after has more holidays between the same weekdays of September
    jdbc.sql(
            "update public_call set published_on = '2025-09-17', questions_until = '2025-09-17', deadline = '2025-09-26',"
                + " result_due_on = '2025-10-10' where id = ?")
        .param(source)
        .update();
    as(Seat.SECRETARIAT, get("/calls/" + copy.value())).andExpect(content().string(containsString(noTerm)));
    jdbc.sql("update public_call set published_on = ?, questions_until = ?, deadline = ?, result_due_on = ? where id = ?")
        .params(terms.publishedOn(), terms.questionsUntil(), terms.deadline(), terms.resultDueOn(), source)
        .update();
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + copy.value()))
        .andExpect(content().string(containsString("/people/desks?year=" + call.fiscalYear().year())));
    as(Seat.MINISTRY, get("/calls/" + copy.value()))
        .andExpect(content().string(not(containsString("公表内容の確認までに行うこと"))));
    assertThat(worklist.holdersOf(call.key())).singleElement()
        .satisfies(
            step ->
                assertThat(JapanTime.dateOf(step.dueAt()))
                    .isEqualTo(calendar.minusBusinessDays(call.terms().publishedOn(), 3)));
    assertThat(
            jdbc.sql("select kind from call_document where call_id = ? order by position")
                .param(copy.value()).query(String.class).list())
        .as("last year's 事務連絡 stays with its call").isNotEmpty().doesNotContain("NOTICE");
    as(Seat.SECRETARIAT, post("/calls/new").param("source", source.toString()).param("year", next))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("すでにあります")));
    as(Seat.PREFECTURE, get("/calls/" + copy.value())).andExpect(status().isNotFound());

    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + copy.value())).andExpect(content().string(containsString("この公募の準備をやめる")));
    as(Seat.SECRETARIAT, post("/calls/" + copy.value() + "/discard").param("version", "7")).andExpect(status().isConflict());
    replacesAPaper(copy);
    as(Seat.SECRETARIAT, post("/calls/" + copy.value() + "/discard").param("version", "" + calls.get(copy).version()))
        .andExpect(flash().attribute("flash", "calls.setup.discarded"));
    as(Seat.SECRETARIAT, get("/calls/" + copy.value())).andExpect(status().isNotFound());
    assertThat(worklist.holdersOf(call.key())).isEmpty();
    as(Seat.SECRETARIAT, post("/calls/new").param("source", source.toString()).param("year", next))
        .andExpect(flash().attribute("flash", "calls.setup.copied"));
    confirmsACopyWithTheDesksOfTheYearBefore(call);
  }

  /** Its earlier version must not keep the copy from being taken back. */
  private void replacesAPaper(CallId copy) throws Exception {
    UUID paper =
        jdbc.sql("select id from call_document where call_id = ? and kind = 'GUIDELINES'")
            .param(copy.value()).query(UUID.class).single();
    as(
            Seat.SECRETARIAT,
            multipart("/calls/" + copy.value() + "/papers/" + paper)
                .param("version", "0").param("kind", "GUIDELINES").param("mark", "別紙２").param("title", "公募要領")
                .param("body", "差し替えた文章"))
        .andExpect(status().is3xxRedirection());
  }

  private void confirmsACopyWithTheDesksOfTheYearBefore(CallView call) throws Exception {
    fixtures.desks(call.fiscalYear().year() - 1, code -> true);
    CallId copy =
        new CallId(
            jdbc.sql("select id from public_call where case_key = ?").param(call.key().value()).query(UUID.class).single());
    String year = "" + call.fiscalYear().year();
    confirm(copy, 0).andExpect(flash().attribute("flash", "calls.refused.desksMissing"));
    as(Seat.SECRETARIAT_MANAGER, get("/people/desks").param("year", year))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("令和7年度の担当課を引き継ぐ")))
        .andExpect(content().string(not(containsString("name=\"deskName\""))));
    as(Seat.SECRETARIAT, post("/people/desks/take-over").param("year", year)).andExpect(status().isForbidden());
    as(Seat.SECRETARIAT_MANAGER, post("/people/desks/take-over").param("year", year))
        .andExpect(flash().attribute("flash", "parties.desks.takenOver"));
    as(Seat.SECRETARIAT_MANAGER, post("/people/desks/take-over").param("year", year))
        .andExpect(flash().attribute("flash", "parties.desks.refused.nothing"));
    keepsWhatNeedsNoChange(copy);
    waitsForItsDayAndIsStopped(copy);
    as(Seat.SECRETARIAT, post("/calls/" + copy.value() + "/discard").param("version", "" + calls.get(copy).version()))
        .andExpect(flash().attribute("flash", "calls.setup.refused.discard"));
  }

  private void keepsWhatNeedsNoChange(CallId copy) throws Exception {
    String page = "/calls/" + copy.value();
    long version = calls.get(copy).version();
    confirm(copy, version).andExpect(flash().attribute("flash", "calls.refused.todos"));
    assertThat(calls.get(copy).state()).isEqualTo(CallState.PREPARED);
    for (String sheet : List.of("/terms", "/criteria")) {
      String kept = as(Seat.SECRETARIAT, get(page + sheet)).andReturn().getResponse().getContentAsString();
      MockHttpServletRequestBuilder save = post(page + sheet);
      FilledPage.parameters(kept.substring(kept.indexOf("<form class=\"form\""), kept.indexOf("</main>"))).forEach(save::param);
      as(Seat.SECRETARIAT, save).andExpect(status().is3xxRedirection());
    }
    as(Seat.SECRETARIAT_MANAGER, get(page))
        .andExpect(content().string(containsString("公募の設定を確かめた")))
        .andExpect(content().string(containsString("審査基準を確かめた")))
        .andExpect(content().string(containsString("未の項目は、このままでよいことを確かめた")));
    as(
            Seat.SECRETARIAT_MANAGER,
            post(page + "/confirmation").param("version", "" + calls.get(copy).version()).param("leaving", "true"))
        .andExpect(flash().attribute("flash", "calls.flash.confirmed"));
    as(Seat.MINISTRY, get(page))
        .andExpect(content().string(containsString("次の事項をこのままとして確認しました")))
        .andExpect(content().string(containsString("前の年度の記載がある書類：")));
  }

  private void waitsForItsDayAndIsStopped(CallId copy) throws Exception {
    long confirmed = calls.get(copy).version();
    MockHttpServletRequestBuilder tooEarly =
        post("/calls/" + copy.value() + "/stop").param("version", "" + confirmed);
    as(Seat.SECRETARIAT_MANAGER, tooEarly).andExpect(status().isConflict());
    as(
            Seat.MINISTRY,
            post("/calls/" + copy.value() + "/concurrence").param("version", "" + confirmed).param("decision", "AGREED").param("note", ""))
        .andExpect(flash().attribute("flash", "calls.flash.concurred"));
    assertThat(timers.dueAt(calls.get(copy).key(), "CatchEvent_PublicationDayCome"))
        .as("the printed day at nine").containsExactly(Instant.parse("2026-06-24T00:00:00Z"));
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + copy.value()))
        .andExpect(content().string(containsString("令和8年6月24日（水）の公表を待っています。")));
    as(Seat.SECRETARIAT, post("/calls/" + copy.value() + "/stop").param("version", "" + (confirmed + 1))).andExpect(status().isForbidden());
    as(Seat.SECRETARIAT_MANAGER, post("/calls/" + copy.value() + "/stop").param("version", "" + confirmed)).andExpect(status().isConflict());
    as(Seat.SECRETARIAT_MANAGER, post("/calls/" + copy.value() + "/stop").param("version", "" + (confirmed + 1)))
        .andExpect(flash().attribute("flash", "calls.flash.stopped"));
    assertThat(calls.get(copy).state()).isEqualTo(CallState.PREPARED);
    assertThat(worklist.holdersOf(calls.get(copy).key()))
        .extracting(WorkItem::definitionKey).containsExactly("UserTask_ConfirmPublication");
  }

  @Test
  @DisplayName("同じ年度へ同時に写しても一つだけができ、もう一方にはすでにあると知らせる")
  void copiesOnceOfTwoAtOnce() throws Exception {
    UUID source = UUID.randomUUID();
    jdbc.sql(
            "insert into public_call select changed.* from public_call c, jsonb_populate_record(null::public_call,"
                + " to_jsonb(c) || jsonb_build_object('id', cast(? as text), 'programme', 'RENKEI',"
                + " 'case_key', 'R7-RENKEI', 'state', 'CLOSED')) changed where c.case_key = 'R7-BANSO'")
        .param(source.toString())
        .update();
    FiscalYear next = FiscalYear.of(clock.instant()).next();
    MockHttpServletRequestBuilder second =
        post("/calls/new").param("source", source.toString()).param("year", next.label());
    AtomicReference<CompletableFuture<Integer>> answer = new AtomicReference<>();
    CallId copy =
        transaction.execute(
            status -> {
              CallId first = setup.copy(cast.viewer(Seat.OTHER_SECRETARIAT), new CallId(source), next).orThrow();
              answer.set(CompletableFuture.supplyAsync(() -> statusOf(second)));
              assertThatThrownBy(() -> answer.get().get(500, TimeUnit.MILLISECONDS))
                  .as("waits for the first").isInstanceOf(TimeoutException.class);
              return first;
            });
    assertThat(answer.get().get(20, TimeUnit.SECONDS)).isEqualTo(422);
    setup.discard(cast.viewer(Seat.OTHER_SECRETARIAT), copy, 0).orThrow();
  }

  @Test
  @DisplayName("中止した公募の年度には、次の番号で改めて公募を準備できる。それがあれば、もう一つはできない")
  void startsAnewAfterACancellation() {
    FiscalYear year = FiscalYear.of(clock.instant()).next();
    UUID cancelled = UUID.randomUUID();
    String key = year.label() + "-RENKEI";
    jdbc.sql(
            "insert into public_call select changed.* from public_call c, jsonb_populate_record(null::public_call,"
                + " to_jsonb(c) || jsonb_build_object('id', cast(? as text), 'programme', 'RENKEI',"
                + " 'fiscal_year', cast(? as int), 'case_key', ?, 'state', 'CANCELLED')) changed where c.case_key = 'R7-BANSO'")
        .params(cancelled.toString(), year.year(), key)
        .update();
    Viewer secretariat = cast.viewer(Seat.OTHER_SECRETARIAT);
    CallId copy = setup.copy(secretariat, new CallId(cancelled), year).orThrow();
    assertThat(calls.get(copy).key().value()).isEqualTo(key + "2");
    assertThat(setup.copy(secretariat, new CallId(cancelled), year).isDone()).isFalse();
    setup.discard(secretariat, copy, 0).orThrow();
    jdbc.sql("delete from public_call where id = ?").param(cancelled).update();
  }

  private int statusOf(MockHttpServletRequestBuilder request) {
    try {
      return as(Seat.OTHER_SECRETARIAT, request).andReturn().getResponse().getStatus();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("責任者が全員変更したときは、最後に変更した人でない責任者が確認できる")
  void isNotStuckWhenEveryManagerHasEdited() throws Exception {
    CallId id = fixtures.prepared(40);
    for (Seat seat : List.of(Seat.SECOND_MANAGER, Seat.SECRETARIAT_MANAGER, Seat.SECOND_MANAGER)) {
      Map<String, String> form = form(id);
      form.put("areas", seat == Seat.SECRETARIAT_MANAGER ? "2" : "3");
      send(seat, id, form).andExpect(redirectedUrl("/calls/" + id.value()));
    }
    confirm(id, calls.get(id).version()).andExpect(flash().attribute("flash", "calls.refused.editor"));
    jdbc.sql(
            "update public_call set editors = (select array_agg(person_id) from role_assignment"
                + " where role = 'SECRETARIAT_MANAGER' and person_id <> all(public_call.editors)) || editors || ? where id = ?")
        .params(cast.viewer(Seat.SECRETARIAT).personId(), id.value())
        .update();
    String last = as(Seat.SECOND_MANAGER, get("/calls/" + id.value())).andReturn().getResponse().getContentAsString();
    assertThat(last).contains("別の責任者が確認してください").doesNotContain("/confirmation");
    as(Seat.SECOND_MANAGER, confirmation(id, calls.get(id).version()))
        .andExpect(flash().attribute("flash", "calls.refused.editor"));
    confirm(id, calls.get(id).version()).andExpect(flash().attribute("flash", "calls.flash.confirmed"));
  }

  @Test
  @DisplayName("変更した内容で公表の手続が進み、変更した人は確認できない")
  void editsTermsUntilTheyAreConfirmed() throws Exception {
    CallId id = fixtures.prepared(40);
    Map<String, String> form = form(id);
    LocalDate deadline = calendar.onOrAfter(LocalDate.now(clock).plusDays(60));
    dates(form, deadline);
    form.put("areas", "２");
    form.put("deadlineTime", "17時00分");
    form.remove("concurrenceNeeded");
    send(Seat.SECRETARIAT_MANAGER, id, form).andExpect(redirectedUrl("/calls/" + id.value()));
    CallTerms terms = calls.get(id).terms();
    assertThat(terms.areas()).isEqualTo(2);
    assertThat(terms.deadline()).isEqualTo(deadline);
    assertThat(terms.deadlineTime()).hasToString("17:00");
    assertThat(terms.concurrenceNeeded()).isFalse();

    assertThat(
            jdbc.sql("select details ->> 'changes' from audit_entry where action = 'audit.calls.edited' and case_key = ?")
                .param(calls.get(id).key().value()).query(String.class).single())
        .contains("選定数（地域程度）：1 → 2", "締切の時刻：（なし） → 17:00", "公表の前に厚生労働省の了承を得る：はい → いいえ")
        .doesNotContain("アドバイザー派遣");

    confirm(id, calls.get(id).version())
        .andExpect(flash().attribute("flash", "calls.refused.editor"));
    long version = calls.get(id).version();
    send(Seat.SECRETARIAT, id, form(id)).andExpect(status().is3xxRedirection());
    assertThat(calls.get(id).version()).as("saved as it was").isEqualTo(version);
    form = form(id);
    form.put("areas", "3");
    send(Seat.SECRETARIAT, id, form).andExpect(status().is3xxRedirection());
    confirm(id, calls.get(id).version())
        .andExpect(flash().attribute("flash", "calls.refused.editor"));
    as(Seat.SECOND_MANAGER, confirmation(id, calls.get(id).version()))
        .andExpect(flash().attribute("flash", "calls.flash.confirmed"));
    fixtures.awaitState(id, CallState.PUBLISHED);
    as(Seat.SECRETARIAT, get("/calls/" + id.value() + "/terms")).andExpect(status().isConflict());
    send(Seat.SECRETARIAT, id, form).andExpect(status().isConflict());
  }

  @Test
  @DisplayName("費用の負担・利用目的・連絡先・締切後の取扱いを定め、公募の画面に載せる")
  void statesInWords() throws Exception {
    CallId id = fixtures.prepared(40);
    Map<String, String> form = form(id);
    assertThat(form).containsEntry("lateReceipt", "DECIDED");
    dates(form, calendar.onOrAfter(LocalDate.now(clock).plusDays(60)));
    form.put("lateReceipt", "SOMETIMES");
    form.put("costs", "費".repeat(2001));
    send(Seat.SECRETARIAT, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("href=\"#lateReceipt\"")))
        .andExpect(content().string(containsString("href=\"#costs\"")));
    form.put("lateReceipt", "REFUSED");
    String topics = calls.get(id).statements().meetingTopics();
    form.put("costs", "派遣の旅費は事務局が負担します。");
    form.put("secretariatTelephone", "00-0000-0000");
    send(Seat.SECRETARIAT, id, form).andExpect(redirectedUrl("/calls/" + id.value()));
    Statements said = calls.get(id).statements();
    assertThat(said).isEqualTo(new Statements("00-0000-0000", null, null, null, null, null, "派遣の旅費は事務局が負担します。", null, topics, Statements.LateReceipt.REFUSED));
    assertThat(
            jdbc.sql("select details ->> 'changes' from audit_entry where action = 'audit.calls.edited' and case_key = ?")
                .param(calls.get(id).key().value()).query(String.class).single())
        .contains("旅費・謝金等の費用の負担：（なし） → 派遣の旅費は事務局が負担します。", "→ 受け付けない")
        .doesNotContain("利用目的");
    as(Seat.SECRETARIAT, get("/calls/" + id.value()))
        .andExpect(content().string(containsString("派遣の旅費は事務局が負担します。")))
        .andExpect(content().string(containsString("電話：00-0000-0000")))
        .andExpect(content().string(containsString("締切後に届いた申込書")));
  }

  @Test
  @DisplayName("庁内期限の数え方と再案内を定め、写した公募に引き継ぐ。読めない数は欄に知らせ、入力を残す")
  void plansTheWayToTheDeadline() throws Exception {
    CallId id = fixtures.prepared(40);
    Map<String, String> form = form(id);
    dates(form, calendar.onOrAfter(LocalDate.now(clock).plusDays(60)));
    assertThat(form)
        .containsEntry("regionBusinessDays", "7").containsEntry("prefectureBusinessDays", "3")
        .containsEntry("regionReminders", "7、3、1").containsEntry("prefectureReminders", "7、3、1");
    for (String wrong : List.of("七、三", "0", "-1", "41", "3.5", "7、x")) {
      refused(id, form, "regionReminders", wrong, "1から40までの数を「7、3、1」のように並べて");
    }
    refused(id, form, "prefectureReminders", "7, 3, ３", "3が二つあります。");
    refused(id, form, "prefectureReminders", "6 5 4 3 2 1", "再案内は5回までにしてください。");
    refused(id, form, "regionBusinessDays", "0", "1から40までの数で入力してください。");
    refused(id, form, "regionBusinessDays", "2", "都道府県の目安以上の数にしてください。");

    form.put("regionBusinessDays", "１０");
    form.put("regionReminders", "１、５　2");
    form.put("prefectureReminders", "");
    send(Seat.SECRETARIAT, id, form).andExpect(redirectedUrl("/calls/" + id.value()));
    FlightPlan plan = calls.get(id).plan();
    assertThat(plan).isEqualTo(new FlightPlan(10, 3, List.of(5, 2, 1), List.of()));
    assertThat(
            jdbc.sql("select details ->> 'changes' from audit_entry where action = 'audit.calls.edited' and case_key = ?")
                .param(calls.get(id).key().value()).query(String.class).single())
        .contains(
            "地域の目安（締切の何営業日前か）：7 → 10", "地域への再案内（営業日前）：7、3、1営業日前 → 5、2、1営業日前",
            "都道府県への再案内（営業日前）：7、3、1営業日前 → （なし）");
    as(Seat.SECRETARIAT, get("/calls/" + id.value()))
        .andExpect(content().string(containsString("地域は10営業日前、都道府県は3営業日前")))
        .andExpect(content().string(containsString("5、2、1営業日前")));
    assertThat(form(id)).containsEntry("regionReminders", "5、2、1");
    long version = calls.get(id).version();
    send(Seat.SECRETARIAT, id, form(id)).andExpect(status().is3xxRedirection());
    assertThat(calls.get(id).version()).as("saved as it was").isEqualTo(version);
    Call copy =
        context.getBean(CallRows.class).findById(id.value()).orElseThrow()
            .copy(new CaseKey("R9-BANSO"), new FiscalYear(2027), calls.get(id).terms(), UUID.randomUUID());
    assertThat(copy.draft().plan()).isEqualTo(plan);
  }

  private void refused(CallId id, Map<String, String> form, String field, String typed, String why) throws Exception {
    Map<String, String> wrong = new LinkedHashMap<>(form);
    wrong.put(field, typed);
    send(Seat.SECRETARIAT, id, wrong)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("href=\"#" + field + "\"")))
        .andExpect(content().string(containsString(why)))
        .andExpect(content().string(containsString("value=\"" + typed + "\"")));
  }

  @Test
  @DisplayName("準備中の公募は、公開済みの様式の版を選べ、写した公募に引き継がれ、変更が記録される")
  void choosesTheVersionOfItsForm() throws Exception {
    CallId id = fixtures.prepared(40);
    FormFixtures forms = new FormFixtures(context);
    String key = forms.released();
    FormRef next =
        forms.next(
            cast.viewer(Seat.SECRETARIAT_MANAGER), key,
            new FormEdit.AddField(FormFixtures.section("region"), FormFixtures.line("population", "人口")));
    Map<String, String> form = form(id);
    dates(form, calendar.onOrAfter(LocalDate.now(clock).plusDays(60)));
    assertThat(form).containsEntry("form", "home-care-support-application:1");
    for (String wrong : List.of("", key + ":3", "nothing:1", "1e9")) {
      form.put("form", wrong);
      send(Seat.SECRETARIAT, id, form)
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("href=\"#form\"")));
    }
    form.put("form", key + ":2");
    send(Seat.SECRETARIAT, id, form).andExpect(redirectedUrl("/calls/" + id.value()));
    assertThat(calls.get(id).form()).isEqualTo(next);
    as(Seat.SECRETARIAT, get("/calls/" + id.value())).andExpect(content().string(containsString("申込書 第2版")));
    assertThat(
            jdbc.sql("select details ->> 'changes' from audit_entry where action = 'audit.calls.edited' and case_key = ?")
                .param(calls.get(id).key().value()).query(String.class).single())
        .contains("申込書の様式：別紙２－② ", "第1版 → ", "第2版");
    form.put("form", key + ":1");
    send(Seat.SECRETARIAT_MANAGER, id, form)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString(">第1版<")))
        .andExpect(content().string(containsString(">第2版<")));
    Call copy =
        context.getBean(CallRows.class).findById(id.value()).orElseThrow()
            .copy(new CaseKey("R9-BANSO"), new FiscalYear(2027), calls.get(id).terms(), UUID.randomUUID());
    assertThat(copy.form()).isEqualTo(next);
  }

  @Test
  @DisplayName("矛盾する日付や読めない数は、それぞれの欄に知らせ、入力を残す")
  void saysWhatContradicts() throws Exception {
    CallId id = fixtures.prepared(40);
    Map<String, String> form = form(id);
    dates(form, calendar.onOrAfter(LocalDate.now(clock).plusDays(60)));
    form.put("deadline", "令和7年7月20日");
    form.put("publishedOn", "令和7年7月30日");
    form.put("resultDueOn", "令和7年7月18日");
    form.put("areas", "たくさん");
    send(Seat.SECRETARIAT, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("1から47までの数で入力してください。")))
        .andExpect(content().string(containsString("たくさん")))
        .andExpect(content().string(containsString("申込締切が公表日より前です。")));
    form.put("publishedOn", "七月末");
    send(Seat.SECRETARIAT, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("1から47までの数で入力してください。")))
        .andExpect(content().string(containsString("日付を「令和8年7月31日」のように入力してください。")))
        .andExpect(content().string(containsString("次の営業日は令和7年7月22日")))
        .andExpect(content().string(not(containsString("申込締切が公表日より前です。"))));
    form.put("secretariatHours", "あ".repeat(201));
    form.put("lateReceipt", "");
    String page = send(Seat.SECRETARIAT, id, form).andReturn().getResponse().getContentAsString();
    assertThat(page)
        .containsSubsequence(
            "href=\"#secretariatHours\"", "href=\"#publishedOn\"", "href=\"#areas\"", "href=\"#lateReceipt\"");
    form.put("secretariatHours", "");
    form.put("lateReceipt", "DECIDED");
    form.put("publishedOn", "令和7年6月31日");
    form.put("deadline", "7月31日");
    send(Seat.SECRETARIAT, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("入力された日付は、暦にありません。")))
        .andExpect(content().string(containsString("年がありません。")));
    form.put("deadline", "令和7年7月20日");
    form.put("publishedOn", "令和7年7月30日");
    form.put("areas", "1");
    send(Seat.SECRETARIAT, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("申込締切が公表日より前です。")))
        .andExpect(content().string(containsString("次の営業日は令和7年7月22日")))
        .andExpect(content().string(containsString("申込締切より後の日付にしてください。")));
    form.put("deadline", "令和7年6月1日");
    send(Seat.SECRETARIAT, id, form).andExpect(content().string(containsString("明日以降の日付")));
    assertThat(calls.get(id).version()).as("nothing was stored").isZero();
  }

  @Test
  @DisplayName("質問の受付期限は、明日から申込締切までの営業日で、空欄にもできる")
  void judgesTheDeadlineOfQuestions() throws Exception {
    CallId id = fixtures.prepared(40);
    Map<String, String> form = form(id);
    LocalDate deadline = calendar.onOrAfter(LocalDate.now(clock).plusDays(60));
    dates(form, deadline);
    form.put("questionsUntil", Wareki.date(deadline.plusDays(1)));
    send(Seat.SECRETARIAT, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("申込締切より後の日付です。")));
    form.put("questionsUntil", "令和7年7月20日");
    send(Seat.SECRETARIAT, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("次の営業日は令和7年7月22日")));
    form.put("questionsUntil", "令和7年6月24日");
    send(Seat.SECRETARIAT, id, form)
        .andExpect(content().string(containsString("質問の受付期限は明日以降の日付にしてください。")));
    LocalDate day = calendar.minusBusinessDays(deadline, 5);
    form.put("questionsUntil", Wareki.date(day));
    send(Seat.SECRETARIAT, id, form).andExpect(redirectedUrl("/calls/" + id.value()));
    assertThat(calls.get(id).terms().questionsUntil()).isEqualTo(day);
    form = form(id);
    form.put("questionsUntil", "");
    send(Seat.SECRETARIAT, id, form).andExpect(redirectedUrl("/calls/" + id.value()));
    assertThat(calls.get(id).terms().questionsUntil()).isNull();
  }

  @Test
  @DisplayName("公表日の年の書き誤りは受け付けず、過ぎた公表日にはせず、過ぎてしまった公表日は確認する人と了承する人に知らせる")
  void refusesAnOpeningInThePast() throws Exception {
    CallId id = fixtures.prepared(40);
    Map<String, String> form = form(id);
    dates(form, calendar.onOrAfter(LocalDate.now(clock).plusDays(60)));
    form.put("publishedOn", "令和6年12月27日");
    send(Seat.SECRETARIAT, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("公募の年度に合わない日付です。年を確かめてください。")));
    LocalDate past = calendar.minusBusinessDays(LocalDate.now(clock), 1);
    form.put("publishedOn", Wareki.date(past));
    send(Seat.SECRETARIAT, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("公表日が過ぎています。今日以降の日付にしてください。")));

    jdbc.sql("update public_call set published_on = ? where id = ?").params(past, id.value()).update();
    String passed = "公表日（" + Wareki.date(past) + "）は過ぎています。";
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + id.value())).andExpect(content().string(containsString(passed)));
    confirm(id, calls.get(id).version()).andExpect(flash().attribute("flash", "calls.flash.confirmed"));
    as(Seat.MINISTRY, get("/calls/" + id.value())).andExpect(content().string(containsString(passed)));
  }

  @Test
  @DisplayName("先に保存された内容は上書きせず、二人とも変えた項目だけを並べて示し、ほかの項目は先に保存された内容に従う")
  void showsBothVersions() throws Exception {
    CallId id = fixtures.prepared(40);
    Map<String, String> mine = form(id);
    Map<String, String> theirs = form(id);
    LocalDate deadline = calendar.onOrAfter(LocalDate.now(clock).plusDays(60));
    dates(mine, deadline);
    dates(theirs, deadline);
    theirs.put("dispatchCap", "5");
    theirs.put("costs", "派遣の旅費は事務局が負担します。\r\n会場費は地域の負担です。");
    mine.put("dispatchCap", "4");
    mine.put("purposes", "選定の審査に用います。");
    send(Seat.SECRETARIAT, id, theirs).andExpect(status().is3xxRedirection());
    ResultActions compared = send(Seat.SECRETARIAT_MANAGER, id, mine).andExpect(status().isConflict());
    String page = compared.andReturn().getResponse().getContentAsString();
    assertThat(page).containsOnlyOnce("id=\"stale-title\"");
    String table = page.substring(page.indexOf("<table"), page.indexOf("</table>"));
    assertThat(table)
        .contains("アドバイザー派遣（最大回数）", "選定の審査に用います。")
        .doesNotContain("会場費は地域の負担です。");
    assertThat(calls.get(id).terms().dispatchCap()).isEqualTo(5);

    send(Seat.SECRETARIAT_MANAGER, id, form(compared)).andExpect(status().is3xxRedirection());
    assertThat(calls.get(id).terms().dispatchCap()).isEqualTo(4);
    assertThat(calls.get(id).statements().words())
        .containsEntry("purposes", "選定の審査に用います。")
        .containsEntry("costs", "派遣の旅費は事務局が負担します。\n会場費は地域の負担です。");
  }

  @Test
  @DisplayName("誤りを直している間にほかの人が保存したときも、直した内容で上書きしない")
  void doesNotOverwriteAfterAnError() throws Exception {
    CallId id = fixtures.prepared(40);
    Map<String, String> mine = form(id);
    Map<String, String> theirs = form(id);
    LocalDate deadline = calendar.onOrAfter(LocalDate.now(clock).plusDays(60));
    dates(mine, deadline);
    dates(theirs, deadline);
    theirs.put("dispatchCap", "5");
    mine.put("areas", "たくさん");
    send(Seat.SECRETARIAT, id, theirs).andExpect(status().is3xxRedirection());
    Map<String, String> shownAgain =
        form(send(Seat.SECRETARIAT_MANAGER, id, mine).andExpect(status().isUnprocessableEntity()));
    shownAgain.put("areas", "2");
    Map<String, String> compared =
        form(send(Seat.SECRETARIAT_MANAGER, id, shownAgain).andExpect(status().isConflict()));
    assertThat(calls.get(id).terms().dispatchCap()).isEqualTo(5);
    send(Seat.SECRETARIAT_MANAGER, id, compared).andExpect(status().is3xxRedirection());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2000000000", "1e100000000", "-1", "33.333", "101", "0x10"})
  @DisplayName("割合の欄は、0から100までの数だけを受け付ける")
  void readsPlainPercentagesOnly(String typed) throws Exception {
    CallId id = fixtures.prepared(40);
    Map<String, String> form = form(id);
    form.put("professionWarnPercent", typed);
    send(Seat.SECRETARIAT, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("0から100までの数で入力してください。")))
        .andExpect(content().string(containsString(typed)));
  }

  private void dates(Map<String, String> form, LocalDate deadline) {
    LocalDate result = calendar.onOrAfter(deadline.plusDays(14));
    form.put("publishedOn", Wareki.date(calendar.onOrAfter(LocalDate.now(clock))));
    form.put("deadline", Wareki.date(deadline));
    form.put("regionDueOn", Wareki.date(calendar.minusBusinessDays(deadline, 10)));
    form.put("prefectureDueOn", Wareki.date(calendar.minusBusinessDays(deadline, 3)));
    form.put("resultDueOn", Wareki.date(result));
    form.put("supportFrom", Wareki.date(result.plusDays(4)));
    form.put("supportUntil", Wareki.date(LocalDate.of(2026, 2, 28)));
  }

  /** What the page would send back unchanged. */
  private Map<String, String> form(CallId id) throws Exception {
    return form(as(Seat.SECRETARIAT, get("/calls/" + id.value() + "/terms")).andExpect(status().isOk()));
  }

  private static Map<String, String> form(ResultActions shown) throws Exception {
    String page = shown.andReturn().getResponse().getContentAsString();
    Map<String, String> form = new LinkedHashMap<>();
    Matcher inputs = INPUT.matcher(page);
    while (inputs.find()) {
      String attributes = inputs.group(2);
      boolean choice = inputs.group(1).equals("radio") || inputs.group(1).equals("checkbox");
      String name = attribute(attributes, "name");
      if (name != null && !name.startsWith("_") && (!choice || attributes.contains("checked"))) {
        form.put(name, attribute(attributes, "value"));
      }
    }
    Matcher texts = Pattern.compile("<textarea[^>]* name=\"(\\w+)\"[^>]*>([^<]*)</textarea>").matcher(page);
    while (texts.find()) {
      form.put(texts.group(1), HtmlUtils.htmlUnescape(texts.group(2)).strip());
    }
    Matcher chosen = Pattern.compile("<select[^>]* name=\"(\\w+)\".*?<option value=\"([^\"]*)\"[^>]* selected", Pattern.DOTALL).matcher(page);
    while (chosen.find()) {
      form.put(chosen.group(1), chosen.group(2));
    }
    return form;
  }

  private static String attribute(String attributes, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
    return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : null;
  }

  @Test
  @DisplayName("設定を変更した人は、厚生労働省の回答を代理入力できず、戻された後は確認できる")
  void editorsDoNotAnswerForTheMinistry() throws Exception {
    CallId id = fixtures.prepared(40);
    Map<String, String> form = form(id);
    form.put("areas", "3");
    send(Seat.SECRETARIAT_MANAGER, id, form).andExpect(status().is3xxRedirection());
    as(Seat.SECOND_MANAGER, confirmation(id, 1)).andExpect(flash().attribute("flash", "calls.flash.confirmed"));
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + id.value()))
        .andExpect(content().string(containsString("公募の設定・審査基準・書類を変更した方、公表内容を確認した方以外")));
    as(
            Seat.SECRETARIAT_MANAGER,
            post("/calls/" + id.value() + "/concurrence")
                .param("version", "2").param("decision", "AGREED").param("note", "")
                .param("proxy.means", "TELEPHONE").param("proxy.saidBy", "課長").param("proxy.saidOn", "令和7年6月25日"))
        .andExpect(flash().attribute("flash", "calls.refused.samePerson"));
    as(
            Seat.MINISTRY,
            post("/calls/" + id.value() + "/concurrence")
                .param("version", "2").param("decision", "RETURNED").param("note", "見直し"))
        .andExpect(flash().attribute("flash", "calls.flash.givenBack"));
    for (Seat seat : List.of(Seat.SECRETARIAT, Seat.SECRETARIAT_MANAGER)) {
      as(seat, get("/calls/" + id.value()))
          .andExpect(content().string(containsString("厚生労働省から、次のとおり修正の依頼がありました。")))
          .andExpect(content().string(containsString(">見直し</blockquote>")));
    }
    form = form(id);
    form.put("areas", "2");
    send(Seat.SECOND_MANAGER, id, form).andExpect(status().is3xxRedirection());
    confirm(id, calls.get(id).version()).andExpect(flash().attribute("flash", "calls.flash.confirmed"));
  }

  @Test
  @DisplayName("公募の年度から離れた日付は、年を確かめるよう知らせる")
  void refusesDatesOfOtherYears() throws Exception {
    CallId id = fixtures.prepared(40);
    Map<String, String> form = form(id);
    form.put("supportUntil", "2096-02-28");
    send(Seat.SECRETARIAT, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("公募の年度に合わない日付です。")));
  }

  private ResultActions confirm(CallId id, long version) throws Exception {
    return as(Seat.SECRETARIAT_MANAGER, confirmation(id, version));
  }

  private static MockHttpServletRequestBuilder confirmation(CallId id, long version) {
    return post("/calls/" + id.value() + "/confirmation").param("version", "" + version);
  }

  private ResultActions send(Seat seat, CallId id, Map<String, String> form) throws Exception {
    MockHttpServletRequestBuilder request = post("/calls/" + id.value() + "/terms");
    form.forEach(request::param);
    return as(seat, request);
  }

  private ResultActions as(Seat seat, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(csrf()).with(user(cast.account(seat))));
  }
}
