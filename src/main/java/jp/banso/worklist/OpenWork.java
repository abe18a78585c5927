package jp.banso.worklist;

import java.util.Locale;
import java.util.UUID;
import jp.banso.kernel.NotFound;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.workflow.Workflow;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A single piece of open work, for its own page. */
@Service
@Transactional(readOnly = true)
public class OpenWork {

  private final JdbcClient jdbc;
  private final Workflow workflow;
  private final MessageSource messages;

  OpenWork(JdbcClient jdbc, Workflow workflow, MessageSource messages) {
    this.jdbc = jdbc;
    this.messages = messages;
    this.workflow = workflow;
  }

  /**
   * The open work with this id.
   *
   * @throws NotFound if it is done or another's
   */
  public WorkView find(Viewer viewer, UUID workItemId) {
    return jdbc.sql(
            "select * from work_item where id = :id and (holder = any(:groups) or assignee_id ="
                + " :person or (stage >= 3 and :manager and programme = :programme))")
        .param("id", workItemId)
        .param("groups", viewer.groups().toArray(String[]::new))
        .param("person", viewer.personId())
        .param("manager", viewer.role() == RoleKind.SECRETARIAT_MANAGER)
        .param("programme", viewer.programme().code())
        .query(WorkRows::map)
        .optional()
        .map(this::view)
        .orElseThrow(() -> new NotFound("work item"));
  }

  private WorkView view(WorkItem item) {
    String element =
        StoppedWork.SWEEP.equals(item.definitionKey())
            ? messages.getMessage("worklist.incident.sweep", null, Locale.JAPAN)
            : elementName(item);
    return new WorkView(
        item.id(), item.title(), item.caseKey(), element, item.openedAt(), item.dueAt(),
        item.source() == Source.INCIDENT);
  }

  /** Work that no process made has the name of its kind in place of a process. */
  private String elementName(WorkItem item) {
    return item.processKey() == null || item.definitionKey().equals(item.processKey())
        ? null
        : workflow.elementNames(item.processKey()).get(item.definitionKey());
  }
}
