package jp.banso.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.BulkReport;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.audit.AuditedAct;
import jp.banso.platform.time.Sweep;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist.Period;
import jp.banso.worklist.Worklist.Shelf;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("対応の担当と保留")
class WorkClaimsTests {

  private static final int ALL = 10_000;

  /** Work of RENKEI's officials here is nobody else's in the tests. */
  private static final ProgrammeCode PROGRAMME = ProgrammeCode.RENKEI;

  private static final PrefectureCode PREFECTURE = PrefectureCode.of("32");
  private static final String DESK = Groups.prefecture(PROGRAMME, PREFECTURE);

  @Autowired private ApplicationContext context;
  @Autowired private WorkRows rows;
  @Autowired private Worklist worklist;
  @Autowired private WorkClaims claims;
  @Autowired private BulkReassignment bulk;
  @Autowired private CountFolding folding;
  @Autowired private AuditLog audit;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Clock clock;

  private Viewer first;
  private Viewer second;

  @BeforeEach
  void staffDesk() {
    first = official();
    second = official();
  }

  @Test
  @DisplayName("担当になると同僚の一覧から移り、名前が分かり、外れると戻る")
  void movesWorkBetweenTheLists() {
    CaseKey key = key();
    UUID id = open(DESK, key, null);

    assertThat(claims.claim(first, id).isDone()).isTrue();

    assertThat(ids(first, Shelf.TAKEN)).contains(id);
    assertThat(ids(second, Shelf.OPEN)).doesNotContain(id);
    assertThat(ids(second, Shelf.COLLEAGUES)).contains(id);
    assertThat(claims.claim(second, id)).isInstanceOf(Outcome.Refused.class);
    assertThat(claims.giveBack(second, id)).isInstanceOf(Outcome.Refused.class);
    agree(first, second);

    assertThat(claims.giveBack(first, id).isDone()).isTrue();
    assertThat(ids(second, Shelf.OPEN)).contains(id);
    agree(first, second);
    assertThat(audit.historyOf(key, Set.of(Audience.STAFF)))
        .extracting(AuditedAct::action)
        .containsExactly("audit.worklist.givenBack", "audit.worklist.claimed");
  }

  @Test
  @DisplayName("前の手続を行った人には、同じ窓口のほかの人の仕事として見え、件数も一覧も合い、担当にはなれない")
  void leavesAStepToTheOthers() {
    CaseKey key = key();
    UUID id = open(DESK, key, null);
    agree(first, second);
    long before = worklist.counts(first).of(Shelf.OPEN).all();
    jdbc.sql("update work_item set excluded_id = ? where id = ?").params(first.personId(), id).update();

    assertThat(ids(first, Shelf.OPEN)).doesNotContain(id);
    assertThat(worklist.counts(first).of(Shelf.OPEN).all()).isEqualTo(before - 1);
    assertThat(ids(first, Shelf.COLLEAGUES)).contains(id);
    assertThat(ids(second, Shelf.OPEN)).contains(id);
    assertThat(worklist.onCase(first, key)).isEmpty();
    assertThat(worklist.onCase(second, key)).hasSize(1);
    agree(first, second);

    assertThat(claims.claim(first, id)).isEqualTo(Outcome.refused("worklist.refused.leftToOthers"));
    assertThat(claims.snooze(first, id, LocalDate.now(clock).plusDays(3))).isInstanceOf(Outcome.Refused.class);
    assertThat(claims.reassign(second, id, first.personId())).isEqualTo(Outcome.refused("worklist.refused.leftToOthers"));
    assertThat(claims.colleagues(first, id)).extracting(one -> one.id()).contains(second.personId()).doesNotContain(first.personId());
    assertThat(claims.reassign(first, id, second.personId()).isDone()).isTrue();
    assertThat(ids(first, Shelf.COLLEAGUES)).contains(id);
    assertThat(ids(second, Shelf.TAKEN)).contains(id);
    agree(first, second);
  }

