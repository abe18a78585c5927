package jp.banso.worklist;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 対応一覧: the open work of a viewer, counted and listed from our own read model. */
@Service
@Transactional
public class Worklist {

  private static final String AFTER =
      " and (coalesce(due_at, 'infinity'), id)"
          + " > (coalesce(cast(:afterDue as timestamptz), 'infinity'), :afterId)";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final WorkRows rows;
  private final WorkLines lines;
  private final StoppedWork stoppedWork;
  private final AuditLog audit;

  Worklist(
      JdbcClient jdbc,
      Clock clock,
      WorkRows rows,
      WorkLines lines,
      StoppedWork stoppedWork,
      AuditLog audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.rows = rows;
    this.lines = lines;
    this.stoppedWork = stoppedWork;
    this.audit = audit;
  }

  /** A place in the list to go on from: due day and id of the last line. */
  public record Cursor(Instant dueAt, UUID id) {}

  /** Which part of the list: nearness of the due day. */
  public enum Period {
    ALL,
    OVERDUE,
    TODAY,
    THIS_WEEK,
    LATER
  }

  /** Which part of the list: who took the work. Taking it locks nothing, it tells the colleagues. */
  public enum Shelf {
    /** Nobody's yet, or the viewer's. */
    OPEN,
    /** The viewer's. */
    TAKEN,
    /** The viewer's, put off to a later day. */
    SNOOZED,
    /** Taken by somebody else who holds it too, or theirs to take. */
    COLLEAGUES
  }

