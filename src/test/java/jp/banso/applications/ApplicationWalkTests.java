package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallClosed;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.RoleKind;
import jp.banso.platform.workflow.EngineTimers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("応募から受理まで")
class ApplicationWalkTests {

  private static final String PREFECTURE = "05";
  private static final PrefectureCode AKITA = PrefectureCode.of(PREFECTURE);

  @Autowired private ApplicationContext context;
  @Autowired private Calls calls;
  @Autowired private CompilationService compilations;
  @Autowired private IntakeService intake;
  @Autowired private FormalCheckService formalChecks;
  @Autowired private LateReceiptService lateReceipts;
  @Autowired private WithdrawalService withdrawals;
  @Autowired private SettlementService settlement;
  @Autowired private ApplicationRecords records;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private org.springframework.jdbc.core.simple.JdbcClient jdbc;

  private Region region;
  private CallId call;
  private Person drafter;
  private Person official;
  private Person clerk;
  private Person manager;

  @BeforeEach
  void openCall() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
    manager = region.person(RoleKind.SECRETARIAT_MANAGER, null);
  }

  @Test
  @DisplayName("同時に作成を始めても整理番号は重ならず、抜けない")
  void numbersDraftsWithoutGapsUnderConcurrency() throws Exception {
    List<Callable<ApplicationId>> starts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Person someone = region.person(RoleKind.REGION, PREFECTURE);
      starts.add(() -> region.draft(call, someone, PREFECTURE));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<String> numbers = new ArrayList<>();
    try {
      for (Future<ApplicationId> started : threads.invokeAll(starts)) {
        numbers.add(region.column(started.get(), "number"));
      }
    } finally {
      threads.shutdown();
    }
    assertThat(numbers).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8");
    assertThat(compilationTasks()).isEqualTo(1);
  }

  @Test
  @DisplayName("提出と同時に別の地域が作成を始めても、県の取りまとめの対応は残る")
  void keepsTheCompilationOpenForADraftBegunMeanwhile() throws Exception {
    ApplicationId compiled = compiled();
    meanwhile(
        () -> region.draft(call, region.person(RoleKind.REGION, PREFECTURE), PREFECTURE),
        () -> region.submit(official, call, PREFECTURE, compiled));
    assertThat(region.state(compiled)).isEqualTo(ApplicationState.RECEIVED);
    assertThat(compilationTasks()).isEqualTo(1);
  }

  @Test
  @DisplayName("最後の申込みの取下げと同時に別の地域が作成を始めても、県の取りまとめの対応は残る")
  void keepsTheCompilationOpenBesideAWithdrawal() throws Exception {
    ApplicationId last = region.draft(call, drafter, PREFECTURE);
    meanwhile(
        () -> region.draft(call, region.person(RoleKind.REGION, PREFECTURE), PREFECTURE),
        () -> withdrawals.withdraw(region.viewer(drafter), last, version(last), "地域の事情").orThrow());
    assertThat(compilationTasks()).isEqualTo(1);
  }

  /** Lets the second act run up against the first, which is not committed yet. */
  private void meanwhile(Runnable first, Runnable second) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?>[] started = new Future<?>[1];
      transaction.executeWithoutResult(
          open -> {
            first.run();
            started[0] = thread.submit(second);
            await().atMost(Duration.ofSeconds(90)).until(() -> started[0].isDone() || waitsForTheRow());
          });
      started[0].get();
    } finally {
      thread.shutdown();
    }
  }

  private boolean waitsForTheRow() {
    return jdbc.sql(
            "select count(*) > 0 from pg_stat_activity where wait_event_type = 'Lock'"
                + " and (query like '%prefectural_compilation%' or query like '%call_settlement%')")
        .query(Boolean.class)
        .single();
  }

  @TestFactory
  @DisplayName("締切はサーバーの受信時刻で1ミリ秒まで判定する")
  Stream<DynamicTest> judgesTheDeadlineToTheMillisecond() {
    return Stream.of(-1L, 0L, 1L).map(millis -> DynamicTest.dynamicTest(
        millis + " ms",
        () -> {
          ApplicationId id = compiled();
          Instant at = calls.get(call).deadlineEnd().plusMillis(millis);
          PackageReceipt receipt = submitAt(id, at).orThrow();
          assertThat(receipt.late()).isEqualTo(millis >= 0);
          assertThat(region.state(id))
              .isEqualTo(millis < 0 ? ApplicationState.RECEIVED : ApplicationState.RECEIVED_LATE);
          assertThat(region.mails(id, millis < 0 ? "M10" : "late-receipt")).hasSize(1);
        }));
  }

  @Test
  @DisplayName("締切後の提出は責任者が不受理とし、知らせる")
  void refusesALateSubmission() {
    ApplicationId id = late();
    assertThat(region.openTasks(id)).containsExactly("UserTask_DecideLateReceipt");
    assertThat(lateReceipts.decide(region.viewer(manager), id, version(id), false, " ").isDone()).isFalse();
    lateReceipts.decide(region.viewer(manager), id, version(id), false, "理由なく遅れたため").orThrow();
    assertThat(region.state(id)).isEqualTo(ApplicationState.LATE_REFUSED);
    assertThat(region.mails(id, "M14")).hasSize(1);
    assertThat(region.openTasks(id)).isEmpty();
  }

  @Test
  @DisplayName("締切後は受け付けないと定めた公募では、理由があっても受理できない")
  void acceptsNothingLateWhereTheCallForbidsIt() {
    jdbc.sql("update public_call set late_receipt = 'REFUSED' where id = ?").param(call.value()).update();
    ApplicationId id = late();
    assertThat(region.ofMails("body", id, "late-receipt")).allMatch(text -> text.contains("受け付けないこととしております"));
    assertThat(lateReceipts.decide(region.viewer(manager), id, version(id), true, "停電のため"))
        .isEqualTo(Outcome.refused("applications.refused.lateRule"));
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED_LATE);
    lateReceipts.decide(region.viewer(manager), id, version(id), false, "締切後に届いたため").orThrow();
    assertThat(region.state(id)).isEqualTo(ApplicationState.LATE_REFUSED);
    jdbc.sql("update public_call set late_receipt = 'DECIDED' where id = ?").param(call.value()).update();
  }

  @Test
  @DisplayName("締切後の受理には厚生労働省の了承が必要で、判断した本人は代理入力できない")
  void acceptsALateSubmissionWithTheMinistry() {
    ApplicationId id = late();
    lateReceipts.decide(region.viewer(manager), id, version(id), true, "停電のため").orThrow();
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED_LATE);
    assertThat(lateReceipts.concur(region.onTheWordOf(manager, "厚生労働省"), id, version(id), true, "").isDone())
        .as("the second person of four eyes").isFalse();
    region.person(RoleKind.MINISTRY, null);
    lateReceipts.concur(region.onTheWordOf(clerk, "厚生労働省"), id, version(id), true, "").orThrow();
    assertThat(region.mails(id, "proxy-copy")).hasSize(1);
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    assertThat(region.openTasks(id)).containsExactly("UserTask_CheckFormalities");
    assertThat(context.getBean(CaseReading.class).view(region.viewer(clerk), id).lateAwaitsConcurrence())
        .as("it lies with the secretariat").isFalse();
  }

  @Test
  @DisplayName("締め切ると未提出は終わり、補正が済んではじめて一度だけ「そろった」と知らせる")
  void settlesOnceAfterOpenCorrections() {
    ApplicationId draft = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    ApplicationId compiled = compiled();
    ApplicationId correcting = received();
    formalChecks
        .returnForCorrection(
            region.viewer(clerk), correcting, version(correcting),
            List.of(new ReturnReason("members", "B-R06", "保健所の参加を御確認ください。")))
        .orThrow();
    transaction.executeWithoutResult(tx -> events.publishEvent(new CallClosed(call, region.callKey(call))));
    await().atMost(Duration.ofSeconds(90)).untilAsserted(
        () -> {
          assertThat(region.state(draft)).isEqualTo(ApplicationState.UNSUBMITTED);
          assertThat(region.state(compiled)).isEqualTo(ApplicationState.UNSUBMITTED);
        });
    assertThat(region.mails(draft, "unsubmitted")).containsExactly(drafter.mail());
    assertThat(region.column(draft, "answers ->> 'regionName'")).isEqualTo("大仙・仙北");
    assertThat(settledAt()).isNull();
    settlement.callClosed(call);
    formalChecks.correct(region.viewer(official), correcting, version(correcting), region.now()).orThrow();
    formalChecks.accept(region.viewer(clerk), correcting, version(correcting), "").orThrow();
    await("the mailbox to be read up to the closing").atMost(Duration.ofSeconds(90)).until(() -> settledAt() != null);
    assertThat(region.state(correcting)).isEqualTo(ApplicationState.ACCEPTED);
    assertThat(records.acceptedOf(call)).hasSize(1);
    PackageReceipt afterwards = submitAt(compiled, calls.get(call).deadlineEnd().plusSeconds(3600)).orThrow();
    assertThat(afterwards.late()).isTrue();
    assertThat(region.openTasks(compiled)).containsExactly("UserTask_DecideLateReceipt");
  }

  @Test
  @DisplayName("期限内に届き、締め切った後に処理された提出も失われず、取扱いの判断に進む")
  void keepsWhatArrivedInTimeAndWasHeldUp() {
    ApplicationId id = compiled();
    transaction.executeWithoutResult(tx -> events.publishEvent(new CallClosed(call, region.callKey(call))));
    await().atMost(Duration.ofSeconds(90)).until(() -> region.state(id) == ApplicationState.UNSUBMITTED);
    Instant inTime = calls.get(call).deadlineEnd().minusMillis(1);

    PackageReceipt receipt = submitAt(id, inTime).orThrow();

    assertThat(receipt.late()).isTrue();
    assertThat(receipt.receivedAt()).isEqualTo(inTime);
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED_LATE);
    assertThat(region.openTasks(id)).containsExactly("UserTask_DecideLateReceipt");
  }

  @TestFactory
  @DisplayName("締切の処理の途中に届いた提出も断らず、取扱いの判断に進み、未提出とは知らせない")
  Stream<DynamicTest> keepsWhatArrivesWhileTheCallCloses() {
    return Stream.of(-1L, 1L).map(millis -> DynamicTest.dynamicTest(
        millis + " ms",
        () -> {
          CallId closing = region.call();
          ApplicationId id = region.filled(closing, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
          region.handOver(drafter, id);
          region.compile(official, id);
          Instant at = calls.get(closing).deadlineEnd().plusMillis(millis);
          transaction.executeWithoutResult(
              beforeTheFlowGoesOn -> {
                settlement.callClosed(closing);
                compilations.submitPackage(region.viewer(official), closing, AKITA, List.of(id), "", at).orThrow();
              });
          await().atMost(Duration.ofSeconds(90)).until(() -> flows(id) == 1);
          assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED_LATE);
          assertThat(region.openTasks(id)).containsExactly("UserTask_DecideLateReceipt");
          assertThat(region.mails(id, "unsubmitted")).isEmpty();
        }));
  }

  private int flows(ApplicationId id) {
    return jdbc.sql("select count(*) from act_ru_execution where business_key_ = ?")
        .param(region.key(id))
        .query(Integer.class)
        .single();
  }

  @Test
  @DisplayName("回答期限が過ぎたら、提出されていた内容で確認に戻る")
  void goesOnWithWhatWasSubmittedWhenTheTermPasses() {
    ApplicationId id = received();
    formalChecks
        .returnForCorrection(
            region.viewer(clerk), id, version(id), List.of(new ReturnReason("reason", "", "具体的に")))
        .orThrow();
    region.save(drafter, id, CaseFile.load("valid-01-akita-daisen-senboku-15").answers().with("reason", "まだ送っていない訂正"));
    Instant dueAt = dueAt(id);
    assertThat(formalChecks.correct(region.viewer(official), id, version(id), dueAt).isDone()).isFalse();
    assertThat(context.getBean(EngineTimers.class).dueAt(new CaseKey(region.key(id)), "BoundaryEvent_CorrectionTermPassed"))
        .as("what came in its last second is still being worked off")
        .containsExactly(dueAt.plusSeconds(120));
    transaction.executeWithoutResult(
        passed ->
            context.getBean(EngineTimers.class)
                .move(new CaseKey(region.key(id)), "BoundaryEvent_CorrectionTermPassed", region.now()));
    await().atMost(Duration.ofSeconds(90)).until(() -> region.state(id) == ApplicationState.RECEIVED);
    assertThat(region.openTasks(id)).containsExactly("UserTask_CheckFormalities");
    assertThat(region.mails(id, "correction-term")).containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.column(id, "answers ->> 'reason'")).doesNotContain("まだ送っていない訂正");
    assertThat(jdbc.sql("select count(*) from application_version where application_id = ? and occasion = 'CORRECTION_NOT_SENT'")
        .param(id.value()).query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  @DisplayName("回答期限の前に届いた訂正は、期限の後に処理されても受け付ける")
  void judgesACorrectionByItsReceipt() {
    ApplicationId id = reached(ApplicationState.CORRECTING);
    jdbc.sql("update application set correction_due_at = started_at, version = version + 1 where id = ?").param(id.value()).update();
    Instant passed = dueAt(id);
    assertThat(formalChecks.correct(region.viewer(official), id, version(id), passed).isDone()).isFalse();
    formalChecks.correct(region.viewer(official), id, version(id), passed.minusMillis(1)).orThrow();
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    assertThat(region.openTasks(id)).containsExactly("UserTask_CheckFormalities");
  }

  private Instant dueAt(ApplicationId id) {
    return jdbc.sql("select correction_due_at from application where id = ?")
        .param(id.value())
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .single();
  }

  @Test
  @DisplayName("メールの申込書は届いた日時で受け付け、同じ地域の古い版を差し替える")
  void recordsAMailSubmission() {
    ApplicationId older = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    Instant arrived = region.now().minusSeconds(600).truncatedTo(ChronoUnit.MICROS);
    MailSubmission mail =
        new MailSubmission(
            call, AKITA, "大仙・仙北", "rep@example.jp", "pref@example.jp", arrived, List::of, older, false);
    ApplicationId id = intake.recordMail(region.viewer(clerk), mail).orThrow();
    assertThat(region.mails(id, "proxy-copy")).containsExactly("pref@example.jp");
    assertThat(region.acts(id, "audit.applications.mailRecorded"))
        .singleElement().asString().contains("事務局が代理入力（", "メール", "pref@example.jp");
    context.getBean(ReviewService.class)
        .copySheet(region.viewer(clerk), id, version(id), Region.CONFIRMED).orThrow();
    assertThat(region.mails(id, "proxy-copy"))
        .containsExactlyInAnyOrder("pref@example.jp", region.deskMail(PREFECTURE));
    assertThat(region.acts(id, "audit.applications.sheetCopied")).singleElement().asString().contains("メール");
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    assertThat(records.facts(id).receivedAt()).isEqualTo(arrived);
    assertThat(region.state(older)).isEqualTo(ApplicationState.SUPERSEDED);
    assertThat(region.openTasks(older)).isEmpty();
    assertThat(formalChecks.accept(region.viewer(clerk), id, version(id), "").isDone()).isFalse();
    assertThatThrownBy(() -> intake.recordMail(region.viewer(official), mail)).isInstanceOf(Forbidden.class);
  }

  @Test
  @DisplayName("地域から直接届いた申込書は都道府県へ回付する")
  void forwardsADirectSubmission() {
    MailSubmission mail =
        new MailSubmission(
            call, AKITA, "大仙・仙北", "", "city@example.jp", region.now(), List::of, null, false);
    intake.forward(region.viewer(clerk), mail, List.of()).orThrow();
    assertThat(jdbc.sql("select recipient || ' ' || blind_copies from outbox_mail where kind = 'M12' and case_key like ?")
        .param(calls.get(call).key().value() + "%").query(String.class).list())
        .containsExactly(region.deskMail(PREFECTURE) + " city@example.jp");
  }

  @Test
  @DisplayName("代理入力で県に渡し、本人に控えを送る")
  void recordsAStepOnTheRegionsWord() {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    DraftService drafts = context.getBean(DraftService.class);
    assertThatThrownBy(() -> drafts.handOver(region.viewer(clerk), id, version(id), ""))
        .isInstanceOf(Forbidden.class);
    drafts.handOver(region.onTheWordOf(clerk, "医師会 担当"), id, version(id), "電話で確認").orThrow();
    assertThat(region.state(id)).isEqualTo(ApplicationState.PREFECTURE_REVIEW);
    assertThat(region.mails(id, "proxy-copy")).containsExactly(drafter.mail());
  }

  @Test
  @DisplayName("地域にまだ利用者がいない代理入力の控えは、都道府県の担当課に届く")
  void copiesAStartOnTheRegionsWordToThePrefecture() {
    ApplicationId id =
        context.getBean(DraftService.class)
            .start(region.onTheWordOf(clerk, "医師会 担当"), call, AKITA).orThrow();
    assertThat(region.mails(id, "proxy-copy")).containsExactly(region.deskMail(PREFECTURE));
  }

  @Test
  @DisplayName("保存のたびに、だれがどの欄を書いたかを記録し、変わらない保存は記録しない")
  void logsEachSaving() {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    var answers = CaseFile.load("valid-01-akita-daisen-senboku-15").answers();
    region.save(drafter, id, answers);
    region.save(drafter, id, answers);
    assertThat(region.acts(id, "audit.applications.saved"))
        .singleElement().asString()
        .contains("REGION", "\"version\": \"" + version(id) + "\"").doesNotContain("大仙・仙北");
    region.save(drafter, id, answers.with("reason", "新しい理由の目印"));
    assertThat(region.acts(id, "audit.applications.saved")).hasSize(2)
        .first().asString().doesNotContain("新しい理由の目印");
  }

  @Test
  @DisplayName("県の確認の期限は、公募で示した都道府県の目安の日とする")
  void asksThePrefectureByThePrintedDay() {
    ApplicationId id = handedOver();
    assertThat(
            jdbc.sql("select due_at from work_item where case_key = ? and definition_key = 'UserTask_ReviewApplication'")
                .param(region.key(id))
                .query((row, number) -> jp.banso.kernel.JapanTime.dateOf(row.getTimestamp(1).toInstant()))
                .single())
        .isEqualTo(calls.get(call).terms().prefectureDueOn());
  }

  @TestFactory
  @DisplayName("どの段階でも取り下げられ、対応もお願いのメールも残らない")
  Stream<DynamicTest> withdrawsAtEveryWaitState() {
    return Stream.of(
            ApplicationState.DRAFT, ApplicationState.PREFECTURE_REVIEW, ApplicationState.COMPILED,
            ApplicationState.RECEIVED, ApplicationState.CORRECTING, ApplicationState.RECEIVED_LATE,
            ApplicationState.ACCEPTED)
        .map(state -> DynamicTest.dynamicTest(state.name(), () -> withdraw(state)));
  }

  private void withdraw(ApplicationState state) {
    ApplicationId id = reached(state);
    assertThat(region.state(id)).isEqualTo(state);
    assertThat(withdrawals.withdraw(region.viewer(drafter), id, version(id), " ").isDone()).isFalse();
    withdrawals.withdraw(region.viewer(drafter), id, version(id), "地域の事情").orThrow();
    assertThat(region.state(id)).isEqualTo(ApplicationState.WITHDRAWN);
    assertThat(region.openTasks(id)).isEmpty();
    assertThat(region.mails(id, "M13")).containsExactly(drafter.mail());
    assertThat(jdbc.sql("select count(*) from outbox_mail where case_key = ? and kind in ('M08','M11') and state = 'QUEUED'")
        .param(region.key(id)).query(Integer.class).single()).isZero();
    assertThatThrownBy(() -> withdrawals.withdraw(region.viewer(drafter), id, version(id), "再度"))
        .isInstanceOf(AlreadyDone.class);
  }

  private ApplicationId reached(ApplicationState state) {
    return switch (state) {
      case DRAFT -> region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
      case PREFECTURE_REVIEW -> handedOver();
      case COMPILED -> compiled();
      case RECEIVED -> received();
      case RECEIVED_LATE -> late();
      case CORRECTING -> {
        ApplicationId id = received();
        formalChecks
            .returnForCorrection(
                region.viewer(clerk), id, version(id), List.of(new ReturnReason("reason", "", "具体的に")))
            .orThrow();
        yield id;
      }
      default -> {
        ApplicationId id = received();
        formalChecks.accept(region.viewer(clerk), id, version(id), "").orThrow();
        yield id;
      }
    };
  }

  private ApplicationId handedOver() {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    return id;
  }

  private ApplicationId compiled() {
    ApplicationId id = handedOver();
    region.compile(official, id);
    return id;
  }

  private ApplicationId received() {
    ApplicationId id = compiled();
    region.submit(official, call, PREFECTURE, id);
    return id;
  }

  private ApplicationId late() {
    ApplicationId id = compiled();
    submitAt(id, calls.get(call).deadlineEnd().plusMillis(1)).orThrow();
    return id;
  }

  private Outcome<PackageReceipt> submitAt(ApplicationId id, Instant at) {
    return compilations.submitPackage(region.viewer(official), call, AKITA, List.of(id), "", at);
  }

  private long version(ApplicationId id) {
    return Long.parseLong(region.column(id, "version"));
  }

  private int compilationTasks() {
    return jdbc.sql("select count(*) from work_item where definition_key = 'UserTask_CompileApplications' and case_key = ?")
        .param(calls.get(call).key().value() + "-" + PREFECTURE)
        .query(Integer.class)
        .single();
  }

  private String settledAt() {
    return jdbc.sql("select coalesce(settled_at::text, '') from call_settlement where call_id = ?")
        .param(call.value())
        .query(String.class)
        .optional()
        .filter(at -> !at.isEmpty())
        .orElse(null);
  }
}