  @Test
  @DisplayName("担当は鍵ではない。同じ窓口の誰でも見て、行える")
  void locksNothing() {
    CaseKey key = key();
    UUID id = open(DESK, key, null);
    claims.claim(first, id).orThrow();

    assertThat(worklist.onCase(second, key)).extracting(WorkLine::id).containsExactly(id);
  }

  @Test
  @DisplayName("担当は同じ窓口の人にだけ替えられる")
  void handsOverWithinTheDeskOnly() {
    UUID id = open(DESK, key(), null);
    Viewer stranger = TestPerson.with(context, RoleKind.ADVISOR, PROGRAMME).viewer();

    assertThat(claims.reassign(first, id, stranger.personId())).isInstanceOf(Outcome.Refused.class);
    assertThat(claims.reassign(first, id, second.personId()).isDone()).isTrue();

    assertThat(ids(second, Shelf.TAKEN)).contains(id);
    assertThat(claims.colleagues(first, id))
        .extracting(one -> one.id())
        .contains(first.personId(), second.personId())
        .doesNotContain(stranger.personId());
    assertThatThrownBy(() -> claims.claim(stranger, id)).isInstanceOf(NotFound.class);
    agree(first, second);
  }

  @Test
  @DisplayName("保留した対応は一覧から外れ、その日に自分で戻る。期限は変わらない")
  void comesBackByItself() {
    LocalDate today = LocalDate.now(clock);
    Instant due = clock.instant().plus(Duration.ofDays(3));
    UUID id = open(DESK, key(), due);

    assertThat(claims.snooze(first, id, today)).isInstanceOf(Outcome.Refused.class);
    assertThat(claims.snooze(first, id, today.plusDays(2)).isDone()).isTrue();

    assertThat(ids(first, Shelf.SNOOZED)).contains(id);
    assertThat(ids(first, Shelf.OPEN)).doesNotContain(id);
    assertThat(ids(second, Shelf.COLLEAGUES)).contains(id);
    assertThat(sweep("worklist-snoozed").nextDue())
        .hasValueSatisfying(
            when -> assertThat(when).isBeforeOrEqualTo(startOf(today.plusDays(2))));
    agree(first, second);

    Clock then = Clock.fixed(startOf(today.plusDays(2)), JapanTime.ZONE);
    new SnoozeSweep(jdbc, then, transaction).runDue();

    assertThat(worklist.page(first, Shelf.TAKEN, Period.ALL, null, ALL))
        .filteredOn(line -> line.id().equals(id))
        .singleElement()
        .satisfies(line -> assertThat(line.dueAt()).isCloseTo(due, aMoment()));
    agree(first, second);
  }

  @Test
  @DisplayName("保留した対応を同僚に替えると、保留は引き継がない")
  void doesNotHandTheSnoozeOver() {
    UUID id = open(DESK, key(), null);
    claims.snooze(first, id, LocalDate.now(clock).plusDays(2)).orThrow();

    claims.reassign(first, id, second.personId()).orThrow();

    assertThat(ids(second, Shelf.TAKEN)).contains(id);
    agree(first, second);
  }

  @Test
  @DisplayName("責任者はまとめて替えられ、できないものは理由ごとに数える")
  void reassignsManyAndReports() {
    Viewer manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, PROGRAMME).viewer();
    Viewer clerk = TestPerson.with(context, RoleKind.SECRETARIAT, PROGRAMME).viewer();
    UUID one = open(Groups.secretariat(PROGRAMME), key(), null);
    UUID two = open(Groups.secretariat(PROGRAMME), key(), null);
    UUID managers = open(Groups.secretariatManager(PROGRAMME), key(), null);
    UUID foreign = open(DESK, key(), null);

    BulkReport report =
        bulk.reassignAll(manager, List.of(one, two, managers, foreign), clerk.personId());

