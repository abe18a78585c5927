package jp.banso.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import jp.banso.BansoTest;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("二人が同じ手続を同時に終えようとしたとき")
class LostRaceTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired StubbornCases cases;
  @Autowired Workflow workflow;
  @Autowired TaskService tasks;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private CaseKey openCase() {
    CaseKey key = cases.newKey();
    cases.start(key, Duration.ZERO);
    await().atMost(PATIENCE).until(() -> cases.looksAtResult(key));
    return key;
  }

  private void complete(CaseKey key) {
    workflow.complete(key, "UserTask_Look", Map.of());
  }

  @Test
  @DisplayName("先の方が確定する前に来た方にも「既に処理済み」と伝わる")
  void theSecondHearsThatItIsDone() throws InterruptedException {
    CaseKey key = openCase();
    CountDownLatch completed = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      complete(key);
                      completed.countDown();
                      awaitQuietly(mayCommit);
                    }));
    completed.await();

    CompletableFuture<Void> second =
        CompletableFuture.runAsync(
            () -> transaction.executeWithoutResult(status -> complete(key)));
    await().atMost(PATIENCE).until(this::someoneWaitsForALock);
    mayCommit.countDown();

    first.join();
    Assertions.assertThatThrownBy(second::join).hasCauseInstanceOf(AlreadyDone.class);
    assertThat(workflow.isRunning(StubbornCases.PROCESS, key)).isFalse();
    assertThat(cases.workItems(key, "PROCESS")).isZero();
  }

  @Test
  @DisplayName("確定した後に来た方には「既に処理済み」と伝わる")
  void theLateHearThatItIsDone() {
    CaseKey key = openCase();
    transaction.executeWithoutResult(status -> complete(key));

    Assertions.assertThatThrownBy(() -> transaction.executeWithoutResult(status -> complete(key)))
        .isInstanceOf(AlreadyDone.class);
  }

  @Test
  @DisplayName("私たちの業務を通らずに終えることはできない")
  void completionPastOurServicesIsRefused() {
    CaseKey key = openCase();
    String taskId =
        tasks.createTaskQuery().processInstanceBusinessKey(key.value()).singleResult().getId();

    Assertions.assertThatThrownBy(() -> tasks.complete(taskId))
        .hasStackTraceContaining("refused outside Banso's own services");

    assertThat(cases.looksAtResult(key)).isTrue();
    assertThat(cases.workItems(key, "PROCESS")).isEqualTo(1);
  }

  private boolean someoneWaitsForALock() {
    return jdbc.sql("select count(*) from pg_locks where not granted").query(Integer.class).single() > 0;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
