package jp.banso.worklist;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What one person took of the work of some groups, to be handed to another when the person leaves. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PersonalWork {

  private final JdbcClient jdbc;
  private final WorkRows rows;
  private final WorkLines lines;
  private final Workflow workflow;

  PersonalWork(JdbcClient jdbc, WorkRows rows, WorkLines lines, Workflow workflow) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.lines = lines;
    this.workflow = workflow;
  }

  /** Their open work in these groups, most urgent first. */
  @Transactional(readOnly = true)
  public List<WorkLine> takenBy(UUID personId, ProgrammeCode programme, Collection<String> groups) {
    return lines.of(
        jdbc.sql(
                "select * from work_item where assignee_id = :person and programme = :programme"
                    + " and holder = any(:groups) order by " + WorkScope.URGENT_FIRST)
            .param("person", personId)
            .param("programme", programme.code())
            .param("groups", groups.toArray(String[]::new))
            .query(WorkRows::map)
            .list());
  }

  /**
   * Moves open work from one person to another; work that the other must not do, or that has gone to somebody else
   * meanwhile,
   * is left to its group.
   *
   * @param from who holds it now, null if it waits for somebody
   * @param to null to leave it to the group
   */
  public void move(UUID workItemId, UUID from, UUID to) {
    Optional<WorkItem> found =
        jdbc.sql("select * from work_item where id = ? and assignee_id is not distinct from ? for update")
            .params(workItemId, from)
            .query(WorkRows::map)
            .optional();
    found.ifPresent(item -> assign(item, to != null && to.equals(item.excludedId()) ? null : to));
  }

  private void assign(WorkItem item, UUID personId) {
    if (item.source() == Source.PROCESS) {
      workflow.assign(new CaseKey(item.caseKey()), item.definitionKey(), personId);
    } else {
      rows.change(item.source(), item.ref(), item.holder(), personId, item.dueAt());
    }
  }
}
