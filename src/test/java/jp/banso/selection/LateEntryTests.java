package jp.banso.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.applications.ApplicationAccepted;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.ApplicationFacts.YesNoUnknown;
import jp.banso.applications.ApplicationsSettled;
import jp.banso.applications.CheckSheet;
import jp.banso.applications.FormalCheckService;
import jp.banso.applications.IntakeService;
import jp.banso.applications.LateReceiptService;
import jp.banso.applications.MailSubmission;
import jp.banso.calls.CallId;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.RoleKind;
import jp.banso.selection.SelectionFixtures.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** B8: a mail that arrived in time is valid however late it is recorded; a late one may be accepted. */
@BansoTest
@RecordApplicationEvents
@DisplayName("受理がそろった後に受理した申込みも、審査員の割当てまでは選定に加わる")
class LateEntryTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private ApplicationContext context;
  @Autowired private ApplicationEvents events;
  @Autowired private IntakeService intake;
  @Autowired private FormalCheckService formalChecks;
  @Autowired private LateReceiptService lateReceipts;
  @Autowired @Qualifier("businessClock") private Clock clock;

  private SelectionFixtures fixtures;
  private CallId call;
  private Person clerk;
  private Person manager;
  private ApplicationId first;
  private SelectionRoundId round;

  @BeforeEach
  void settle() {
    fixtures = new SelectionFixtures(context);
    call = fixtures.call();
    clerk = fixtures.person(RoleKind.SECRETARIAT, null);
    manager = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    first = fixtures.accepted(call, "05", SelectionFixtures.AKITA);
    fixtures.close(call);
    round = fixtures.opened(call);
  }

  @Test
  @DisplayName("期限内に届いたメールを後から記録しても、要件の判定から加わり、判定が済むまで審査員は割り当てられない")
  void joinsBeforeTheReviewersAreAssigned() {
    fixtures.confirm(clerk, first);
    fixtures.awaitState(round, RoundState.ASSIGNING);
    ApplicationId late = recorded(arrivedInTime(), null);
    accept(late);
    assertThat(assign(first).isDone()).isFalse();

    fixtures.awaitTask(fixtures.key(late), "UserTask_JudgeEligibility");
    assertThat(assign(first).isDone()).isFalse();
    fixtures.judge(clerk, late, true);

    assertThat(assign(first).isDone()).isFalse();
    assign(first, late).orThrow();
    assertThat(fixtures.state(round)).isEqualTo(RoundState.REVIEWING);
  }

  @Test
  @DisplayName("審査員の割当ての後は受理できず、その旨が示され、申込みは確認中のまま残る")
  void isRefusedOnceTheReviewersAreAssigned() {
    fixtures.confirm(clerk, first);
    fixtures.awaitState(round, RoundState.ASSIGNING);
    assign(first).orThrow();
    ApplicationId late = recorded(arrivedInTime(), null);

    Outcome<Void> outcome =
        formalChecks.accept(fixtures.viewer(clerk), late, version(late), "郵送の写しで確認した");

    assertThat(outcome).isInstanceOfSatisfying(
        Outcome.Refused.class,
        refused -> assertThat(refused.messageKey()).isEqualTo("selection.entry.refused.assigned"));
    assertThat(fixtures.applicationState(late)).isEqualTo(ApplicationState.RECEIVED);
  }

  @Test
  @DisplayName("遅れて届いた差替えは、受理が了承されて初めて元の申込みに代わる")
  void replacesOnlyOnceItIsAccepted() {
    ApplicationId late = recorded(arrivedLate(), first);
    assertThat(fixtures.applicationState(late)).isEqualTo(ApplicationState.RECEIVED_LATE);
    assertThat(fixtures.applicationState(first)).isEqualTo(ApplicationState.ACCEPTED);

    lateReceipts.decide(fixtures.viewer(manager), late, version(late), true, "停電のため").orThrow();
    assertThat(fixtures.applicationState(first)).isEqualTo(ApplicationState.ACCEPTED);
    lateReceipts
        .concur(fixtures.onTheWordOfTheMinistry(clerk), late, version(late), true, "")
        .orThrow();

    assertThat(fixtures.applicationState(first)).isEqualTo(ApplicationState.ACCEPTED);
    accept(late);

    assertThat(fixtures.applicationState(first)).isEqualTo(ApplicationState.SUPERSEDED);
    await().atMost(PATIENCE).until(() -> "CANCELLED".equals(judgement(first)));
    fixtures.awaitTask(fixtures.key(late), "UserTask_JudgeEligibility");
    assertThat(fixtures.state(round)).isEqualTo(RoundState.CHECKING);
  }

  @Test
  @DisplayName("遅れて届いた差替えが不受理なら、元の申込みはそのまま残る")
  void leavesTheOlderOneWhereItIsRefused() {
    ApplicationId late = recorded(arrivedLate(), first);

    lateReceipts.decide(fixtures.viewer(manager), late, version(late), false, "理由がないため").orThrow();

    assertThat(fixtures.applicationState(first)).isEqualTo(ApplicationState.ACCEPTED);
    assertThat(judgement(first)).isEqualTo("PREJUDGED");
  }

  @Test
  @DisplayName("応募のない公募でも、再公募の判断の前に受理した申込みがあれば、要件の判定に戻る")
  void endsTheQuestionOfTheRecall() {
    nobodyApplied();
    ApplicationId late = recorded(arrivedInTime(), null);
    accept(late);
    assertThat(recall().isDone()).isFalse();

    fixtures.awaitTask(fixtures.key(late), "UserTask_JudgeEligibility");
    assertThat(fixtures.state(round)).isEqualTo(RoundState.CHECKING);
    assertThat(openSteps()).isEmpty();
    fixtures.judge(clerk, late, true);
    fixtures.awaitState(round, RoundState.ASSIGNING);
    Person one = fixtures.person(RoleKind.REVIEWER, null);
    Person two = fixtures.person(RoleKind.REVIEWER, null);
    fixtures.bean(ReviewerService.class)
        .assign(fixtures.viewer(manager), round, Map.of(late, Set.of(one.id(), two.id()))).orThrow();
    assertThat(fixtures.state(round)).isEqualTo(RoundState.REVIEWING);
    fixtures.score(one, late, 4, "理由");
    fixtures.score(two, late, 4, "理由");
    assertThat(isDue("UserTask_PrepareDecision")).as("as in the first place").isTrue();
    prepare(late, "理由");
    fixtures.bean(DecisionService.class)
        .concur(fixtures.viewer(fixtures.person(RoleKind.MINISTRY, null)), round, true, "").orThrow();
    assertThat(isDue("UserTask_ReleaseResults")).as("as in the first place").isTrue();
  }

  private boolean isDue(String step) {
    return fixtures.jdbc()
        .sql("select due_at is not null from work_item where case_key = ? and definition_key = ?")
        .params(fixtures.roundKey(round), step)
        .query(Boolean.class)
        .single();
  }

  @Test
  @DisplayName("加わった申込みが取り下げられたら、再公募の要否の判断に戻る")
  void asksAgainIfTheOneThatJoinedLeaves() {
    nobodyApplied();
    ApplicationId late = recorded(arrivedInTime(), null);
    accept(late);
    fixtures.awaitTask(fixtures.key(late), "UserTask_JudgeEligibility");

    fixtures.withdraw(late);

    fixtures.awaitState(round, RoundState.RECALL_DECIDING);
    assertThat(openSteps()).containsExactly("UserTask_DecideRecall");
    recall().orThrow();
  }

  @Test
  @DisplayName("了承済みの選定案の申込みが全て取り下げられた後に別の申込みが加われば、前の選定案は了承済みとして残らない")
  void doesNotShowTheDecisionOfThoseWhoLeft() {
    fixtures.confirm(clerk, first);
    decide(first, "初めの選定の理由");
    assertThat(view().decision().concurredAt()).isNotNull();
    fixtures.withdraw(first);
    fixtures.awaitState(round, RoundState.RECALL_DECIDING);
    assertThat(view().decision().concurredAt()).isNull();
    assertThat(view().decision().returnedNote()).contains("この選定案は用いません");

    ApplicationId late = recorded(arrivedInTime(), null);
    accept(late);
    fixtures.awaitTask(fixtures.key(late), "UserTask_JudgeEligibility");
    assertThat(view().decision()).isNull();
    fixtures.judge(clerk, late, true);
    assertThat(view().decision()).isNull();
    decide(late, "後の選定の理由");
    assertThat(view().decision().places()).extracting(RoundView.Place::application).containsExactly(late);
  }

  private RoundView view() {
    return fixtures.bean(RoundPages.class).round(fixtures.viewer(manager), round);
  }

  private void decide(ApplicationId application, String why) {
    Person one = fixtures.person(RoleKind.REVIEWER, null);
    Person two = fixtures.person(RoleKind.REVIEWER, null);
    fixtures.bean(ReviewerService.class)
        .assign(fixtures.viewer(manager), round, Map.of(application, Set.of(one.id(), two.id()))).orThrow();
    fixtures.score(one, application, 4, "理由");
    fixtures.score(two, application, 4, "理由");
    prepare(application, why);
    fixtures.bean(DecisionService.class)
        .concur(fixtures.viewer(fixtures.person(RoleKind.MINISTRY, null)), round, true, "").orThrow();
  }

  private void prepare(ApplicationId application, String why) {
    fixtures.bean(DecisionService.class)
        .prepare(
            fixtures.viewer(manager), round, fixtures.roundVersion(round),
            new DecisionDraft(
                List.of(new DecisionDraft.Line(application, OutcomeKind.SELECTED, null, why)), why))
        .orThrow();
  }

  @Test
  @DisplayName("再公募の要否を協議に進めた後は受理できず、その旨が示される")
  void isRefusedOnceTheRecallIsProposed() {
    nobodyApplied();
    recall().orThrow();
    ApplicationId late = recorded(arrivedLate(), null);

    Outcome<Void> outcome =
        lateReceipts.decide(fixtures.viewer(manager), late, version(late), true, "停電のため");

    assertThat(outcome).isInstanceOfSatisfying(
        Outcome.Refused.class,
        refused -> assertThat(refused.messageKey()).isEqualTo("selection.entry.refused.recall"));
    lateReceipts
        .decide(fixtures.viewer(manager), late, version(late), false, "再公募で応募していただくため")
        .orThrow();
  }

  @Test
  @DisplayName("受理・不受理の決まらない申込みがある間は、再公募の要否を協議に進められず、その件数が示される")
  void waitsForThoseThatMayBeAccepted() throws Exception {
    nobodyApplied();
    ApplicationId inTime = recorded(arrivedInTime(), null);
    assertWaitsFor(1);
    ApplicationId late = recorded(arrivedLate(), null);
    assertWaitsFor(2);
    fixtures.send(
            manager, "/selection/" + round.value() + "/recall", "choice", "NONE", "reason", "応募がないため")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("受理するかどうかが決まっていない申込みが2件あります")));

    fixtures.withdraw(inTime);
    assertWaitsFor(1);
    lateReceipts.decide(fixtures.viewer(manager), late, version(late), false, "理由がないため").orThrow();
    recall().orThrow();
  }

  private void assertWaitsFor(long number) {
    assertThat(recall()).isInstanceOfSatisfying(
        Outcome.Refused.class,
        refused -> {
          assertThat(refused.messageKey()).isEqualTo("selection.recall.refused.applicationsOpen");
          assertThat(refused.arguments()).isEqualTo(List.of(number));
        });
    assertThat(fixtures.state(round)).isEqualTo(RoundState.RECALL_DECIDING);
  }

  @Test
  @DisplayName("そろえる最後の受理は、そろったことだけを知らせる")
  void saysOnlyThatAllIsSettled() {
    call = fixtures.call();
    ApplicationId last = recorded(arrivedInTime(), null);
    fixtures.close(call);
    fixtures.mailboxRead();
    accept(last);

    assertThat(events.stream(ApplicationsSettled.class).filter(said -> said.callId().equals(call))).hasSize(1);
    assertThat(events.stream(ApplicationAccepted.class).filter(said -> said.callId().equals(call))).isEmpty();
  }

  private void nobodyApplied() {
    call = fixtures.call();
    fixtures.close(call);
    round = fixtures.opened(call);
    fixtures.awaitState(round, RoundState.RECALL_DECIDING);
  }

  private Outcome<Void> recall() {
    return fixtures.bean(RecallService.class)
        .propose(fixtures.viewer(manager), round, fixtures.today().plusDays(60), "応募がないため");
  }

  private List<String> openSteps() {
    return fixtures.jdbc()
        .sql("select definition_key from work_item where case_key = ?")
        .param(fixtures.roundKey(round))
        .query(String.class)
        .list();
  }

  private ApplicationId recorded(Instant arrivedAt, ApplicationId supersedes) {
    return intake
        .recordMail(
            fixtures.viewer(clerk),
            new MailSubmission(
                call, PrefectureCode.of("05"), "大仙・仙北", "rep@example.jp", "pref@example.jp",
                arrivedAt, List::of, supersedes, supersedes == null),
            // the deadline of this call was moved to before what the fixtures submitted
            true)
        .orThrow();
  }

  private Instant arrivedInTime() {
    return clock.instant().minusSeconds(600);
  }

  /** As if the deadline had been before. */
  private Instant arrivedLate() {
    fixtures.jdbc().sql("update public_call set published_on = ?, deadline = ? where id = ?")
        .params(fixtures.today().minusDays(9), fixtures.today().minusDays(2), call.value())
        .update();
    return clock.instant().minusSeconds(600);
  }

  private void accept(ApplicationId id) {
    context.getBean(jp.banso.applications.ReviewService.class)
        .copySheet(
            fixtures.viewer(clerk), id, version(id),
            new CheckSheet(
                "県としての意見", 1, "医師会", "第8次計画に記載", "年4回の会議", YesNoUnknown.YES,
                YesNoUnknown.YES, YesNoUnknown.YES, ""))
        .orThrow();
    formalChecks.accept(fixtures.viewer(clerk), id, version(id), "郵送の写しで確認した").orThrow();
  }

  private Outcome<Void> assign(ApplicationId... applications) {
    Set<UUID> both =
        Set.of(
            fixtures.person(RoleKind.REVIEWER, null).id(), fixtures.person(RoleKind.REVIEWER, null).id());
    return fixtures.bean(ReviewerService.class)
        .assign(
            fixtures.viewer(manager), round,
            java.util.Arrays.stream(applications)
                .collect(java.util.stream.Collectors.toMap(one -> one, one -> both)));
  }

  private String judgement(ApplicationId id) {
    return fixtures.jdbc().sql("select state from eligibility_judgement where application_id = ?")
        .param(id.value())
        .query(String.class)
        .single();
  }

  private long version(ApplicationId id) {
    return fixtures.jdbc().sql("select version from application where id = ?")
        .param(id.value())
        .query(Long.class)
        .single();
  }
}