  /** Counts from the counter rows and the open deltas; never by counting tasks. */
  @Transactional(readOnly = true)
  public WorkCounts counts(Viewer viewer) {
    LocalDate today = LocalDate.now(clock);
    Map<Shelf, WorkCounts.ByPeriod> shelves = new EnumMap<>(Shelf.class);
    WorkScope.bind(
            jdbc.sql(
                "with counted as (select case when " + WorkScope.shelf(viewer, Shelf.TAKEN)
                    + " then 'TAKEN' when " + WorkScope.shelf(viewer, Shelf.OPEN)
                    + " then 'OPEN' when " + WorkScope.shelf(viewer, Shelf.SNOOZED)
                    + " then 'SNOOZED' else 'COLLEAGUES' end shelf, due_day, n from (select holder, programme,"
                    + " assignee_id, excluded_id, snoozed, escalated, due_day, n from work_count union all"
                    + " select holder, programme, assignee_id, excluded_id, snoozed, escalated, due_day, delta"
                    + " from work_count_delta) numbers where " + WorkScope.visible(viewer) + ")"
                    + " select shelf, coalesce(sum(n) filter (where due_day < :today), 0),"
                    + " coalesce(sum(n) filter (where due_day = :today), 0),"
                    + " coalesce(sum(n) filter (where due_day > :today and due_day <= :sunday), 0),"
                    + " coalesce(sum(n) filter (where due_day > :sunday), 0)"
                    + " from counted group by shelf"),
            viewer)
        .param("today", today)
        .param("sunday", WorkScope.sunday(today))
        .query(
            row -> {
              shelves.put(
                  Shelf.valueOf(row.getString(1)),
                  new WorkCounts.ByPeriod(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
            });
    shelves.merge(
        Shelf.OPEN, shelves.getOrDefault(Shelf.TAKEN, WorkCounts.ByPeriod.NONE),
        WorkCounts.ByPeriod::plus);
    return new WorkCounts(shelves);
  }

  /** A page of a shelf, most urgent first; {@code after} is null for the first. */
  @Transactional(readOnly = true)
  public List<WorkLine> page(Viewer viewer, Shelf shelf, Period period, Cursor after, int size) {
    WorkScope.Span span = WorkScope.Span.of(period, LocalDate.now(clock));
    String condition =
        WorkScope.shelf(viewer, shelf)
            + (span.from() == null ? "" : " and coalesce(due_at, 'infinity') >= :from")
            + (span.to() == null ? "" : " and coalesce(due_at, 'infinity') < :to")
            + (after == null ? "" : AFTER);
    StatementSpec query =
        WorkScope.bind(jdbc.sql(WorkScope.firstRows(viewer, condition)), viewer)
            .param("from", timestamp(span.from()))
            .param("to", timestamp(span.to()))
            .param("size", size);
    return lines.of(placed(query, after).query(WorkRows::map).list());
  }

  /**
   * What is open in the viewer's programme and lies with somebody else, most urgent first. Who
   * prepares and watches a programme knows its steps; for everybody else there is nothing.
   */
  @Transactional(readOnly = true)
  public List<WorkLine> elsewhere(Viewer viewer, Cursor after, int size) {
    if (!viewer.isSecretariatOf(viewer.programme())) {
      return List.of();
    }
    StatementSpec query =
        WorkScope.bind(
                jdbc.sql(
                    "select * from work_item where programme = :programme and source = 'PROCESS'"
                        + " and not (" + WorkScope.visible(viewer) + ")"
                        + (after == null ? "" : AFTER)
                        + " order by " + WorkScope.URGENT_FIRST + " limit :size"),
                viewer)
            .param("size", size);
    return lines.of(placed(query, after).query(WorkRows::map).list());
  }

  private static StatementSpec placed(StatementSpec query, Cursor after) {
    return after == null
        ? query
        : query.param("afterDue", timestamp(after.dueAt())).param("afterId", after.id());
  }

  private static Timestamp timestamp(Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  /** The viewer's own open steps on a case, for 「いまできること」, whoever of the group took them. */
  @Transactional(readOnly = true)
  public List<WorkLine> onCase(Viewer viewer, CaseKey key) {
    return lines.of(
        WorkScope.bind(
                jdbc.sql(
                    "select * from work_item where " + WorkScope.visible(viewer)
                        + " and excluded_id is distinct from :person"
                        + " and (case_key = :key or case_key like :children) order by due_at limit 50"),
                viewer)
            .param("key", key.value())
            .param("children", key.value() + "-%")
            .query(WorkRows::map)
            .list());
  }

  /**
   * Who holds the open steps of a case, whoever asks; the module that owns the case has checked
   * that the viewer may see it.
   */
  @Transactional(readOnly = true)
  public List<WorkItem> holdersOf(CaseKey key) {
    return jdbc.sql("select * from work_item where case_key = ? and source = 'PROCESS' order by opened_at")
        .param(key.value())
        .query(WorkRows::map)
        .list();
  }

  /**
   * In SQL, whether the most urgent open step of a case lies with somebody else: the same step that
   * {@link #nextSteps} answers, for lists that are cut to a size. {@code :groups} are the viewer's
   * groups, {@code :processes} the processes whose steps count.
   *
   * @param key the column of the case's key
   */
  public static String liesElsewhere(String key) {
    return "exists (select 1 from (" + nextStep(key) + ") step where step.holder <> all(:groups))";
  }

  /**
   * In SQL, whether an open step of the case itself is due from {@code :dueFrom} on and before {@code :dueUntil}.
   *
   * @param key the column of the case's key
   */
  public static String isDue(String key) {
    return "exists (select 1 from work_item due where due.source = 'PROCESS' and due.case_key = " + key
        + " and due.due_at >= :dueFrom and due.due_at < :dueUntil)";
  }

  private static String nextStep(String key) {
    return "select * from work_item where source = 'PROCESS' and (case_key = " + key
        + " or (case_key ~>=~ (" + key + " || '-') and case_key ~<~ (" + key
        + " || '.'))) and process_key = any(:processes) order by " + WorkScope.URGENT_FIRST
        + " limit 1";
  }

  /**
   * The most urgent open step of each case and its children in these processes, whoever asks; the
   * module that owns the cases has checked that the viewer may see them.
   */
  @Transactional(readOnly = true)
  public Map<CaseKey, WorkItem> nextSteps(Collection<CaseKey> keys, Set<String> processes) {
    Map<CaseKey, WorkItem> steps = new HashMap<>();
    if (keys.isEmpty()) {
      return steps;
    }
    jdbc.sql(
            "select root.name root_key, step.* from unnest(cast(:keys as text[])) as root(name)"
                + " cross join lateral (" + nextStep("root.name") + ") step")
        .param("keys", keys.stream().map(CaseKey::value).toArray(String[]::new))
        .param("processes", processes.toArray(String[]::new))
        .query(
            row -> {
              steps.put(new CaseKey(row.getString("root_key")), WorkRows.map(row, row.getRow()));
            });
    return steps;
  }

  /** Open work that no process made, by what it is of; the module that opened it has checked who may see it. */
  @Transactional(readOnly = true)
  public Map<String, WorkItem> ofRefs(Source source, Collection<String> refs) {
    Map<String, WorkItem> items = new HashMap<>();
    if (!refs.isEmpty()) {
      jdbc.sql("select * from work_item where source = :source and ref = any(:refs)")
          .param("source", source.name())
          .param("refs", refs.toArray(String[]::new))
          .query(WorkRows::map)
          .list()
          .forEach(item -> items.put(item.ref(), item));
    }
    return items;
  }

  /**
   * In SQL, whether open work that no process made is taken: by the person {@code :assignee}, or by somebody if that is
   * null.
   *
   * @param ref an expression for what it is of, as text, with the name of its table
   */
  public static String isTaken(Source source, String ref) {
    return "exists (select 1 from work_item taken where taken.source = '" + source + "' and taken.ref = " + ref
        + " and taken.assignee_id is not null and (cast(:assignee as uuid) is null"
        + " or taken.assignee_id = cast(:assignee as uuid)))";
  }

  /**
   * Opens work that no process made, an objection for instance.
   *
   * @param what names the kind of work; a {@link WorkDescriber} is asked for it like for a process
   */
  public void open(
      Source source, String ref, ProgrammeCode programme, String holder, CaseKey key, String what,
      String title) {
    rows.open(source, ref, programme.code(), holder, null, what, key == null ? null : key.value(),
        what, title, null);
  }

  /** As {@link #open}, due at an instant of business time. */
  public void openUntil(
      Source source, String ref, ProgrammeCode programme, String holder, CaseKey key, String what,
      String title, Instant dueAt) {
    rows.open(source, ref, programme.code(), holder, null, what, key == null ? null : key.value(),
        what, title, dueAt);
  }

  /** As {@link #open}, for one person of the group; the others see with whom it lies. */
  public void openFor(
      Source source, String ref, ProgrammeCode programme, String holder, UUID personId, CaseKey key, String what,
      String title) {
    rows.open(source, ref, programme.code(), holder, personId, what, key == null ? null : key.value(), what, title, null);
  }

  /** The open work that was asked for, empty once it is done. */
  @Transactional(readOnly = true)
  public Optional<WorkLine> asked(WorkAsked work) {
    List<WorkItem> open =
        jdbc.sql("select * from work_item where source = 'PROCESS' and ref = ?")
            .param(work.ref())
            .query(WorkRows::map)
            .list();
    return lines.of(open).stream().findFirst();
  }

  /**
   * Says of an open step that this person of its group must not take it, who took the one before it:
   * for them it is others' work.
   */
  public void leaveToOthers(CaseKey key, String definitionKey, UUID personId) {
    rows.exclude(key, definitionKey, personId);
  }

  public void close(Source source, String ref) {
    rows.close(source, ref);
  }

  /** What of the system has stopped, whosever work it is, in order: for a process that has but one call in it. */
  @Transactional(readOnly = true)
  public List<WorkLine> stopped() {
    return lines.of(
        jdbc.sql("select * from work_item where source = 'INCIDENT' order by opened_at, id").query(WorkRows::map).list());
  }

  /** The retry button of 「処理が止まっています」. */
  public void retry(Viewer viewer, UUID workItemId) {
    WorkItem item =
        jdbc.sql("select * from work_item where id = :id and source = 'INCIDENT' and holder = any(:groups)")
            .param("id", workItemId)
            .param("groups", viewer.groups().toArray(String[]::new))
            .query(WorkRows::map)
            .optional()
            .orElseThrow(() -> new NotFound("incident"));
    stoppedWork.retry(item);
    CaseKey key = item.caseKey() == null ? null : new CaseKey(item.caseKey());
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.worklist.retried", key).detail("element", item.title()));
    rows.close(Source.INCIDENT, item.ref());
  }
}
