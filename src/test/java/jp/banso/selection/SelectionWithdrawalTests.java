package jp.banso.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.calls.CallId;
import jp.banso.kernel.AlreadyDone;
import jp.banso.parties.RoleKind;
import jp.banso.selection.SelectionFixtures.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("選定のどの段階の取下げも、残る申込みの選定を正しく続けさせる")
class SelectionWithdrawalTests {

  private static final String NAGANO = "20";

  @Autowired private ApplicationContext context;

  private SelectionFixtures fixtures;
  private Person manager;
  private Person second;
  private Person clerk;
  private Person ministry;
  private Person first;
  private Person other;
  private CallId call;
  private SelectionRoundId round;
  private ApplicationId akita;
  private ApplicationId chiba;
  private ApplicationId nagano;

  @BeforeEach
  void openRound() {
    fixtures = new SelectionFixtures(context);
    manager = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    second = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    clerk = fixtures.person(RoleKind.SECRETARIAT, null);
    ministry = fixtures.person(RoleKind.MINISTRY, null);
    first = fixtures.person(RoleKind.REVIEWER, "13");
    other = fixtures.person(RoleKind.REVIEWER, "27");
    call = fixtures.call();
    akita = fixtures.accepted(call, "05", SelectionFixtures.AKITA);
    chiba = fixtures.accepted(call, "12", SelectionFixtures.CHIBA);
    nagano = fixtures.accepted(call, NAGANO, SelectionFixtures.CHIBA);
    round = fixtures.opened(call);
  }

  /** Every state in which someone decides about the application, or its result is on the way. */
  static Stream<RoundState> waitStates() {
    return Arrays.stream(RoundState.values())
        .filter(state -> state.isSelecting() || state == RoundState.RELEASING);
  }

  @ParameterizedTest
  @MethodSource("waitStates")
  @DisplayName("一つの申込みが取り下げられれば、その対応はなくなり、残る申込みで続ける")
  void goesOnWithTheOthers(RoundState state) {
    reach(state, OutcomeKind.SELECTED, state == RoundState.TIED ? 5 : 4, 3);
    if (state == RoundState.RELEASING) {
      releasing(akita);
    } else {
      assertThat(fixtures.state(round)).isEqualTo(state);
      withdrawn(akita);
    }
    assertThat(fixtures.texts("select state from eligibility_judgement where application_id = '" + akita.value() + "'"))
        .containsExactly("CANCELLED");
    assertThat(fixtures.applicationState(akita)).isEqualTo(ApplicationState.WITHDRAWN);
    assertThat(fixtures.count("select count(*) from work_item where case_key = ? or case_key like ?", fixtures.key(akita), fixtures.key(akita) + "-%"))
        .isZero();
    assertThat(fixtures.count("select count(*) from outbox_mail where state = 'QUEUED' and case_key like ? and kind in ('selection-review-request', 'reminder')", fixtures.key(akita) + "-R%"))
        .isZero();
    assertThat(told()).containsExactlyInAnyOrderElementsOf(
        state == RoundState.REVIEWING ? List.of(first.mail(), other.mail()) : List.of());
    fixtures.awaitState(round, next(state));
    assertThat(openSteps()).containsExactlyElementsOf(steps(next(state)));
    assertThat(fixtures.count("select count(*) from reserve_promotion where round_id = ?", round.value()))
        .isEqualTo(state == RoundState.RELEASING ? 1 : 0);
  }

  private static RoundState next(RoundState state) {
    return switch (state) {
      case CONCURRING, CONCURRED -> RoundState.DECIDING;
      case RELEASING -> RoundState.RELEASED;
      default -> state;
    };
  }

  private static List<String> steps(RoundState state) {
    return switch (state) {
      case ASSIGNING -> List.of("UserTask_AssignReviewers");
      case TIED -> List.of("UserTask_DecideTie");
      case DECIDING -> List.of("UserTask_PrepareDecision");
      default -> List.of();
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"DECIDING", "CONCURRING", "CONCURRED"})
  @DisplayName("取下げで同点が生じれば、取扱いを決めるまで選定案を作れない")
  void decidesATieThatAWithdrawalMade(RoundState state) throws Exception {
    reach(state, OutcomeKind.SELECTED, 4, 4);
    withdrawn(akita);
    fixtures.awaitState(round, RoundState.TIED);
    assertThat(openSteps()).containsExactly("UserTask_DecideTie");
    assertThatThrownBy(() -> prepare(List.of(line(chiba, OutcomeKind.SELECTED, null), line(nagano, OutcomeKind.RESERVE, 1))))
        .isInstanceOf(AlreadyDone.class);
    fixtures.open(manager, "/selection/" + round.value() + "/tie").andExpect(status().isOk())
        .andExpect(content().string(containsString("合議で決めた順位")));
    DecisionService decisions = fixtures.bean(DecisionService.class);
    assertThat(decisions.decideTie(fixtures.viewer(manager), round, List.of(), "理由").isDone()).isFalse();
    decisions.decideTie(fixtures.viewer(manager), round, List.of(nagano, chiba), "合議による").orThrow();
    assertThat(openSteps()).containsExactly("UserTask_PrepareDecision");
    prepare(List.of(line(nagano, OutcomeKind.SELECTED, null), line(chiba, OutcomeKind.RESERVE, 1)));
    assertThat(fixtures.state(round)).isEqualTo(RoundState.CONCURRING);
    decisions.concur(fixtures.viewer(ministry), round, false, "見直し").orThrow();
    assertThat(openSteps()).as("a tie is not asked twice").containsExactly("UserTask_PrepareDecision");
  }

