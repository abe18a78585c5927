package jp.banso.worklist;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 対応一覧: the open work of a viewer, counted and listed from our own read model. */
@Service
@Transactional
public class Worklist {

  private static final String MINE =
      " (holder = any(:groups) or assignee_id = :person or (stage >= 3 and :manager"
          + " and programme = :programme))";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final WorkRows rows;
  private final ObjectProvider<WorkDescriber> describers;
  private final StoppedWork stoppedWork;
  private final AuditLog audit;

  Worklist(
      JdbcClient jdbc,
      Clock clock,
      WorkRows rows,
      ObjectProvider<WorkDescriber> describers,
      StoppedWork stoppedWork,
      AuditLog audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.rows = rows;
    this.describers = describers;
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

  /** Counts from the counter rows and the open deltas; never by counting tasks. */
  @Transactional(readOnly = true)
  public WorkCounts counts(Viewer viewer) {
    LocalDate today = LocalDate.now(clock);
    LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    return jdbc.sql(
            "with all_counts as (select holder, due_day, n from work_count union all"
                + " select holder, due_day, delta from work_count_delta)"
                + " select coalesce(sum(n) filter (where due_day < :today), 0),"
                + " coalesce(sum(n) filter (where due_day = :today), 0),"
                + " coalesce(sum(n) filter (where due_day > :today and due_day <= :sunday), 0),"
                + " coalesce(sum(n) filter (where due_day > :sunday), 0)"
                + " from all_counts where holder = any(:groups)")
        .param("today", today)
        .param("sunday", sunday)
        .param("groups", groups(viewer))
        .query(
            (row, number) ->
                new WorkCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .single();
  }

  /** A page of the viewer's open work, most urgent first; {@code after} is null for the first. */
  @Transactional(readOnly = true)
  public List<WorkLine> page(Viewer viewer, Period period, Cursor after, int size) {
    LocalDate today = LocalDate.now(clock);
    LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    String dueDay = "coalesce((due_at at time zone 'Asia/Tokyo')::date, date '9999-12-31')";
    String within =
        switch (period) {
          case ALL -> "";
          case OVERDUE -> " and " + dueDay + " < :today";
          case TODAY -> " and " + dueDay + " = :today";
          case THIS_WEEK -> " and " + dueDay + " > :today and " + dueDay + " <= :sunday";
          case LATER -> " and " + dueDay + " > :sunday";
        };
    String from =
        after == null ? "" : " and (coalesce(due_at, 'infinity'), id) > (coalesce(:afterDue, 'infinity'::timestamptz), :afterId)";
    var query =
        jdbc.sql(
                "select * from work_item where" + MINE + within + from
                    + " order by coalesce(due_at, 'infinity'), id limit :size")
            .param("groups", groups(viewer))
            .param("person", viewer.personId())
            .param("manager", viewer.role() == RoleKind.SECRETARIAT_MANAGER)
            .param("programme", viewer.programme().code())
            .param("today", today)
            .param("sunday", sunday)
            .param("size", size);
    if (after != null) {
      query =
          query
              .param("afterDue", after.dueAt() == null ? null : Timestamp.from(after.dueAt()))
              .param("afterId", after.id());
    }
    return describe(query.query(WorkRows::map).list());
  }

  /** The viewer's own open steps on a case, for 「いまできること」. */
  @Transactional(readOnly = true)
  public List<WorkLine> onCase(Viewer viewer, CaseKey key) {
    return describe(
        jdbc.sql("select * from work_item where" + MINE + " and (case_key = :key or case_key like :children) order by due_at limit 50")
            .param("groups", groups(viewer))
            .param("person", viewer.personId())
            .param("manager", viewer.role() == RoleKind.SECRETARIAT_MANAGER)
            .param("programme", viewer.programme().code())
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

  public void close(Source source, String ref) {
    rows.close(source, ref);
  }

  /** The retry button of 「処理が止まっています」. */
  public void retry(Viewer viewer, UUID workItemId) {
    WorkItem item =
        jdbc.sql("select * from work_item where id = :id and source = 'INCIDENT' and holder = any(:groups)")
            .param("id", workItemId)
            .param("groups", groups(viewer))
            .query(WorkRows::map)
            .optional()
            .orElseThrow(() -> new NotFound("incident"));
    stoppedWork.retry(item);
    CaseKey key = item.caseKey() == null ? null : new CaseKey(item.caseKey());
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.worklist.retried", key).detail("element", item.definitionKey()));
    rows.close(Source.INCIDENT, item.ref());
  }

  private List<WorkLine> describe(List<WorkItem> items) {
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkDescriber describer : describers) {
      List<WorkItem> own =
          items.stream()
              .filter(item -> item.processKey() != null && describer.describes(item.processKey()))
              .toList();
      if (!own.isEmpty()) {
        texts.putAll(describer.describe(own));
      }
    }
    List<WorkLine> lines = new ArrayList<>();
    for (WorkItem item : items) {
      WorkText text =
          texts.getOrDefault(
              item.id(), new WorkText(item.caseKey() == null ? "" : item.caseKey(), "/tasks/" + item.id()));
      String link = item.source() == Source.INCIDENT ? "/tasks/" + item.id() : text.link();
      lines.add(
          new WorkLine(
              item.id(), item.source(), item.title(), text.subject(), link, item.caseKey(),
              item.definitionKey(), item.dueAt(), item.openedAt(), item.escalated()));
    }
    return lines;
  }

  private static String[] groups(Viewer viewer) {
    return viewer.groups().toArray(String[]::new);
  }
}
