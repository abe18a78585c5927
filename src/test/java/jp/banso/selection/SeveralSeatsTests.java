package jp.banso.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.BansoTest;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.calls.CallId;
import jp.banso.kernel.Outcome;
import jp.banso.parties.RoleKind;
import jp.banso.selection.SelectionFixtures.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("二つの地域を選定した公募")
class SeveralSeatsTests {

  @Autowired private ApplicationContext context;

  private SelectionFixtures fixtures;
  private Person manager;
  private Person second;
  private Person ministry;
  private CallId call;
  private SelectionRoundId round;
  private ApplicationId akita;
  private ApplicationId chiba;
  private ApplicationId nagano;

  @BeforeEach
  void concurred() {
    fixtures = new SelectionFixtures(context);
    manager = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    second = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    ministry = fixtures.person(RoleKind.MINISTRY, null);
    Person clerk = fixtures.person(RoleKind.SECRETARIAT, null);
    List<Person> reviewers =
        List.of(fixtures.person(RoleKind.REVIEWER, "13"), fixtures.person(RoleKind.REVIEWER, "27"));
    call = fixtures.call(2);
    akita = fixtures.accepted(call, "05", SelectionFixtures.AKITA);
    chiba = fixtures.accepted(call, "12", SelectionFixtures.CHIBA);
    nagano = fixtures.accepted(call, "20", SelectionFixtures.CHIBA);
    round = fixtures.opened(call);
    List<ApplicationId> all = List.of(akita, chiba, nagano);
    all.forEach(id -> fixtures.confirm(clerk, id));
    Set<UUID> both = reviewers.stream().map(Person::id).collect(Collectors.toSet());
    fixtures.bean(ReviewerService.class)
        .assign(
            fixtures.viewer(manager), round,
            all.stream().collect(Collectors.toMap(Function.identity(), id -> both)))
        .orThrow();
    for (int i = 0; i < all.size(); i++) {
      for (Person reviewer : reviewers) {
        fixtures.score(reviewer, all.get(i), 5 - i, "理由");
      }
    }
    DecisionService decisions = fixtures.bean(DecisionService.class);
    decisions
        .prepare(
            fixtures.viewer(manager), round, fixtures.roundVersion(round),
            new DecisionDraft(
                List.of(
                    new DecisionDraft.Line(akita, OutcomeKind.SELECTED, null, "理由"),
                    new DecisionDraft.Line(chiba, OutcomeKind.SELECTED, null, "理由"),
                    new DecisionDraft.Line(nagano, OutcomeKind.RESERVE, 1, "理由")),
                "総合的に判断した"))
        .orThrow();
    decisions.concur(fixtures.viewer(ministry), round, true, "").orThrow();
  }

  @Test
  @DisplayName("通知の間際に一方が抜ければ、他方が残っていても補欠の繰上げを問う")
  void asksForAReserveThoughAnotherSeatIsHeld() {
    fixtures.bean(TransactionTemplate.class)
        .executeWithoutResult(
            transaction -> {
              release();
              fixtures.withdraw(akita);
              fixtures.bean(RoundWithdrawals.class).withdrawn(akita, call);
            });
    fixtures.awaitState(round, RoundState.RELEASED);
    assertThat(promotion(akita)).isNotNull();
    assertThat(fixtures.count("select count(*) from reserve_promotion where round_id = ?", round.value()))
        .isOne();
  }

  @Test
  @DisplayName("二つ目の辞退も一つ目の繰上げと別に扱い、同じ補欠を二度協議に進めない")
  void handlesTwoDeclinesAtOnce() {
    release();
    fixtures.awaitState(round, RoundState.RELEASED);
    fixtures.bean(Declines.class).declined(akita, "体制が整わない");
    fixtures.bean(Declines.class).declined(chiba, "構成員が集まらない");
    ReserveService reserves = fixtures.bean(ReserveService.class);
    reserves.propose(fixtures.viewer(manager), promotion(akita), nagano, "次点のため").orThrow();

    Outcome<Void> same = reserves.propose(fixtures.viewer(manager), promotion(chiba), nagano, "次点のため");
    assertThat(same).isInstanceOfSatisfying(
        Outcome.Refused.class,
        refused ->
            assertThat(refused.messageKey()).isEqualTo("selection.promotion.refused.proposedElsewhere"));
    reserves.propose(fixtures.viewer(manager), promotion(chiba), null, "補欠がほかにない").orThrow();
    reserves.concur(fixtures.viewer(ministry), promotion(akita), true, "").orThrow();
    reserves.concur(fixtures.viewer(ministry), promotion(chiba), true, "").orThrow();

    await().until(() -> fixtures.applicationState(nagano) == ApplicationState.SELECTED);
    await().until(
        () -> fixtures.count("select count(*) from reserve_promotion where round_id = ? and state in ('PROMOTED', 'ENDED')", round.value()) == 2);
    assertThat(fixtures.state(round)).as("a seat is held").isEqualTo(RoundState.RELEASED);
  }

  private void release() {
    fixtures.bean(ReleaseService.class)
        .order(fixtures.viewer(second), round, fixtures.roundVersion(round))
        .orThrow();
  }

  private ReservePromotionId promotion(ApplicationId left) {
    return new ReservePromotionId(
        fixtures.jdbc()
            .sql("select id from reserve_promotion where declined_application_id = ?")
            .param(left.value())
            .query(UUID.class)
            .single());
  }
}