    assertThat(report.done()).isEqualTo(2);
    assertThat(report.failures())
        .containsEntry("worklist.refused.notOfTheGroup", 1)
        .containsEntry("worklist.refused.gone", 1);
    assertThat(ids(clerk, Shelf.TAKEN)).contains(one, two);
    assertThatThrownBy(() -> bulk.reassignAll(clerk, List.of(one), clerk.personId()))
        .isInstanceOf(Forbidden.class);
    agree(manager, clerk);
  }

  @Test
  @DisplayName("期限を過ぎて責任者に上がった対応も、数と一覧が同じになる")
  void countsWhatEscalated() {
    Viewer manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, PROGRAMME).viewer();
    long before = worklist.counts(manager).of(Shelf.OPEN).overdue();
    UUID id = open(DESK, key(), clock.instant().minus(Duration.ofDays(20)));
    UUID own = open(Groups.secretariat(PROGRAMME), key(), clock.instant().minus(Duration.ofDays(20)));

    sweep("worklist-reminders").runDue();

    assertThat(ids(manager, Shelf.OPEN)).contains(id, own);
    assertThat(worklist.counts(manager).of(Shelf.OPEN).overdue()).isEqualTo(before + 2);
    agree(manager, first);
    assertThatThrownBy(() -> claims.claim(manager, id)).isInstanceOf(Forbidden.class);
    assertThat(claims.reassign(manager, id, first.personId()).isDone()).isTrue();
    assertThat(ids(manager, Shelf.OPEN)).contains(id);
    agree(manager, first);
  }

  @Test
  @DisplayName("数をまとめ直しても、数は変わらない")
  void countsTheSameAfterFolding() {
    UUID id = open(DESK, key(), null);
    claims.claim(first, id).orThrow();
    WorkCounts before = worklist.counts(first);

    folding.runDue();

    assertThat(worklist.counts(first)).isEqualTo(before);
    agree(first, second);
  }

  /** Every number that a viewer is shown is the length of the list behind it. */
  private void agree(Viewer... viewers) {
    for (Viewer viewer : viewers) {
      WorkCounts counts = worklist.counts(viewer);
      for (Shelf shelf : Shelf.values()) {
        WorkCounts.ByPeriod numbers = counts.of(shelf);
        assertThat(size(viewer, shelf, Period.ALL)).as(shelf + "").isEqualTo(numbers.all());
        assertThat(size(viewer, shelf, Period.OVERDUE)).as(shelf + "").isEqualTo(numbers.overdue());
        assertThat(size(viewer, shelf, Period.TODAY)).as(shelf + "").isEqualTo(numbers.today());
        assertThat(size(viewer, shelf, Period.THIS_WEEK)).as(shelf + "").isEqualTo(numbers.thisWeek());
        assertThat(size(viewer, shelf, Period.LATER)).as(shelf + "").isEqualTo(numbers.later());
      }
    }
  }

  private long size(Viewer viewer, Shelf shelf, Period period) {
    return worklist.page(viewer, shelf, period, null, ALL).size();
  }

  private List<UUID> ids(Viewer viewer, Shelf shelf) {
    return worklist.page(viewer, shelf, Period.ALL, null, ALL).stream().map(WorkLine::id).toList();
  }

  private UUID open(String holder, CaseKey key, Instant due) {
    String ref = UUID.randomUUID().toString();
    transaction.executeWithoutResult(
        status ->
            rows.open(
                Source.MENTION, ref, PROGRAMME.code(), holder, null, null, key.value(), "test",
                "試験の対応", due));
    return jdbc.sql("select id from work_item where ref = ?").param(ref).query(UUID.class).single();
  }

  private Viewer official() {
    TestPerson person = TestPerson.nobody(context);
    person.give(RoleKind.PREFECTURE, PROGRAMME, PREFECTURE);
    return person.viewer();
  }

  private static CaseKey key() {
    return new CaseKey(
        "R7-RENKEI-32-0" + UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT));
  }

  private Sweep sweep(String name) {
    return context.getBeansOfType(Sweep.class).values().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Instant startOf(LocalDate day) {
    return JapanTime.instantOf(day.atStartOfDay());
  }

  private static TemporalUnitOffset aMoment() {
    return within(1, ChronoUnit.MILLIS);
  }
}
