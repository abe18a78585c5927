package jp.banso.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.applications.Region;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Memberships;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import jp.banso.worklist.WorkItem.Source;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("対応一覧と手続の突き合わせ")
class WorklistCheckTests {

  @Autowired private ApplicationContext context;
  @Autowired private WorklistCheck check;
  @Autowired private WorkRows rows;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @Autowired private Memberships memberships;
  @Autowired private Registration registration;
  @Autowired private Clock clock;

  private Cast cast;
  private String caseKey;

  @BeforeAll
  void registerPeople() {
    cast = new Cast(context);
  }

  @BeforeEach
  void startACase() {
    Region region = new Region(context);
    UUID id =
        region.draft(region.call(), cast.viewer(Seat.REGION), PrefectureCode.of("31")).value();
    caseKey = jdbc.sql("select case_key from application where id = ?").param(id).query(String.class).single();
    checkAll();
  }

  @Test
  @DisplayName("消えた行は戻り、件数も合う")
  void showsMissingWorkAgain() {
    Map<String, Object> before = work();
    long counted = counted(holder(before));
    damage(() -> rows.close(Source.PROCESS, (String) before.get("ref")));
    assertThat(counted(holder(before))).isEqualTo(counted - 1);

    checkAll();

    assertThat(work()).isEqualTo(before);
    assertThat(counted(holder(before))).isEqualTo(counted);
  }

  @Test
  @DisplayName("手続と食い違う担当と期限は、手続のとおりに直る")
  void correctsWhatDiffers() {
    Map<String, Object> before = work();
    long counted = counted(holder(before));
    String stranger = "nobody-" + UUID.randomUUID();
    damage(
        () ->
            rows.change(
                Source.PROCESS, (String) before.get("ref"), stranger, UUID.randomUUID(),
                clock.instant().plus(Duration.ofDays(1))));
    assertThat(work()).isNotEqualTo(before);

    checkAll();

    assertThat(work()).isEqualTo(before);
    assertThat(counted(holder(before))).isEqualTo(counted);
    assertThat(counted(stranger)).isZero();
  }

  @Test
  @DisplayName("手続の終わった行は消える")
  void takesAwayWhatHasNoTask() {
    String phantom = "R7-BANSO-31-0" + UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT);
    jdbc.sql(
            "insert into work_item select gen_random_uuid(), source, ?, programme, holder, assignee_id,"
                + " process_key, ?, definition_key, title, due_at, opened_at, stage from work_item where case_key = ?")
        .params(UUID.randomUUID().toString(), phantom, caseKey)
        .update();
    Map<String, Object> real = work();

    checkAll();

    assertThat(jdbc.sql("select count(*) from work_item where case_key = ?").param(phantom).query(Integer.class).single()).isZero();
    assertThat(work()).isEqualTo(real);
  }

  @Test
  @DisplayName("合っていれば書き直さない")
  void leavesWhatAgrees() {
    String written = writtenBy();

    checkAll();

    assertThat(writtenBy()).isEqualTo(written);
  }

  @Test
  @DisplayName("ほかの方に残した対応は、ほかに担う方がいなくなれば、本人に戻る")
  void leavesNobodyAlone() {
    UUID left = cast.person(Seat.REGION);
    TestPerson other = TestPerson.nobody(context);
    UUID role = other.give(RoleKind.REGION, ProgrammeCode.BANSO, PrefectureCode.of("31"));
    damage(() -> memberships.grant(holder(work()), other.id(), null));
    damage(() -> rows.exclude(new CaseKey(caseKey), (String) work().get("definition_key"), left));

    check.leaveNobodyAlone();
    assertThat(excluded()).contains(left);

    registration.endRole(role, LocalDate.now(clock).minusDays(1));
    check.leaveNobodyAlone();
    assertThat(excluded()).isEmpty();
  }

  private Optional<UUID> excluded() {
    return Optional.ofNullable(
        jdbc.sql("select excluded_id from work_item where case_key = ?").param(caseKey).query(UUID.class).list().get(0));
  }

  /** The transaction that wrote the row last. */
  private String writtenBy() {
    return jdbc.sql("select xmin::text from work_item where case_key = ?").param(caseKey).query(String.class).single();
  }

  private void damage(Runnable hand) {
    transaction.executeWithoutResult(status -> hand.run());
  }

  private static String holder(Map<String, Object> work) {
    return (String) work.get("holder");
  }

  private void checkAll() {
    String place = "";
    do {
      place = check.checkPage(place);
    } while (!place.isEmpty());
  }

  /** The one row of the case, without its own id and the moment it was opened. */
  private Map<String, Object> work() {
    return jdbc.sql(
            "select source, ref, programme, holder, assignee_id, process_key, case_key, definition_key, title,"
                + " due_at, stage from work_item where case_key = ?")
        .param(caseKey)
        .query()
        .singleRow();
  }

  private long counted(String holder) {
    return jdbc.sql(
            "select coalesce(sum(n), 0) from (select n from work_count where holder = :holder"
                + " union all select delta from work_count_delta where holder = :holder) counts")
        .param("holder", holder)
        .query(Long.class)
        .single();
  }
}
