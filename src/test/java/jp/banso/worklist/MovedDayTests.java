package jp.banso.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.worklist.WorkItem.Source;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("期日の変わった対応")
class MovedDayTests {

  @Autowired private WorkRows rows;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private final String ref = UUID.randomUUID().toString();

  @Test
  @DisplayName("期日が延びれば責任者への引上げは解け、同じ期日のままなら残る")
  void isNoConcernOfItsManagerAnyMore() {
    Instant past = clock.instant().minus(Duration.ofDays(30));
    rows.open(
        Source.MENTION, ref, "banso", Groups.ministry(ProgrammeCode.BANSO), null, null, null, "test", "期日の目印", past);
    await().atMost(Duration.ofSeconds(60)).until(this::escalated);

    moveTo(past);
    assertThat(escalated()).isTrue();
    moveTo(clock.instant().plus(Duration.ofDays(60)));
    assertThat(escalated()).isFalse();
    rows.close(Source.MENTION, ref);
  }

  private boolean escalated() {
    return jdbc.sql("select escalated from work_item where ref = ?").param(ref).query(Boolean.class).single();
  }

  private void moveTo(Instant dueAt) {
    rows.change(Source.MENTION, ref, Groups.ministry(ProgrammeCode.BANSO), null, dueAt);
  }
}
