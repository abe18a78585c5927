package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import jp.banso.platform.workflow.EngineTimers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("一つの申込書の締切の延長")
class ExtensionTests {

  private static final String PREFECTURE = "05";
  private static final String VALID = "valid-01-akita-daisen-senboku-15";

  @Autowired private ApplicationContext context;
  @Autowired private ExtensionService extensions;
  @Autowired private SettlementService settlement;
  @Autowired private CompilationService compilations;
  @Autowired private IntakeService intake;
  @Autowired private ApplicationQueries queries;
  @Autowired private Extensions own;
  @Autowired private EngineTimers timers;
  @Autowired private BusinessCalendar calendar;
  @Autowired private Calls calls;
  @Autowired private WithdrawalService withdrawals;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private Region region;
  private CallId call;
  private LocalDate until;
  private Person drafter;
  private Person official;
  private Person clerk;
  private Person manager;
  private Person ministry;

  @BeforeEach
  void openCall() {
    region = new Region(context);
    LocalDate deadline = calendar.onOrAfter(region.today().plusDays(35));
    call = region.call(deadline);
    until = calendar.plusBusinessDays(deadline, 3);
    jdbc.sql("update public_call set result_due_on = ? where id = ?")
        .params(calendar.plusBusinessDays(deadline, 9), call.value())
        .update();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
    manager = region.person(RoleKind.SECRETARIAT_MANAGER, null);
    ministry = region.person(RoleKind.MINISTRY, null);
  }

  private ResultActions send(Person who, ApplicationId id, String act, Map<String, String> fields) throws Exception {
    Map<String, String[]> sent = new HashMap<>();
    fields.forEach((name, value) -> sent.put(name, new String[] {value}));
    return region.send(who, "/applications/" + id.value() + "/extension" + act, sent);
  }

  private ResultActions propose(Person who, ApplicationId id, String day, String reason) throws Exception {
    return send(who, id, "", Map.of("until", day, "reason", reason));
  }

  private UUID newest(ApplicationId id) {
    return jdbc.sql("select id from application_extension where application_id = ? order by number desc limit 1")
        .param(id.value())
        .query(UUID.class)
        .single();
  }

  private String state(ApplicationId id) {
    return jdbc.sql("select state from application_extension where id = ?").param(newest(id)).query(String.class).single();
  }

  private void extended(ApplicationId id) {
    extensions.propose(region.viewer(manager), id, until, "台風で庁舎が閉じていたため").orThrow();
    extensions.answer(region.viewer(ministry), id, newest(id), true, "").orThrow();
  }

  /** As if the days up to the closing had passed. */
  private void closeCall() {
    jdbc.sql("update public_call set state = 'CLOSED', deadline = ?, deadline_time = null where id = ?")
        .params(region.today().minusDays(1), call.value())
        .update();
    settlement.callClosed(call);
  }

  /** As if the days up to the end of the extension, or even the grace after it, had passed. */
  private Instant passed(ApplicationId id, int secondsAgo) {
    Instant end = region.now().minusSeconds(secondsAgo).truncatedTo(ChronoUnit.SECONDS);
    jdbc.sql("update application_extension set ends_at = ? where application_id = ? and state = 'AGREED'")
        .params(Timestamp.from(end), id.value())
        .update();
    return end;
  }

  private void bringOn(ApplicationId id) {
    transaction.executeWithoutResult(
        passed -> timers.move(new CaseKey(region.key(id) + "-E1"), "CatchEvent_ExtensionPassed", region.now()));
  }

  private void endByTimer(ApplicationId id) {
    bringOn(id);
    await().atMost(Duration.ofSeconds(90)).until(() -> region.state(id) == ApplicationState.UNSUBMITTED);
  }

  private int openCompilations() {
    return jdbc.sql("select count(*) from work_item where case_key = ? and definition_key = 'UserTask_CompileApplications'")
        .param(region.callKey(call) + "-" + PREFECTURE)
        .query(Integer.class)
        .single();
  }

