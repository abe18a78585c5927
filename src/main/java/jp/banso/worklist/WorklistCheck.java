package jp.banso.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.platform.time.Sweep;
import jp.banso.platform.workflow.OpenTasks;
import jp.banso.platform.workflow.TaskObserver.TaskFacts;
import jp.banso.worklist.WorkItem.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the rows of process work with the engine's tasks, a page at a time, and repairs them.
 * Both are written in one transaction, so a difference is a defect or a hand in the database: each
 * is logged. It also sees whether anybody is left to do what one person was left out of.
 */
@Component
class WorklistCheck implements Sweep {

  private static final Logger log = LoggerFactory.getLogger(WorklistCheck.class);
  private static final int PAGE = 500;

  private final OpenTasks openTasks;
  private final EngineTasks engineTasks;
  private final WorkRows workRows;
  private final People people;
  private final JdbcClient jdbc;
  private final Clock technicalClock;
  private final TransactionTemplate snapshot;
  private final Duration pause;
  private Instant nextAt;
  private String place = "";

  WorklistCheck(
      OpenTasks openTasks,
      EngineTasks engineTasks,
      WorkRows workRows,
      People people,
      JdbcClient jdbc,
      @Qualifier("technicalClock") Clock technicalClock,
      PlatformTransactionManager transactions,
      @Value("${banso.worklist.check-pause:PT1M}") Duration pause) {
    this.openTasks = openTasks;
    this.engineTasks = engineTasks;
    this.workRows = workRows;
    this.people = people;
    this.jdbc = jdbc;
    this.technicalClock = technicalClock;
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.pause = pause;
    this.nextAt = technicalClock.instant().plus(pause);
  }

  @Override
  public String name() {
    return "worklist-check";
  }

  /** Nobody waits for it. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  @Override
  public synchronized void runDue() {
    Instant now = technicalClock.instant();
    if (now.isBefore(nextAt)) {
      return;
    }
    nextAt = now.plus(pause);
    place = checkPage(place);
    snapshot.executeWithoutResult(status -> leaveNobodyAlone());
  }

  /**
   * Compares one page.
   *
   * @return where the next page begins, empty for the first again
   */
  String checkPage(String after) {
    return snapshot.execute(status -> compare(after));
  }

  /** Whoever was left out because there were others has the work as soon as the last of these is gone. */
  void leaveNobodyAlone() {
    Map<String, List<PersonView>> holders = new HashMap<>();
    for (WorkItem work :
        jdbc.sql("select * from work_item where excluded_id is not null").query(WorkRows::map).list()) {
      if (holders.computeIfAbsent(work.holder(), people::holding).stream()
          .allMatch(person -> person.id().equals(work.excludedId()))) {
        workRows.exclude(new CaseKey(work.caseKey()), work.definitionKey(), null);
      }
    }
  }

  /** In one snapshot, or a task that ends meanwhile would look like a difference. */
  private String compare(String after) {
    List<TaskFacts> tasks = openTasks.page(after, PAGE);
    String last = tasks.size() < PAGE ? null : tasks.get(PAGE - 1).taskId();
    Map<String, WorkItem> rows = rows(after, last);
    for (TaskFacts task : tasks) {
      WorkItem row = rows.remove(task.taskId());
      if (row == null) {
        log.error("work of {} {} was missing and is shown again", task.businessKey(), task.definitionKey());
        engineTasks.opened(task);
      } else if (!agrees(row, task)) {
        log.error("work of {} {} was not as its task and is corrected", task.businessKey(), task.definitionKey());
        engineTasks.changed(task);
      }
    }
    rows.values().forEach(
        row -> {
          log.error("work of {} {} had no task and is taken away", row.caseKey(), row.definitionKey());
          engineTasks.closed(row.ref());
        });
    return last == null ? "" : last;
  }

  private Map<String, WorkItem> rows(String after, String last) {
    Map<String, WorkItem> rows = new HashMap<>();
    jdbc.sql(
            "select * from work_item where source = :source and ref > :after"
                + " and (cast(:last as text) is null or ref <= :last)")
        .param("source", Source.PROCESS.name())
        .param("after", after)
        .param("last", last)
        .query(WorkRows::map)
        .list()
        .forEach(row -> rows.put(row.ref(), row));
    return rows;
  }

  private static boolean agrees(WorkItem row, TaskFacts task) {
    UUID assignee = task.assignee() == null ? null : UUID.fromString(task.assignee());
    return Objects.equals(row.holder(), task.candidateGroup())
        && Objects.equals(row.assigneeId(), assignee)
        && Objects.equals(row.dueAt(), task.dueAt());
  }
}
