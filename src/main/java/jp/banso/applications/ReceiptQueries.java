package jp.banso.applications;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 受付: what was received and is not accepted yet, with what the secretariat has to do of it and who does it. */
@Service
@Transactional(readOnly = true)
public class ReceiptQueries {

  private static final Set<String> PROCESSES = Set.of("application");

  private final ApplicationQueries queries;
  private final Worklist worklist;
  private final People people;
  private final CaseNumbers numbers;

  ReceiptQueries(ApplicationQueries queries, Worklist worklist, People people, CaseNumbers numbers) {
    this.queries = queries;
    this.worklist = worklist;
    this.people = people;
    this.numbers = numbers;
  }

  /**
   * An application that was received.
   *
   * @param task what is to be done of it next, null for nothing
   * @param assignee who has taken that, null if nobody has
   * @param dueOn by when that is to be done, null for no day
   */
  public record Received(ApplicationLine line, String task, String assignee, LocalDate dueOn) {

    public Place place() {
      return line.place();
    }
  }

  /** A page for the secretariat: three statements, however long it is. */
  public List<Received> page(
      Viewer viewer, ApplicationFilter filter, ApplicationColumn column, boolean descending, Place after, int size) {
    requireReceiver(viewer);
    List<ApplicationLine> lines = queries.page(viewer, filter, column, descending, after, size);
    Map<CaseKey, WorkItem> steps = steps(lines);
    Map<UUID, String> names =
        people.names(steps.values().stream().map(WorkItem::assigneeId).filter(Objects::nonNull).toList());
    return lines.stream().map(line -> received(line, steps.get(line.key()), names)).toList();
  }

  private Map<CaseKey, WorkItem> steps(List<ApplicationLine> lines) {
    return worklist.nextSteps(lines.stream().map(ApplicationLine::key).collect(Collectors.toSet()), PROCESSES);
  }

  private static Received received(ApplicationLine line, WorkItem step, Map<UUID, String> names) {
    return step == null
        ? new Received(line, null, null, null)
        : new Received(
            line, step.title(), step.assigneeId() == null ? null : names.get(step.assigneeId()),
            step.dueAt() == null ? null : JapanTime.dateOf(step.dueAt()));
  }

  /** How many there are, for the secretariat. */
  public ListCount count(Viewer viewer, ApplicationFilter filter) {
    requireReceiver(viewer);
    return queries.count(viewer, filter);
  }

  /** The open work of the chosen of these by its id, with their numbers, for who hands it over. */
  public Map<UUID, String> work(Viewer viewer, ApplicationFilter filter, List<UUID> chosen) {
    requireReceiver(viewer);
    Map<UUID, String> named = new LinkedHashMap<>();
    steps(queries.chosen(viewer, filter, chosen)).forEach((key, step) -> named.put(step.id(), numbers.shown(key)));
    return named;
  }

  private static void requireReceiver(Viewer viewer) {
    if (!viewer.role().isSecretariat()) {
      throw new Forbidden(viewer.role() + " has no intake");
    }
  }
}