  private Instant settledAt() {
    return jdbc.sql("select settled_at from call_settlement where call_id = ?")
        .param(call.value())
        .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)))
        .single()
        .map(Timestamp::toInstant)
        .orElse(null);
  }

  @Test
  @DisplayName("責任者が起案し、厚生労働省が了承すると、その申込書だけの締切が延び、地域と都道府県に知らされる")
  void extendsOneApplication() throws Exception {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    Person other = region.person(RoleKind.REGION, PREFECTURE);
    ApplicationId others = region.draft(call, other, PREFECTURE);
    region.open(manager, "/applications/" + id.value()).andExpect(content().string(containsString("締切の延長")));
    propose(manager, id, Wareki.date(until), "台風で庁舎が閉じていたため").andExpect(status().is3xxRedirection());
    assertThat(state(id)).isEqualTo("PROPOSED");
    String key = region.key(id) + "-E1";
    assertThat(openTask(key)).isEqualTo("UserTask_ConcurExtension");
    region.open(ministry, "/tasks").andExpect(content().string(containsString("締切の延長を了承する")));
    region.open(ministry, "/applications/" + id.value() + "/extension")
        .andExpect(content().string(containsString("台風で庁舎が閉じていたため")));
    assertThat(region.mails(id, "deadline-extended")).as("nobody is told of a proposal").isEmpty();

    send(ministry, id, "/answer", Map.of("extension", newest(id).toString(), "decision", "yes", "note", ""))
        .andExpect(status().is3xxRedirection());
    assertThat(state(id)).isEqualTo("AGREED");
    assertThat(region.mails(id, "deadline-extended")).containsExactly(drafter.mail());
    assertThat(region.ofMails("copies", id, "deadline-extended")).containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.mailTexts(id)).anyMatch(text -> text.contains("締切（延長後）　" + Wareki.date(until) + "当日中"));
    assertThat(region.acts(id, "audit.applications.extended")).singleElement().asString().contains("台風");
    assertThat(region.dueOn(id)).isEqualTo(calendar.plusBusinessDays(calls.get(call).terms().regionDueOn(), 3));
    assertThat(region.dueOn(others)).isEqualTo(calls.get(call).terms().regionDueOn());
    String shown = "締切（延長後）：" + Wareki.date(until);
    for (Person who : List.of(drafter, official, manager, ministry)) {
      region.open(who, "/applications/" + id.value()).andExpect(content().string(containsString(shown)));
      region.open(who, "/applications?call=" + call.value()).andExpect(content().string(containsString(shown)));
    }
    region.open(other, "/applications/" + others.value()).andExpect(content().string(not(containsString("延長後"))));
    region.open(other, "/applications").andExpect(content().string(not(containsString("延長後"))));
    region.open(manager, "/compilations/" + call.value() + "/schedule").andExpect(content().string(containsString("締切延長 1件")));
    region.open(clerk, "/applications/" + id.value() + "/extension").andExpect(status().isOk());
    region.open(official, "/applications/" + id.value() + "/extension").andExpect(status().isForbidden());
    region.open(other, "/applications/" + id.value() + "/extension").andExpect(status().isNotFound());
  }

  private String openTask(String key) {
    return jdbc.sql("select definition_key from work_item where case_key = ?").param(key).query(String.class).optional().orElse(null);
  }

  @Test
  @DisplayName("合わない日、理由のない起案、二重の起案、起案した人の了承、理由のない不了承は断り、入力を残す")
  void refusesWhatDoesNotFit() throws Exception {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    LocalDate deadline = calls.get(call).terms().deadline();
    LocalDate closed = deadline.datesUntil(deadline.plusDays(9)).filter(day -> !calendar.isBusinessDay(day)).findFirst().orElseThrow();
    refused(id, Wareki.date(deadline), "現在の締切（" + Wareki.date(deadline) + "）より後");
    refused(id, Wareki.date(calls.get(call).terms().resultDueOn()), "より前の日にしてください。");
    refused(id, Wareki.date(closed), "次の営業日は" + Wareki.date(calendar.onOrAfter(closed)));
    refused(id, "八月ごろ", "のように入力してください。");
    propose(manager, id, Wareki.date(until), " ")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("延長する理由を入力してください。")))
        .andExpect(content().string(containsString("value=\"" + Wareki.date(until) + "\"")));
    propose(clerk, id, "", "").andExpect(status().isForbidden());
    propose(drafter, id, "", "").andExpect(status().isForbidden());
    propose(region.person(RoleKind.REGION, PREFECTURE), id, "", "").andExpect(status().isNotFound());

    propose(manager, id, Wareki.date(until), "停電").andExpect(status().is3xxRedirection());
    propose(manager, id, Wareki.date(until), "停電").andExpect(status().isConflict());
    String extension = newest(id).toString();
    send(ministry, id, "/answer", Map.of("extension", UUID.randomUUID().toString(), "decision", "yes"))
        .andExpect(status().isConflict());
    send(ministry, id, "/answer", Map.of("extension", extension, "decision", ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("href=\"#decision\"")));
    send(ministry, id, "/answer", Map.of("extension", extension, "decision", "no", "note", ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("延長しない理由を入力してください。")));
    send(clerk, id, "/answer", Map.of("extension", extension, "decision", "yes"))
        .andExpect(status().isUnprocessableEntity());
    Outcome<Void> same =
        extensions.answer(region.onTheWordOf(manager, "厚生労働省 担当"), id, newest(id), true, "");
    assertThat(same).isInstanceOfSatisfying(
        Outcome.Refused.class,
        outcome -> assertThat(outcome.messageKey()).isEqualTo("applications.refused.extensionSamePerson"));
    extensions.answer(region.onTheWordOf(clerk, "厚生労働省 担当"), id, newest(id), false, "時間がある").orThrow();
    assertThat(state(id)).isEqualTo("DECLINED");
    assertThat(openTask(region.key(id) + "-E1")).isEqualTo("UserTask_NoteDeclinedExtension");
    assertThat(region.mails(id, "deadline-extended")).isEmpty();
  }

  private void refused(ApplicationId id, String day, String why) throws Exception {
    propose(manager, id, day, "停電のため")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("href=\"#until\"")))
        .andExpect(content().string(containsString(why)))
        .andExpect(content().string(containsString("停電のため")))
        .andExpect(content().string(containsString("value=\"" + day + "\"")));
  }

  @Test
  @DisplayName("公募の締切では延長した申込書だけが残り、取りまとめも選定の始まりもそれを待ち、期限内に提出すれば締切内である")
  void isLeftOutOfTheClosing() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, VALID);
    ApplicationId other = region.draft(call, region.person(RoleKind.REGION, PREFECTURE), PREFECTURE);
    extended(id);
    closeCall();
    await().atMost(Duration.ofSeconds(90)).until(() -> region.state(other) == ApplicationState.UNSUBMITTED);
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);
    assertThat(openCompilations()).isEqualTo(1);
    assertThat(settledAt()).as("the selection waits").isNull();
    region.open(manager, "/compilations/" + call.value() + "/schedule")
        .andExpect(content().string(containsString("未提出のまま終わった申込書が1件あります")))
        .andExpect(content().string(not(containsString("目安のとおりです"))));

    region.handOver(drafter, id);
    region.compile(official, id);
    Instant lastMoment = calls.get(call).terms().endOf(until).minusMillis(1);
    PackageReceipt receipt =
        compilations
            .submitPackage(region.viewer(official), call, PrefectureCode.of(PREFECTURE), List.of(id), "", lastMoment)
            .orThrow();
    assertThat(receipt.late()).isFalse();
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    assertThat(openCompilations()).isZero();
    context.getBean(FormalCheckService.class).accept(region.viewer(clerk), id, region.version(clerk, id), "").orThrow();
    assertThat(settledAt()).isNotNull();
  }

  @Test
  @DisplayName("延長した期限に遅れた提出は締切後受信となり、提出されなければ期限の後に未提出で終わり、選定が始まる")
  void closesAtItsOwnTime() {
    ApplicationId late = region.filled(call, drafter, PREFECTURE, VALID);
    ApplicationId never = region.draft(call, region.person(RoleKind.REGION, "12"), "12");
    extended(late);
    extended(never);
    closeCall();
    region.handOver(drafter, late);
    region.compile(official, late);
    Instant end = calls.get(call).terms().endOf(until);
    assertThat(timers.dueAt(new CaseKey(region.key(never) + "-E1"), "CatchEvent_ExtensionPassed"))
        .containsExactly(end.plusSeconds(120));
    PackageReceipt receipt =
        compilations
            .submitPackage(region.viewer(official), call, PrefectureCode.of(PREFECTURE), List.of(late), "", end)
            .orThrow();
    assertThat(receipt.late()).isTrue();
    assertThat(region.state(late)).isEqualTo(ApplicationState.RECEIVED_LATE);

    bringOn(never);
    await().atMost(Duration.ofSeconds(90))
        .until(
            () -> timers.dueAt(new CaseKey(region.key(never) + "-E1"), "CatchEvent_ExtensionPassed"),
            List.of(end.plusSeconds(120))::equals);
    assertThat(region.state(never)).as("before its time").isEqualTo(ApplicationState.DRAFT);
    Instant over = passed(never, 200);
    endByTimer(never);
    assertThat(region.mailTexts(never)).anyMatch(text -> text.contains("申込締切　" + Wareki.date(LastMoment.of(over).day())));
    assertThat(settledAt()).as("the late one is still to be decided on").isNull();
    context.getBean(LateReceiptService.class)
        .decide(region.viewer(manager), late, region.version(manager, late), false, "延長後も遅れた").orThrow();
    assertThat(settledAt()).isNotNull();
  }

  @Test
  @DisplayName("延長した期限の締切の処理の途中に届いた提出も断らず、取扱いの判断に進み、未提出とは知らせない")
  void keepsWhatArrivesWhileItCloses() {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, VALID);
    extended(id);
    closeCall();
    region.handOver(drafter, id);
    region.compile(official, id);
    Instant inTime = passed(id, 130).minusMillis(1);
    transaction.executeWithoutResult(
        beforeTheFlowGoesOn -> {
          settlement.extensionPassed(new CaseKey(region.key(id) + "-E1"));
          compilations
              .submitPackage(region.viewer(official), call, PrefectureCode.of(PREFECTURE), List.of(id), "", inTime)
              .orThrow();
        });
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED_LATE);
    assertThat(region.openTasks(id)).containsExactly("UserTask_DecideLateReceipt");
    assertThat(region.mails(id, "unsubmitted")).isEmpty();
  }

  @Test
  @DisplayName("了承が要らない公募では別の責任者が確認する。延長した後に重ねて延ばせば、新しい日だけが効く")
  void isAgreedToByAnotherManager() {
    jdbc.sql("update public_call set concurrence_needed = false where id = ?").param(call.value()).update();
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    Person second = region.person(RoleKind.SECRETARIAT_MANAGER, null);
    extensions.propose(region.viewer(manager), id, until, "停電").orThrow();
    assertThat(openTask(region.key(id) + "-E1")).isEqualTo("UserTask_ConfirmExtension");
    assertThat(extensions.page(region.viewer(manager), id).mayAnswer()).isFalse();
    extensions.answer(region.viewer(second), id, newest(id), true, "").orThrow();
    closeCall();
    LocalDate later = calendar.plusBusinessDays(until, 2);
    extensions.propose(region.viewer(second), id, later, "復旧の遅れ").orThrow();
    extensions.answer(region.viewer(manager), id, newest(id), true, "").orThrow();
    assertThat(timers.dueAt(new CaseKey(region.key(id) + "-E1"), "CatchEvent_ExtensionPassed")).isEmpty();
    assertThat(timers.dueAt(new CaseKey(region.key(id) + "-E2"), "CatchEvent_ExtensionPassed"))
        .containsExactly(calls.get(call).terms().endOf(later).plusSeconds(120));
    assertThat(extensions.page(region.viewer(manager), id).last().day()).isEqualTo(later);
  }

  @Test
  @DisplayName("使われないうちは理由を付けて取り消せ、知らせたことは取消しも知らせる。提出・取下げの後は答えるものが残らない")
  void isTakenBackWhileUnused() throws Exception {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    extended(id);
    send(manager, id, "/withdrawal", Map.of("extension", newest(id).toString(), "why", ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("取り消す理由を入力してください。")));
    send(clerk, id, "/withdrawal", Map.of("extension", newest(id).toString(), "why", "x")).andExpect(status().isForbidden());
    send(manager, id, "/withdrawal", Map.of("extension", newest(id).toString(), "why", "提出の見込みが立ったため"))
        .andExpect(status().is3xxRedirection());
    assertThat(state(id)).isEqualTo("WITHDRAWN");
    assertThat(region.mails(id, "extension-withdrawn")).containsExactly(drafter.mail());
    assertThat(region.dueOn(id)).isEqualTo(calls.get(call).terms().regionDueOn());
    assertThat(timers.dueAt(new CaseKey(region.key(id) + "-E1"), "CatchEvent_ExtensionPassed")).isEmpty();
    send(manager, id, "/withdrawal", Map.of("extension", newest(id).toString(), "why", "x")).andExpect(status().isConflict());

    extensions.propose(region.viewer(manager), id, until, "再び").orThrow();
    context.getBean(WithdrawalService.class)
        .withdraw(region.viewer(drafter), id, region.version(drafter, id), "都合により").orThrow();
    assertThat(state(id)).isEqualTo("ENDED");
    assertThat(openTask(region.key(id) + "-E2")).isNull();
    propose(manager, id, Wareki.date(until), "x").andExpect(status().isConflict());
  }

  @Test
  @DisplayName("延長した締切の内に届いたメールは、未提出で終わった後に記録しても締切内の受付で、未提出の申込書と差し替わる")
  void judgesAMailByItsArrival() {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, VALID);
    extended(id);
    closeCall();
    Instant end = passed(id, 200);
    endByTimer(id);
    assertThat(intake.recordMail(region.viewer(clerk), mail(end.minusMillis(1), null, false)))
        .as("asked which one").isInstanceOfSatisfying(
            Outcome.Refused.class,
            asked -> assertThat(asked.messageKey()).isEqualTo("applications.refused.extendedChoice"));
    assertThat(intake.recordMail(region.viewer(clerk), mail(end, id, false)).isDone()).as("came too late for it").isFalse();
    assertThat(queries.unsubmittedExtended(region.viewer(clerk), call, 9))
        .extracting(ApplicationLine::id).containsExactly(id.value());

    ApplicationId other = intake.recordMail(region.viewer(clerk), mail(end.minusMillis(1), null, true)).orThrow();
    assertThat(region.state(other)).as("none of them").isEqualTo(ApplicationState.RECEIVED_LATE);
    ApplicationId newer = intake.recordMail(region.viewer(clerk), mail(end.minusMillis(1), id, false)).orThrow();
    assertThat(region.state(newer)).isEqualTo(ApplicationState.RECEIVED);
    assertThat(region.openTasks(newer)).containsExactly("UserTask_CheckFormalities");
    assertThat(region.state(id)).isEqualTo(ApplicationState.SUPERSEDED);
    assertThat(region.column(id, "ended_from")).isEqualTo("DRAFT");
    assertThat(intake.recordMail(region.viewer(clerk), mail(end.minusMillis(1), id, false)).isDone()).as("once").isFalse();
  }

  private MailSubmission mail(Instant arrivedAt, ApplicationId supersedes, boolean standsAlone) {
    return new MailSubmission(
        call, PrefectureCode.of(PREFECTURE), "大仙・仙北", "", "pref@example.jp", arrivedAt, List::of, supersedes, standsAlone);
  }

  @Test
  @DisplayName("延長を受けた県からのメールの記録で、差し替える申込みを選ばなければ尋ね、ないとも答えられる")
  void asksWhichOneAMailReplaces() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, VALID);
    extended(id);
    closeCall();
    assertThat(calls.current(ProgrammeCode.BANSO).orElseThrow().id()).isEqualTo(call);
    Map<String, String[]> fields = new HashMap<>();
    Map.of("prefecture", PREFECTURE, "areaName", "大仙・仙北", "senderMail", "pref@example.jp", "representativeMail", "",
            "arrivedOn", Wareki.date(region.today()), "arrivedAt", "0:01", "supersedes", "", "means", "FAX")
        .forEach((name, value) -> fields.put(name, new String[] {value}));
    fields.put("act", new String[] {"record"});
    MockMultipartFile file = new MockMultipartFile("files", "申込み.eml", "message/rfc822", "From: a@example.jp".getBytes());
    region.open(clerk, "/intake/new").andExpect(content().string(not(containsString("差し替える申込みはない"))));
    region.send(clerk, "/intake", fields, file)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("supersedes-error")))
        .andExpect(content().string(containsString("延長した締切が来ていなかった申込みがあります")))
        .andExpect(content().string(containsString("name=\"standsAlone\"")));
    fields.put("standsAlone", new String[] {"true"});
    region.send(clerk, "/intake", fields, file).andExpect(status().is3xxRedirection());
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);
  }

  @Test
  @DisplayName("延長した締切の時刻は知らせた時のまま。正誤で公募の時刻が変わっても、判定も表示もそれによる")
  void keepsTheMomentThatWasTold() throws Exception {
    jdbc.sql("update public_call set deadline_time = ? where id = ?").params(LocalTime.of(17, 0), call.value()).update();
    ApplicationId timed = region.filled(call, drafter, PREFECTURE, VALID);
    extended(timed);
    assertThat(region.mailTexts(timed)).anyMatch(text -> text.contains("締切（延長後）　" + Wareki.date(until) + "17時00分まで"));
    jdbc.sql("update public_call set deadline_time = null where id = ?").param(call.value()).update();
    ApplicationId wholeDay = region.draft(call, drafter, PREFECTURE);
    extended(wholeDay);
    Instant five = until.atTime(17, 0, 1).atZone(JapanTime.ZONE).toInstant();
    assertThat(own.end(timed, calls.get(call))).isEqualTo(five);
    region.open(manager, "/applications/" + timed.value() + "/extension")
        .andExpect(content().string(containsString("現在の締切：" + Wareki.date(until) + "17時00分まで")));
    jdbc.sql("update public_call set deadline_time = ? where id = ?").params(LocalTime.of(17, 0), call.value()).update();
    assertThat(own.end(wholeDay, calls.get(call))).as("not shorter").isEqualTo(calendar.endOf(until));
    region.open(drafter, "/applications/" + wholeDay.value())
        .andExpect(content().string(containsString("締切（延長後）：" + Wareki.date(until) + "当日中")));

    region.moveDeadline(call, until);
    assertThat(own.end(timed, calls.get(call))).isEqualTo(five);
    region.moveDeadline(call, calendar.plusBusinessDays(until, 1));
    assertThat(own.end(wholeDay, calls.get(call))).as("all have longer by now").isEqualTo(calls.get(call).deadlineEnd());
    for (String page : List.of("/applications/" + wholeDay.value(), "/applications?call=" + call.value(), "/compilations/" + call.value() + "/schedule")) {
      region.open(manager, page).andExpect(content().string(not(containsString("延長後")))).andExpect(content().string(not(containsString("締切延長 "))));
    }
  }

  @Test
  @DisplayName("延長した締切の処理は、期限と猶予が過ぎるまで申込書を残し、過ぎた瞬間から残さない")
  void runsUntilTheGraceIsOver() {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    extended(id);
    closeCall();
    Instant acts = calendar.endOf(until).plusSeconds(120);
    assertThat(own.running(calls.get(call), acts.minusMillis(1))).containsEntry(id.value(), until);
    assertThat(own.running(calls.get(call), acts)).isEmpty();
    assertThat(transaction.<Optional<Instant>>execute(early -> settlement.extensionPassed(new CaseKey(region.key(id) + "-E1"))))
        .contains(acts);
  }

  @Test
  @DisplayName("締切の前に県内の最後の一件が延びれば、取りまとめの期限も延び、取り消せば戻る")
  void movesTheCompilationBeforeTheClosing() {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    ApplicationId other = region.draft(call, region.person(RoleKind.REGION, PREFECTURE), PREFECTURE);
    LocalDate deadline = calls.get(call).terms().deadline();
    extended(id);
    assertThat(compilationDueOn()).as("the other can still be too late on that day").isEqualTo(deadline);
    extended(other);
    assertThat(compilationDueOn()).isEqualTo(until);
    extensions.withdraw(region.viewer(manager), other, newest(other), "延ばさなくてよくなったため");
    assertThat(compilationDueOn()).isEqualTo(deadline);
  }

  @Test
  @DisplayName("延長の後に県内で別の申込書が作られれば取りまとめの期限は公募の締切に戻り、それが提出・取下げになれば延長の期限になる")
  void movesTheCompilationWithItsDrafts() {
    LocalDate deadline = calls.get(call).terms().deadline();
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    extended(id);
    assertThat(compilationDueOn()).isEqualTo(until);
    ApplicationId second = region.draft(call, region.person(RoleKind.REGION, PREFECTURE), PREFECTURE);
    assertThat(compilationDueOn()).isEqualTo(deadline);
    withdrawals.withdraw(region.viewer(official), second, region.version(official, second), "取りやめるため").orThrow();
    assertThat(compilationDueOn()).isEqualTo(until);
    Person other = region.person(RoleKind.REGION, PREFECTURE);
    ApplicationId third = region.filled(call, other, PREFECTURE, VALID);
    assertThat(compilationDueOn()).isEqualTo(deadline);
    region.handOver(other, third);
    region.compile(official, third);
    region.submit(official, call, PREFECTURE, third);
    await().atMost(Duration.ofSeconds(90)).until(() -> openCompilations() == 1);
    assertThat(compilationDueOn()).isEqualTo(until);
  }

  private LocalDate compilationDueOn() {
    return JapanTime.dateOf(
        jdbc.sql("select due_at from work_item where case_key = ? and definition_key = 'UserTask_CompileApplications'")
            .param(region.callKey(call) + "-" + PREFECTURE)
            .query((row, number) -> row.getTimestamp(1))
            .single()
            .toInstant());
  }

  @Test
  @DisplayName("公募の締切の後に重ねて延ばせば、取りまとめの期限も最後の延長に合わせて延びる")
  void movesTheCompilationWithALaterExtension() {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    extended(id);
    closeCall();
    assertThat(compilationDue()).isEqualTo(until);
    LocalDate later = calendar.plusBusinessDays(until, 2);
    extensions.propose(region.viewer(manager), id, later, "復旧の遅れ").orThrow();
    extensions.answer(region.viewer(ministry), id, newest(id), true, "").orThrow();
    assertThat(compilationDue()).isEqualTo(later);
  }

  private LocalDate compilationDue() {
    return jdbc.sql("select due_at from work_item where case_key = ? and definition_key = 'UserTask_CompileApplications'")
        .param(region.callKey(call) + "-" + PREFECTURE)
        .query((row, number) -> JapanTime.dateOf(row.getTimestamp(1).toInstant()))
        .single();
  }

  @Test
  @DisplayName("締切の処理の途中に延長した申込書が提出されても、残りが未提出で終われば取りまとめは終わる")
  void endsTheCompilationWithItsLast() {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, VALID);
    ApplicationId other = region.draft(call, region.person(RoleKind.REGION, PREFECTURE), PREFECTURE);
    extended(id);
    region.handOver(drafter, id);
    region.compile(official, id);
    transaction.executeWithoutResult(
        beforeTheOtherEnds -> {
          closeCall();
          compilations
              .submitPackage(region.viewer(official), call, PrefectureCode.of(PREFECTURE), List.of(id), "", region.now())
              .orThrow();
        });
    await().atMost(Duration.ofSeconds(90)).until(() -> region.state(other) == ApplicationState.UNSUBMITTED);
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    await().atMost(Duration.ofSeconds(90)).until(() -> openCompilations() == 0);
  }

  @Test
  @DisplayName("延長しないことになれば責任者の対応一覧に理由とともに出て、確かめるか起案し直すと消える。答えた人と補足は経過に残る")
  void tellsThatItWasDeclined() throws Exception {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    extensions.propose(region.viewer(manager), id, until, "停電").orThrow();
    UUID first = newest(id);
    extensions.answer(region.viewer(ministry), id, first, false, "電話会議で足ります").orThrow();
    assertThat(openTask(region.key(id) + "-E1")).isEqualTo("UserTask_NoteDeclinedExtension");
    region.open(manager, "/tasks").andExpect(content().string(containsString("締切を延長しない理由を確かめる")));
    String page = "/applications/" + id.value() + "/extension";
    region.open(manager, page).andExpect(content().string(containsString("電話会議で足ります"))).andExpect(content().string(containsString("確かめました")));
    region.open(ministry, page).andExpect(content().string(not(containsString("確かめました"))));
    send(clerk, id, "/note", Map.of("extension", first.toString())).andExpect(status().isForbidden());
    send(manager, id, "/note", Map.of("extension", first.toString())).andExpect(status().is3xxRedirection());
    send(manager, id, "/note", Map.of("extension", first.toString())).andExpect(status().isConflict());
    assertThat(openTask(region.key(id) + "-E1")).isNull();

    extensions.propose(region.viewer(manager), id, until, "再び").orThrow();
    extensions.answer(region.viewer(ministry), id, newest(id), false, "同じ").orThrow();
    extensions.propose(region.viewer(manager), id, until, "三たび").orThrow();
    assertThat(openTask(region.key(id) + "-E2")).as("proposed anew").isNull();
  }

  @Test
  @DisplayName("答えのないまま締め切られた起案は、責任者の対応一覧と経過にその旨が出る")
  void tellsThatNobodyAnswered() throws Exception {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    extensions.propose(region.viewer(manager), id, until, "停電").orThrow();
    closeCall();
    await().atMost(Duration.ofSeconds(90)).until(() -> region.state(id) == ApplicationState.UNSUBMITTED);
    assertThat(openTask(region.key(id) + "-E1")).isEqualTo("UserTask_NoteLapsedExtension");
    region.open(manager, "/applications/" + id.value() + "/extension")
        .andExpect(content().string(containsString("答えがないまま申込締切が過ぎました。")))
        .andExpect(content().string(containsString("答えのないまま締切")));
    extensions.note(region.viewer(manager), id, newest(id));
    assertThat(openTask(region.key(id) + "-E1")).isNull();
  }

  @Test
  @DisplayName("答えの期限は、延長できなくなる時より後にならない")
  void isToBeAnsweredWhileItCanBeAgreedTo() throws Exception {
    LocalDate today = region.today();
    region.moveDeadline(call, today);
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    extensions.propose(region.viewer(manager), id, until, "停電").orThrow();
    Instant due =
        jdbc.sql("select due_at from work_item where case_key = ?")
            .param(region.key(id) + "-E1")
            .query((row, number) -> row.getTimestamp(1).toInstant())
            .single();
    assertThat(due).isEqualTo(calendar.lastMomentOf(today).truncatedTo(ChronoUnit.MILLIS));
    region.open(ministry, "/applications/" + id.value() + "/extension")
        .andExpect(content().string(containsString("答えの期限：" + Wareki.date(today) + "当日中")));
  }
}
