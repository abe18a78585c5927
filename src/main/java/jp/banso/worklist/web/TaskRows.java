package jp.banso.worklist.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.banso.parties.Absences;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.worklist.HolderWords;
import jp.banso.worklist.TaskViews;
import jp.banso.worklist.WorkLine;
import jp.banso.worklist.Worklist.Cursor;
import org.springframework.stereotype.Component;

/** Puts lines of work into rows that name the colleague who does it. */
@Component
class TaskRows {

  private final TaskViews views;
  private final People people;
  private final HolderWords holders;
  private final Absences absences;

  TaskRows(TaskViews views, People people, HolderWords holders, Absences absences) {
    this.views = views;
    this.holders = holders;
    this.people = people;
    this.absences = absences;
  }

  List<TaskRowView> of(Viewer viewer, List<WorkLine> lines) {
    List<UUID> others =
        lines.stream()
            .map(WorkLine::assigneeId)
            .filter(Objects::nonNull)
            .filter(id -> !id.equals(viewer.personId()))
            .distinct()
            .toList();
    Map<UUID, String> names = new HashMap<>(people.names(others));
    absences.marks(viewer, others).forEach((person, mark) -> names.computeIfPresent(person, (id, name) -> name + " " + mark));
    return lines.stream().map(line -> row(viewer, line, names)).toList();
  }

  /** Lines of work that lies with others, with the words for who they are. */
  List<TaskRowView> elsewhere(List<WorkLine> lines) {
    return lines.stream()
        .map(
            line ->
                new TaskRowView(
                    line.id(), views.of(line, holders.of(line.holder())), false, true, false, null,
                    cursor(line)))
        .toList();
  }

  private TaskRowView row(Viewer viewer, WorkLine line, Map<UUID, String> names) {
    UUID assignee = line.assigneeId();
    boolean others = viewer.personId().equals(line.excludedId());
    String colleague = assignee == null ? (others ? holders.others() : null) : names.get(assignee);
    return new TaskRowView(
        line.id(), views.of(line, colleague), viewer.holds(line.holder()) && !others, assignee != null,
        viewer.personId().equals(assignee), line.snoozedUntil(), cursor(line));
  }

  private static Cursor cursor(WorkLine line) {
    return new Cursor(line.dueAt(), line.id());
  }
}