  @Test
  @DisplayName("一度決めた同点の後、別の取下げで境目が動けば、もう一度決める")
  void decidesASecondTie() {
    reach(RoundState.TIED, OutcomeKind.SELECTED, 5, 5);
    DecisionService decisions = fixtures.bean(DecisionService.class);
    decisions.decideTie(fixtures.viewer(manager), round, List.of(chiba, akita, nagano), "合議による").orThrow();
    withdrawn(nagano);
    assertThat(fixtures.state(round)).as("below the line nothing moves").isEqualTo(RoundState.DECIDING);
    withdrawn(chiba);
    assertThat(fixtures.state(round)).as("one is left for one seat").isEqualTo(RoundState.DECIDING);
  }

  @Test
  @DisplayName("境目の上の申込みが抜ければ、前に決めた同点も決め直す")
  void decidesTheSameTieAnew() {
    reach(RoundState.TIED, OutcomeKind.SELECTED, 5, 5);
    DecisionService decisions = fixtures.bean(DecisionService.class);
    decisions.decideTie(fixtures.viewer(manager), round, List.of(chiba, akita, nagano), "合議による").orThrow();
    withdrawn(chiba);
    assertThat(fixtures.state(round)).isEqualTo(RoundState.TIED);
    RoundView.Tie open = fixtures.bean(RoundPages.class).round(fixtures.viewer(manager), round).tie();
    assertThat(open.reason()).as("not yet decided").isNull();
    decisions.decideTie(fixtures.viewer(manager), round, List.of(nagano, akita), "改めて合議した").orThrow();
    RoundView view = fixtures.bean(RoundPages.class).round(fixtures.viewer(manager), round);
    assertThat(view.ranking()).extracting(RoundView.Rank::application).containsExactly(nagano, akita);
    assertThat(view.tie().reason()).isEqualTo("改めて合議した");
  }

  @Test
  @DisplayName("通知の間際に選外と選定の地域が共に抜けても、席を譲るのは選定の地域")
  void asksForTheReserveOfWhoHadTheSeat() {
    reach(RoundState.RELEASING, OutcomeKind.NOT_SELECTED, 4, 3);
    releasing(akita, chiba);
    fixtures.awaitState(round, RoundState.RELEASED);
    await().until(() -> fixtures.count("select count(*) from reserve_promotion where round_id = ?", round.value()) == 1);
    assertThat(fixtures.jdbc().sql("select declined_application_id from reserve_promotion where round_id = ?").param(round.value()).query(UUID.class).single())
        .isEqualTo(chiba.value());
  }

  /** For RELEASING the round waits for its release; {@link #releasing} orders it. */
  private void reach(RoundState state, OutcomeKind ofAkita, int ofChiba, int ofNagano) {
    List<ApplicationId> all = List.of(akita, chiba, nagano);
    all.forEach(id -> fixtures.confirm(clerk, id));
    if (state == RoundState.ASSIGNING) {
      return;
    }
    fixtures.bean(ReviewerService.class)
        .assign(
            fixtures.viewer(manager), round,
            all.stream().collect(Collectors.toMap(Function.identity(), id -> Set.of(first.id(), other.id()))))
        .orThrow();
    if (state == RoundState.REVIEWING) {
      return;
    }
    Map<ApplicationId, Integer> points = Map.of(akita, 5, chiba, ofChiba, nagano, ofNagano);
    for (ApplicationId id : all) {
      for (Person reviewer : List.of(first, other)) {
        fixtures.score(reviewer, id, points.get(id), "理由");
      }
    }
    if (state == RoundState.TIED || state == RoundState.DECIDING) {
      return;
    }
    boolean selected = ofAkita == OutcomeKind.SELECTED;
    prepare(
        List.of(
            line(akita, ofAkita, null),
            selected ? line(chiba, OutcomeKind.RESERVE, 1) : line(chiba, OutcomeKind.SELECTED, null),
            line(nagano, OutcomeKind.RESERVE, selected ? 2 : 1)));
    if (state != RoundState.CONCURRING) {
      fixtures.bean(DecisionService.class).concur(fixtures.viewer(ministry), round, true, "").orThrow();
    }
  }

  private void prepare(List<DecisionDraft.Line> lines) {
    fixtures.bean(DecisionService.class)
        .prepare(
            fixtures.viewer(manager), round, fixtures.roundVersion(round),
            new DecisionDraft(lines, "総合的に判断した"))
        .orThrow();
  }

  private static DecisionDraft.Line line(ApplicationId id, OutcomeKind outcome, Integer rank) {
    return new DecisionDraft.Line(id, outcome, rank, "理由");
  }

  private void withdrawn(ApplicationId id) {
    fixtures.withdraw(id);
    await().until(
        () -> fixtures.texts("select state from eligibility_judgement where application_id = '" + id.value() + "'").equals(List.of("CANCELLED")));
  }

  /** Heard between the order and its carrying out, which begins with the end of the transaction. */
  private void releasing(ApplicationId... ids) {
    fixtures.bean(TransactionTemplate.class)
        .executeWithoutResult(
            transaction -> {
              fixtures.bean(ReleaseService.class)
                  .order(fixtures.viewer(second), round, fixtures.roundVersion(round)).orThrow();
              for (ApplicationId id : ids) {
                fixtures.withdraw(id);
                fixtures.bean(RoundWithdrawals.class).withdrawn(id, call);
              }
            });
  }

  private List<String> told() {
    return fixtures.jdbc()
        .sql("select recipient from outbox_mail where kind = 'selection-review-ended' and case_key like ? and body like '%取り下げられた%'")
        .param(fixtures.key(akita) + "-R%")
        .query(String.class)
        .list();
  }

  private List<String> openSteps() {
    return fixtures.texts("select definition_key from work_item where case_key = '" + fixtures.roundKey(round) + "'");
  }
}
