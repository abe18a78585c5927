package jp.banso.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.banso.BansoTest;
import jp.banso.kernel.CaseKey;
import jp.banso.platform.time.ClockWalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("時刻が来たら動く処理")
class EngineJobTests {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Autowired StubbornCases cases;
  @Autowired StubbornDelegate delegate;
  @Autowired EngineTimers timers;
  @Autowired ClockWalk walk;
  @Autowired Clock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @Test
  @DisplayName("時計がその時刻に着いてから5秒以内に動く")
  void aDueTimerFiresWithinFiveSecondsAfterTheClockMoved() {
    CaseKey key = cases.newKey();
    Duration ahead = Duration.ofMinutes(3);
    Instant dueAt = clock.instant().plus(ahead);
    cases.start(key, ahead);
    assertThat(cases.looksAtResult(key)).isFalse();

    walk.aimAt(dueAt.plusSeconds(30));

    await().atMost(PATIENCE).until(() -> cases.looksAtResult(key));
    Instant passed =
        jdbc.sql(
                "select a.end_time_ from act_hi_actinst a join act_hi_procinst p on p.id_ = a.proc_inst_id_"
                    + " where p.business_key_ = ? and a.act_id_ = 'CatchEvent_Due'")
            .param(key.value())
            .query(Timestamp.class)
            .single()
            .toInstant();
    assertThat(passed).isBetween(dueAt.minusSeconds(1), dueAt.plusSeconds(5));
    assertThat(delegate.triesOf(key.value())).isEqualTo(1);
  }

  @Test
  @DisplayName("動かしかけて落ちた処理は、占有が切れてから一度だけ動く")
  void aJobOfADeadNodeRunsOnceAfterItsLockEnds() {
    CaseKey key = cases.newKey();
    cases.start(key, Duration.ofHours(1));
    Instant lockEnds = clock.instant().plusSeconds(4);
    lockAsDeadNode(key, lockEnds);

    transaction.executeWithoutResult(
        status -> timers.move(key, "CatchEvent_Due", clock.instant().minusSeconds(1)));

    await().atMost(PATIENCE).until(() -> cases.looksAtResult(key));
    assertThat(clock.instant()).isAfter(lockEnds);
    assertThat(delegate.triesOf(key.value())).isEqualTo(1);
    assertThat(cases.workItems(key, "PROCESS")).isEqualTo(1);
  }

  private void lockAsDeadNode(CaseKey key, Instant until) {
    int locked =
        jdbc.sql(
                "update act_ru_job set lock_owner_ = 'dead-node', lock_exp_time_ = ? where process_instance_id_ ="
                    + " (select proc_inst_id_ from act_ru_execution where business_key_ = ?)")
            .params(Timestamp.from(until), key.value())
            .update();
    assertThat(locked).isEqualTo(1);
  }
}
