package jp.banso.platform.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jp.banso.kernel.CaseKey;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases of a process that is made for tests: a timer, a step that may fail, a user task. */
@Component
class StubbornCases {

  static final String PROCESS = "stubborn-step";
  private static final String MODEL = "platform/stubborn-step.bpmn";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Workflow workflow;
  private final RepositoryService repository;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Clock clock;

  StubbornCases(
      Workflow workflow,
      RepositoryService repository,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      Clock clock) {
    this.workflow = workflow;
    this.repository = repository;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  CaseKey newKey() {
    return new CaseKey("R7-BANSO-47-9%02d".formatted(NUMBER.incrementAndGet()));
  }

  /** Starts a case whose timer is due after this much business time. */
  void start(CaseKey key, Duration until) {
    repository.createDeployment()
        .name(MODEL)
        .enableDuplicateFiltering(true)
        .addClasspathResource(MODEL)
        .deploy();
    Instant dueAt = clock.instant().plus(until);
    transaction.executeWithoutResult(
        status ->
            workflow.start(PROCESS, key, Map.of("programme", "banso", "dueAt", Date.from(dueAt))));
  }

  boolean looksAtResult(CaseKey key) {
    return workflow.isOpen(key, "UserTask_Look");
  }

  int workItems(CaseKey key, String source) {
    return jdbc.sql("select count(*) from work_item where case_key = ? and source = ?")
        .params(key.value(), source)
        .query(Integer.class)
        .single();
  }
}
