package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.AnswerDraft;
import jp.banso.calls.CallAnswering;
import jp.banso.calls.CallAsking;
import jp.banso.calls.CallChanges;
import jp.banso.calls.CallDocument;
import jp.banso.calls.CallFixtures;
import jp.banso.calls.CallId;
import jp.banso.calls.CallTerms;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.CorrectionDraft;
import jp.banso.calls.PaperDraft;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.OutboxMail;
import jp.banso.platform.workflow.EngineTimers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("公募の正誤・中止と申込書")
class CallChangeEffectTests {

  @Autowired private ApplicationContext context;
  @Autowired private CallChanges changes;
  @Autowired private Calls calls;
  @Autowired private BusinessCalendar calendar;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private Cast cast;
  private Region region;
  private CallFixtures fixtures;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    region = new Region(context);
    fixtures = new CallFixtures(context);
  }

  @Test
  @DisplayName("締切が延びると、作成中の地域に知らせ、都道府県の取りまとめの期限も延びる")
  void movesTheWorkOfThePrefectures() {
    CallId id = fixtures.waiting(cast, 30);
    ApplicationId draft = region.draft(id, cast.viewer(Seat.REGION), PrefectureCode.of("31"));
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    Region.Person official = region.person(RoleKind.PREFECTURE, "05");
    region.desk("05");
    ApplicationId submitted = compiled(id, drafter, official);
    ApplicationId correcting = compiled(id, drafter, official);
    region.submit(official, id, "05", submitted, correcting);
    jdbc.sql("update application set state = 'CORRECTING' where id = ?").param(correcting.value()).update();
    CallView call = calls.get(id);
    LocalDate deadline = calendar.onOrAfter(call.terms().deadline().plusDays(21));
    changes.propose(cast.viewer(Seat.SECRETARIAT_MANAGER), id, call.version(), later(call, deadline)).orThrow();
    agree(id);
    await().atMost(Duration.ofSeconds(90)).until(() -> !region.mails(draft, "call-corrected").isEmpty());
    assertThat(due(call)).isEqualTo(calls.get(id).terms().deadline());
    assertThat(region.state(draft)).isEqualTo(ApplicationState.DRAFT);
    await().atMost(Duration.ofSeconds(90)).until(() -> region.mails(submitted, "call-corrected").size() == 1);
    assertThat(region.ofMails("body", draft, "call-corrected")).allMatch(body -> body.contains("作成中の申込書は"));
    assertThat(region.ofMails("body", submitted, "call-corrected"))
        .allMatch(body -> body.contains("そのまま有効です") && !body.contains("作成中の申込書は") && !body.contains("[#"));
    assertThat(region.ofMails("body", correcting, "call-corrected"))
        .isNotEmpty()
        .allMatch(body -> body.contains("補正のお願いには") && !body.contains("そのまま有効です"));
  }

  @Test
  @DisplayName("公表した質問回答は、作成中の申込書と都道府県の確認の画面に示し、提出した後は示さない")
  void showsPublishedAnswersInDrafts() throws Exception {
    CallId id = fixtures.waiting(cast, 30);
    region.desk("05");
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    Region.Person official = region.person(RoleKind.PREFECTURE, "05");
    ApplicationId submitted = compiled(id, drafter, official);
    region.submit(official, id, "05", submitted);
    ApplicationId reviewed = handedOver(id, drafter);
    ApplicationId draft = region.draft(id, drafter, "05");
    region.open(drafter, "/applications/" + draft.value() + "/edit").andExpect(content().string(not(containsString("質問回答を"))));
    CallAsking asking = context.getBean(CallAsking.class);
    CallAnswering answering = context.getBean(CallAnswering.class);
    int ordinal = asking.ask(cast.viewer(Seat.OTHER_REGION), id, "会議は何回ですか。", region.now());
    answering
        .propose(cast.viewer(Seat.SECRETARIAT), id, ordinal, 0, new AnswerDraft("会議の回数は。", "3回です。", null)).orThrow();
    region.open(drafter, "/applications/" + draft.value() + "/edit").andExpect(content().string(not(containsString("質問回答を"))));
    answering.release(cast.viewer(Seat.SECRETARIAT_MANAGER), id, ordinal, 1).orThrow();
    for (String page : List.of("", "/edit", "/check")) {
      region.open(drafter, "/applications/" + draft.value() + page)
          .andExpect(content().string(containsString("質問回答を1件公表しています")))
          .andExpect(content().string(containsString("/public/calls/" + id.value() + "#questions")));
    }
    region.open(official, "/applications/" + reviewed.value() + "/review").andExpect(content().string(containsString("質問回答を1件公表しています")));
    region.open(drafter, "/applications/" + submitted.value()).andExpect(content().string(not(containsString("質問回答を"))));
  }

  @Test
  @DisplayName("改められた内部期限へ、地域と都道府県の仕事の期限も移る。都道府県がお願いした日は動かない")
  void movesWhatIsDue() {
    CallId id = fixtures.waiting(cast, 30);
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    Region.Person official = region.person(RoleKind.PREFECTURE, "05");
    ApplicationId draft = region.draft(id, drafter, "05");
    ApplicationId inReview = handedOver(id, drafter);
    ApplicationId asked = handedOver(id, drafter);
    LocalDate day = calendar.plusBusinessDays(region.today(), 1);
    context.getBean(ReviewService.class)
        .returnForRevision(
            region.viewer(official), asked, region.version(official, asked),
            List.of(new ReturnReason("members", "", "御確認ください。")), day, CheckSheet.blank())
        .orThrow();
    CallView call = calls.get(id);
    CorrectionDraft later = later(call, calendar.onOrAfter(call.terms().deadline().plusDays(21)));
    changes.propose(cast.viewer(Seat.SECRETARIAT_MANAGER), id, call.version(), later).orThrow();
    agree(id);

    await().atMost(Duration.ofSeconds(90)).until(() -> !region.mails(asked, "call-corrected").isEmpty());
    assertThat(region.dueOn(draft)).isEqualTo(later.regionDueOn());
    assertThat(region.dueOn(inReview)).isEqualTo(later.prefectureDueOn());
    assertThat(region.dueOn(asked)).as("as the prefecture asked").isEqualTo(day);
  }

  @Test
  @DisplayName("作成中の申込書と都道府県の画面に、公募が改められたこと、締切が延びたことと、変わった箇所への道が出る。後から作った申込書には出ない")
  void tellsOnTheirPages() throws Exception {
    CallId id = fixtures.waiting(cast, 30);
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    Region.Person official = region.person(RoleKind.PREFECTURE, "05");
    ApplicationId draft = region.draft(id, drafter, "05");
    ApplicationId inReview = handedOver(id, drafter);
    CallView before = calls.get(id);
    LocalDate deadline = calendar.onOrAfter(before.terms().deadline().plusDays(21));
    changes.propose(cast.viewer(Seat.SECRETARIAT_MANAGER), id, before.version(), later(before, deadline)).orThrow();
    region.open(drafter, "/applications/" + draft.value() + "/edit").andExpect(content().string(not(containsString("正誤第1号"))));
    agree(id);

    String moved = "申込締切は" + Wareki.date(before.terms().deadline()) + "から" + Wareki.date(deadline) + "に延びました。";
    String way = "href=\"/public/calls/" + id.value() + "#change-" + before.key().value() + "-C1\"";
    for (String page : List.of("", "/edit", "/check")) {
      told(drafter, "/applications/" + draft.value() + page, moved, way, Wareki.date(later(before, deadline).regionDueOn()) + "に変わりました。");
    }
    told(official, "/applications/" + inReview.value() + "/review", moved, way);
    told(official, "/compilations/" + id.value(), moved, way);
    told(official, "/calls/" + id.value(), moved, way);
    region.open(drafter, "/public/calls/" + id.value())
        .andExpect(content().string(containsString("id=\"change-" + before.key().value() + "-C1\"")));

    ApplicationId after = region.draft(id, drafter, "05");
    region.open(drafter, "/applications/" + after.value() + "/edit").andExpect(content().string(not(containsString("正誤第1号"))));
    await().atMost(Duration.ofSeconds(90)).until(() -> !region.mails(draft, "call-corrected").isEmpty());
    context.getBean(CallChangeService.class).corrected(id, change(id));
    assertThat(region.mails(after, "call-corrected")).isEmpty();
  }

  private void told(Region.Person person, String page, String... words) throws Exception {
    for (String word : words) {
      region.open(person, page).andExpect(status().isOk()).andExpect(content().string(containsString(word)));
    }
  }

  private ApplicationId handedOver(CallId call, Region.Person drafter) {
    ApplicationId id = region.filled(call, drafter, "05", "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    return id;
  }

  @Test
  @DisplayName("中止されると、申込書も取りまとめも終わり、地域に一度だけ知らせる")
  void endsWhatIsUnderWay() throws Exception {
    CallId id = fixtures.waiting(cast, 30);
    ApplicationId draft = region.draft(id, cast.viewer(Seat.REGION), PrefectureCode.of("31"));
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    ApplicationId another = region.draft(id, drafter, "05");
    CallView call = calls.get(id);
    changes.proposeCancellation(cast.viewer(Seat.SECRETARIAT_MANAGER), id, call.version(), "事業の見直しのため").orThrow();
    agree(id);
    await().atMost(Duration.ofSeconds(90)).until(() -> region.state(draft) == ApplicationState.CALL_CANCELLED);
    assertThat(region.mails(draft, "call-cancelled")).hasSize(1);
    assertThat(open(call)).isEmpty();
    told(drafter, "/applications/" + another.value(), "公募は中止されました", "中止の理由を見る");
    context.getBean(CallChangeService.class).cancelled(id);
    assertThat(region.mails(draft, "call-cancelled")).hasSize(1);
    assertThat(context.getBean(DraftService.class).start(cast.viewer(Seat.REGION), id, PrefectureCode.of("31")).isDone()).isFalse();
  }

  @Test
  @DisplayName("中止の時に書き込まれている申込書は、書き終わってから終わり、ほかの申込書の終わりを妨げない")
  void endsADraftThatIsBeingWritten() {
    CallId id = fixtures.waiting(cast, 30);
    ApplicationId written = region.draft(id, cast.viewer(Seat.REGION), PrefectureCode.of("31"));
    ApplicationId other = region.draft(id, region.person(RoleKind.REGION, "05"), "05");
    CallView call = calls.get(id);
    changes.proposeCancellation(cast.viewer(Seat.SECRETARIAT_MANAGER), id, call.version(), "事業の見直しのため").orThrow();
    CompletableFuture<Void> ended =
        transaction.execute(
                open -> {
                  jdbc.sql("update application set version = version + 1 where id = ?").param(written.value()).update();
                  CompletableFuture.runAsync(() -> agree(id)).join();
                  CompletableFuture<Void> ending =
                      CompletableFuture.runAsync(() -> context.getBean(CallChangeService.class).cancelled(id));
                  await().atMost(Duration.ofSeconds(90))
                      .until(
                          () ->
                              jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                      + " and (query like '%application%' or query like '%prefectural_compilation%')")
                                  .query(Integer.class).single() > 1);
                  return ending;
                });
    assertThat(ended).succeedsWithin(Duration.ofSeconds(30));
    assertThat(List.of(written, other)).extracting(region::state).containsOnly(ApplicationState.CALL_CANCELLED);
    assertThat(region.mails(written, "call-cancelled")).hasSize(1);
  }

  @Test
  @DisplayName("始めている最中に中止が了承されれば、申込書は始まらず、取りまとめもメールも受け付けない")
  void judgesByTheCallAsItIs() {
    CallId id = fixtures.waiting(cast, 30);
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    Region.Person official = region.person(RoleKind.PREFECTURE, "05");
    ApplicationId ready = handedOver(id, drafter);
    region.compile(official, ready);
    CallView call = calls.get(id);
    changes.proposeCancellation(cast.viewer(Seat.SECRETARIAT_MANAGER), id, call.version(), "事業の見直しのため").orThrow();

    MailSubmission mail =
        new MailSubmission(
            id, PrefectureCode.of("05"), "大曲・仙北", "", "desk@example.jp", region.now(), List::of, null, false);
    List<Outcome<?>> outcomes =
        whileElsewhere(
            id, () -> agree(id),
            () ->
                List.of(
                    context.getBean(DraftService.class).start(region.viewer(drafter), id, PrefectureCode.of("05")),
                    context.getBean(CompilationService.class)
                        .submitPackage(
                            region.viewer(official), id, PrefectureCode.of("05"), List.of(ready), "", region.now()),
                    context.getBean(IntakeService.class).recordMail(cast.viewer(Seat.SECRETARIAT), mail)));
    assertThat(outcomes).noneMatch(Outcome::isDone);
  }

  @Test
  @DisplayName("始めている最中に締切が延びれば、申込書の期限は延びた後のもの")
  void startsWithTheDatesAsTheyAre() {
    CallId id = fixtures.waiting(cast, 30);
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    ApplicationId told = region.draft(id, drafter, "05");
    CallView call = calls.get(id);
    CorrectionDraft later = later(call, calendar.onOrAfter(call.terms().deadline().plusDays(21)));
    changes.propose(cast.viewer(Seat.SECRETARIAT_MANAGER), id, call.version(), later).orThrow();
    ApplicationId draft =
        whileElsewhere(
            id,
            () -> {
              agree(id);
              await().atMost(Duration.ofSeconds(90)).until(() -> !region.mails(told, "call-corrected").isEmpty());
            },
            () -> region.draft(id, drafter, "05"));
    assertThat(region.dueOn(draft)).isEqualTo(later.regionDueOn());
  }

  @Test
  @DisplayName("同じ名前のファイルへの差し替えは、担当課へのメールにも地域へのメールにも、差し替えと書かれる")
  void saysThatAFileOfTheSameNameWasReplaced() {
    CallId id = fixtures.waiting(cast, 30);
    ApplicationId draft = region.draft(id, cast.viewer(Seat.REGION), PrefectureCode.of("31"));
    for (String content : List.of("%PDF-1.7 first", "%PDF-1.7 second")) {
      CallView call = calls.get(id);
      changes.propose(cast.viewer(Seat.SECRETARIAT_MANAGER), id, call.version(), replaced(call, content)).orThrow();
      agree(id);
    }
    String key = calls.get(id).key().value();
    await().atMost(Duration.ofSeconds(90)).until(() -> region.mails(draft, "call-corrected").size() == 2);
    assertThat(region.mailTexts(draft)).anyMatch(text -> text.contains("（変更後）要領.pdf（差し替え）"));
    assertThat(
            jdbc.sql("select body from outbox_mail where case_key = ? and kind = 'M41' and subject like '%第2号%'")
                .param(key).query(String.class).list())
        .isNotEmpty()
        .allMatch(text -> text.contains("（変更前）要領.pdf\n（変更後）要領.pdf（差し替え）"));
  }

  @Test
  @DisplayName("中止でも取下げでも、お願いや再案内のまだ出ていないメールは、申込書のものも取りまとめのものも取りやめる")
  void cancelsWhatStillAsks() {
    CallId cancelled = fixtures.waiting(cast, 30);
    CallId left = fixtures.waiting(cast, 30);
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    List<String> asking = new ArrayList<>();
    for (CallId id : List.of(cancelled, left)) {
      String application = region.key(region.draft(id, drafter, "05"));
      String compilation = calls.get(id).key().child("05").value();
      List.of("M08", "M11", "draft-reminder", "late-receipt", "reminder").forEach(kind -> asking.add(later(application, kind)));
      List.of("M07", "reminder").forEach(kind -> asking.add(later(compilation, kind)));
      later(application, "M13-test");
    }
    CallView call = calls.get(cancelled);
    changes.proposeCancellation(cast.viewer(Seat.SECRETARIAT_MANAGER), cancelled, call.version(), "事業の見直しのため").orThrow();
    agree(cancelled);
    ApplicationId withdrawn =
        new ApplicationId(
            jdbc.sql("select id from application where call_id = ?").param(left.value()).query(UUID.class).single());
    context.getBean(WithdrawalService.class)
        .withdraw(region.viewer(drafter), withdrawn, region.version(drafter, withdrawn), "準備が間に合わないため").orThrow();
    await().atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql("select case_key || ' ' || kind from outbox_mail where state = 'CANCELLED' and case_key like any (?)")
                            .param(new String[] {call.key().value() + "-%", calls.get(left).key().value() + "-%"})
                            .query(String.class).list())
                    .containsExactlyInAnyOrderElementsOf(asking));
  }

  @Test
  @DisplayName("正誤が反映されると、その正誤だけを知らせる。問合せの数は申込書の数によらない")
  void tellsOfTheChangeThatTookEffect() {
    CallId few = fixtures.waiting(cast, 30);
    CallId many = fixtures.waiting(cast, 30);
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    ApplicationId draft = region.draft(few, drafter, "05");
    List.of("05", "05", "05").forEach(prefecture -> region.draft(many, drafter, prefecture));
    for (CallId id : List.of(few, many)) {
      correct(id);
    }
    await().atMost(Duration.ofSeconds(90)).until(() -> !region.mails(draft, "call-corrected").isEmpty());
    UUID first = change(few);
    correct(few);
    await().atMost(Duration.ofSeconds(90)).until(() -> region.mails(draft, "call-corrected").size() > 1);
    for (String change : List.of("正誤第1号", "正誤第2号")) {
      assertThat(region.mailTexts(draft)).as("each is told once").filteredOn(text -> text.contains(change)).hasSize(1);
    }
    assertThat(change(few)).isNotEqualTo(first);
    assertThat(asked(many)).hasSameSizeAs(asked(few));
  }

  /** What is looked up besides the mails. */
  private List<String> asked(CallId id) {
    try (SqlLog log = new SqlLog()) {
      context.getBean(CallChangeService.class).corrected(id, change(id));
      return log.ofThePage().stream()
          .filter(sql -> sql.contains("task_term") || sql.contains("application_return"))
          .toList();
    }
  }

  private void correct(CallId id) {
    CallView call = calls.get(id);
    CorrectionDraft later = later(call, calendar.onOrAfter(call.terms().deadline().plusDays(7)));
    changes.propose(cast.viewer(Seat.SECRETARIAT_MANAGER), id, call.version(), later).orThrow();
    agree(id);
  }

  /** The newest change of the call. */
  private UUID change(CallId id) {
    return calls.changes(id).get(0).id();
  }

  /** A mail that waits for a day to come; how it is listed. */
  private String later(String caseKey, String kind) {
    transaction.executeWithoutResult(
        status ->
            context.getBean(Outbox.class)
                .put(
                    new OutboxMail(
                        ProgrammeCode.BANSO, new CaseKey(caseKey), kind, "", "desk@example.jp", List.of(), List.of(), null,
                        "お願い", "本文", List.of(), false, region.now().plusSeconds(86_400))));
    return caseKey + " " + kind;
  }

  /** With another file for the first paper. */
  private CorrectionDraft replaced(CallView call, String content) {
    CallTerms terms = call.terms();
    CallDocument paper = changes.papers(cast.viewer(Seat.SECRETARIAT_MANAGER), call.id()).get(0);
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    PaperDraft.Upload file = new PaperDraft.Upload("要領.pdf", bytes.length, new ByteArrayResource(bytes));
    return new CorrectionDraft(
        call.projectTitle(), call.title(), call.secretariatName(), call.secretariatMail(), call.form(), terms.deadline(),
        terms.deadlineTime(), terms.questionsUntil(), terms.regionDueOn(), terms.prefectureDueOn(), terms.resultDueOn(), terms.supportFrom(),
        terms.supportUntil(), "図の誤り", List.of(new CorrectionDraft.Paper(paper.id(), "", file)));
  }

  /** In a transaction that has read the call before another one changes it. */
  private <T> T whileElsewhere(CallId id, Runnable elsewhere, Supplier<T> here) {
    return transaction.execute(
        status -> {
          calls.get(id);
          CompletableFuture.runAsync(elsewhere).join();
          return here.get();
        });
  }

  @Test
  @DisplayName("中止されると、取りまとめ済み・受付済み・補正中・締切後受信・受理済みの申込書も終わり、仕事も期限も残らず、地域に一度ずつ知らせる")
  void endsWhatWasSubmitted() {
    CallId id = fixtures.waiting(cast, 30);
    region.desk("05");
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    Region.Person official = region.person(RoleKind.PREFECTURE, "05");
    Viewer clerk = cast.viewer(Seat.SECRETARIAT);
    FormalCheckService checks = context.getBean(FormalCheckService.class);
    ApplicationId compiled = compiled(id, drafter, official);
    ApplicationId received = compiled(id, drafter, official);
    ApplicationId correcting = compiled(id, drafter, official);
    ApplicationId accepted = compiled(id, drafter, official);
    ApplicationId late = compiled(id, drafter, official);
    region.submit(official, id, "05", received, correcting, accepted);
    region.submitLate(official, id, "05", late);
    checks.returnForCorrection(
            clerk, correcting, region.version(official, correcting),
            List.of(new ReturnReason("members", "", "御確認ください。")))
        .orThrow();
    checks.accept(clerk, accepted, region.version(official, accepted), "").orThrow();
    List<ApplicationId> all = List.of(compiled, received, correcting, late, accepted);
    assertThat(all)
        .extracting(region::state)
        .containsExactly(
            ApplicationState.COMPILED, ApplicationState.RECEIVED, ApplicationState.CORRECTING,
            ApplicationState.RECEIVED_LATE, ApplicationState.ACCEPTED);
    CaseKey corrected = new CaseKey(region.key(correcting));
    EngineTimers timers = context.getBean(EngineTimers.class);
    assertThat(timers.dueAt(corrected, "BoundaryEvent_CorrectionTermPassed")).hasSize(1);

    CallView call = calls.get(id);
    changes.proposeCancellation(cast.viewer(Seat.SECRETARIAT_MANAGER), id, call.version(), "事業の見直しのため").orThrow();
    agree(id);
    await().atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> assertThat(all).extracting(region::state).containsOnly(ApplicationState.CALL_CANCELLED));
    assertThat(open(call)).isEmpty();
    assertThat(timers.dueAt(corrected, "BoundaryEvent_CorrectionTermPassed")).isEmpty();
    assertThat(
            jdbc.sql("select business_key_ from act_ru_execution where business_key_ like ?")
                .param(call.key().value() + "-%").query(String.class).list())
        .isEmpty();
    assertThat(all).allSatisfy(one -> assertThat(region.mails(one, "call-cancelled")).hasSize(1));
  }

  private ApplicationId compiled(CallId call, Region.Person drafter, Region.Person official) {
    ApplicationId id = handedOver(call, drafter);
    region.compile(official, id);
    return id;
  }

  /** The second person agrees to what is proposed. */
  private void agree(CallId id) {
    Viewer ministry = cast.viewer(Seat.MINISTRY);
    changes.answer(ministry, id, changes.history(ministry, id).get(0).id(), true, "").orThrow();
  }

  private CorrectionDraft later(CallView call, LocalDate deadline) {
    CallTerms terms = call.terms();
    return new CorrectionDraft(
        call.projectTitle(), call.title(), call.secretariatName(), call.secretariatMail(), call.form(), deadline, null,
        terms.questionsUntil(),
        calendar.minusBusinessDays(deadline, 7), calendar.minusBusinessDays(deadline, 3),
        calendar.onOrAfter(deadline.plusDays(14)), deadline.plusDays(20), terms.supportUntil(),
        "応募の準備に時間を要するため", List.of());
  }

  private LocalDate due(CallView call) {
    return jdbc.sql(
            "select due_at from work_item where case_key like ? || '%' and definition_key = 'UserTask_CompileApplications'")
        .param(call.key().value())
        .query(java.sql.Timestamp.class)
        .single().toInstant().atZone(ZoneId.of("Asia/Tokyo")).toLocalDate();
  }

  private List<String> open(CallView call) {
    return jdbc.sql("select definition_key from work_item where case_key like ? || '%'").param(call.key().value()).query(String.class).list();
  }
}
