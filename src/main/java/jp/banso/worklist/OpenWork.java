package jp.banso.worklist;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.kernel.NotFound;
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
  private final WorkLines lines;
  private final Workflow workflow;
  private final MessageSource messages;

  OpenWork(JdbcClient jdbc, WorkLines lines, Workflow workflow, MessageSource messages) {
    this.jdbc = jdbc;
    this.lines = lines;
    this.messages = messages;
    this.workflow = workflow;
  }

  /**
   * The open work with this id.
   *
   * @throws NotFound if it is done or another's
   */
  public WorkView find(Viewer viewer, UUID workItemId) {
    return view(viewer, visible(viewer, workItemId));
  }

  WorkItem visible(Viewer viewer, UUID workItemId) {
    return row(viewer, workItemId, "");
  }

  /** The row, held until the transaction ends: two who take the same work follow each other. */
  WorkItem locked(Viewer viewer, UUID workItemId) {
    return row(viewer, workItemId, " for update");
  }

  private WorkItem row(Viewer viewer, UUID workItemId, String holding) {
    return WorkScope.bind(
            jdbc.sql(
                "select * from work_item where id = :id and " + WorkScope.visible(viewer) + holding),
            viewer)
        .param("id", workItemId)
        .query(WorkRows::map)
        .optional()
        .orElseThrow(() -> new NotFound("work item"));
  }

  private WorkView view(Viewer viewer, WorkItem item) {
    String element =
        StoppedWork.SWEEP.equals(item.definitionKey())
            ? messages.getMessage("worklist.incident.sweep", null, Locale.JAPAN)
            : elementName(item);
    return new WorkView(
        item.id(), item.title(), item.caseKey(), element, item.openedAt(), item.dueAt(),
        item.source() == Source.INCIDENT, lines.of(List.of(item)).get(0).link(), item.assigneeId(),
        item.snoozedUntil(), viewer.holds(item.holder()) && !item.excludes(viewer), item.excludes(viewer));
  }

  /** Work that no process made has the name of its kind in place of a process. */
  private String elementName(WorkItem item) {
    return item.processKey() == null || item.definitionKey().equals(item.processKey())
        ? null
        : workflow.elementNames(item.processKey()).get(item.definitionKey());
  }
}
