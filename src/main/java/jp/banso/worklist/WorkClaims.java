package jp.banso.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.workflow.Workflow;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 担当: who of a group does a piece of work. It tells the colleagues and locks nothing: whoever holds
 * the work may still carry it out.
 */
@Service
@Transactional
public class WorkClaims {

  private static final int LONGEST_DAYS = 366;
  private static final String LEFT_TO_OTHERS = "worklist.refused.leftToOthers";

  private final OpenWork openWork;
  private final WorkRows rows;
  private final Workflow workflow;
  private final People people;
  private final AuditLog audit;
  private final Clock clock;

  WorkClaims(
      OpenWork openWork, WorkRows rows, Workflow workflow, People people, AuditLog audit,
      Clock clock) {
    this.openWork = openWork;
    this.rows = rows;
    this.workflow = workflow;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
  }

  /** Takes the work, or back into the list what the viewer had put off. */
  public Outcome<Void> claim(Viewer viewer, UUID workItemId) {
    WorkItem item = held(viewer, workItemId);
    Optional<Outcome<Void>> refused = anothers(viewer, item);
    if (refused.isPresent()) {
      return refused.get();
    }
    assign(item, viewer.personId());
    rows.snooze(item.id(), null);
    record(viewer, item, "audit.worklist.claimed");
    return Outcome.done();
  }

  /** Leaves the work to the group again: whoever took it does so, or the manager for an absent one. */
  public Outcome<Void> giveBack(Viewer viewer, UUID workItemId) {
    WorkItem item = openWork.locked(viewer, workItemId);
    if (!manages(viewer, item)) {
      held(viewer, item);
      Optional<Outcome<Void>> refused = anothers(viewer, item);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    assign(item, null);
    record(viewer, item, "audit.worklist.givenBack");
    return Outcome.done();
  }

  /** Hands the work to somebody who holds it too. */
  public Outcome<Void> reassign(Viewer viewer, UUID workItemId, UUID personId) {
    WorkItem item = openWork.locked(viewer, workItemId);
    if (!manages(viewer, item)) {
      held(viewer, item);
    }
    Optional<PersonView> chosen =
        people.holding(item.holder()).stream().filter(one -> one.id().equals(personId)).findFirst();
    if (chosen.isEmpty()) {
      return Outcome.refused("worklist.refused.notOfTheGroup");
    }
    if (personId.equals(item.excludedId())) {
      return Outcome.refused(LEFT_TO_OTHERS);
    }
    assign(item, personId);
    audit.record(
        entry(viewer, item, "audit.worklist.reassigned").detail("reason", chosen.get().displayName()));
    return Outcome.done();
  }

  /** Takes the work and puts it off to a later day; its due date and reminders stay. */
  public Outcome<Void> snooze(Viewer viewer, UUID workItemId, LocalDate until) {
    LocalDate today = LocalDate.now(clock);
    WorkItem item = held(viewer, workItemId);
    if (!until.isAfter(today) || until.isAfter(today.plusDays(LONGEST_DAYS))) {
      return Outcome.refused("worklist.refused.snoozeDay");
    }
    Optional<Outcome<Void>> refused = anothers(viewer, item);
    if (refused.isPresent()) {
      return refused.get();
    }
    assign(item, viewer.personId());
    rows.snooze(item.id(), until);
    audit.record(entry(viewer, item, "audit.worklist.snoozed").detail("after", until));
    return Outcome.done();
  }

  /** The people to whom the work can be handed. */
  @Transactional(readOnly = true)
  public List<PersonView> colleagues(Viewer viewer, UUID workItemId) {
    WorkItem item = openWork.visible(viewer, workItemId);
    return people.holding(item.holder()).stream()
        .filter(one -> !one.id().equals(item.excludedId()))
        .toList();
  }

  private WorkItem held(Viewer viewer, UUID workItemId) {
    return held(viewer, openWork.locked(viewer, workItemId));
  }

  /** A manager sees overdue work of others too, but cannot take what only they can do. */
  private static WorkItem held(Viewer viewer, WorkItem item) {
    if (!viewer.holds(item.holder())) {
      throw new Forbidden(viewer.role() + " does not hold the work of " + item.holder());
    }
    return item;
  }

  private static boolean manages(Viewer viewer, WorkItem item) {
    return viewer.isManagerOf(viewer.programme())
        && viewer.programme().code().equals(item.programme());
  }

  private Optional<Outcome<Void>> anothers(Viewer viewer, WorkItem item) {
    if (item.excludes(viewer)) {
      return Optional.of(Outcome.refused(LEFT_TO_OTHERS));
    }
    if (item.assigneeId() == null || item.assigneeId().equals(viewer.personId())) {
      return Optional.empty();
    }
    String name = people.find(item.assigneeId()).map(PersonView::displayName).orElse("");
    return Optional.of(Outcome.refused("worklist.refused.taken", name));
  }

  /** The engine keeps who took a task and reports it back into the row. */
  private void assign(WorkItem item, UUID personId) {
    if (item.source() == Source.PROCESS) {
      workflow.assign(new CaseKey(item.caseKey()), item.definitionKey(), personId);
    } else {
      rows.change(item.source(), item.ref(), item.holder(), personId, item.dueAt());
    }
  }

  private void record(Viewer viewer, WorkItem item, String action) {
    audit.record(entry(viewer, item, action));
  }

  private static AuditEntry entry(Viewer viewer, WorkItem item, String action) {
    CaseKey key = item.caseKey() == null ? null : new CaseKey(item.caseKey());
    return AuditEntry.of(viewer.actor(), action, key).detail("element", item.title());
  }
}
