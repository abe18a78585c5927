package jp.banso.worklist;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.worklist.Worklist.Period;
import jp.banso.worklist.Worklist.Shelf;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Whose work is whose, in SQL. Lists and counters are narrowed by the same words over the same
 * columns, so a number and its list cannot differ.
 */
final class WorkScope {

  static final String URGENT_FIRST = "coalesce(due_at, 'infinity'), id";

  private static final String OF_GROUPS = "holder = any(:groups)";
  private static final String OTHERS = "(assignee_id <> all(:hands) or excluded_id = :person)";
  private static final String ESCALATED = "escalated and programme = :programme";

  private WorkScope() {}

  /** Work of the viewer's groups, and to a manager what is overdue elsewhere in the programme. */
  static String visible(Viewer viewer) {
    return isManager(viewer) ? "(" + OF_GROUPS + " or (" + ESCALATED + "))" : OF_GROUPS;
  }

  /** What is overdue stays before its manager's eyes, whoever took it or has to. */
  static String shelf(Viewer viewer, Shelf shelf) {
    String raised = isManager(viewer) ? "(" + ESCALATED + ")" : "false";
    return switch (shelf) {
      case OPEN ->
          "((assignee_id is null and excluded_id is distinct from :person)"
              + " or (assignee_id = any(:hands) and not snoozed and excluded_id is distinct from :person) or (" + OTHERS + " and " + raised + "))";
      case TAKEN ->
          "(assignee_id = any(:hands) and not snoozed and excluded_id is distinct from :person)";
      case SNOOZED -> "(assignee_id = any(:hands) and snoozed and excluded_id is distinct from :person)";
      case COLLEAGUES -> "(" + OTHERS + " and not " + raised + ")";
    };
  }

  /**
   * The first {@code :size} rows of {@link #visible}, most urgent first: each group gives its own
   * first rows along the index, however many it has.
   */
  static String firstRows(Viewer viewer, String condition) {
    String ordered = " order by " + URGENT_FIRST + " limit :size";
    String ofGroups =
        "(select w.* from unnest(cast(:groups as text[])) as own(name) cross join lateral"
            + " (select * from work_item where holder = own.name and " + condition + ordered + ") w)";
    String elsewhere =
        " union all (select * from work_item where " + ESCALATED + " and holder <> all(:groups) and "
            + condition + ordered + ")";
    return "select * from (" + ofGroups + (isManager(viewer) ? elsewhere : "") + ") found" + ordered;
  }

  static StatementSpec bind(StatementSpec statement, Viewer viewer) {
    return statement
        .param("groups", viewer.groups().toArray(String[]::new))
        .param("person", viewer.personId())
        .param("hands", hands(viewer))
        .param("programme", viewer.programme().code());
  }

  /** The viewer, and the absent for whom the viewer stands in: what they took stays theirs, and is seen as the viewer's. */
  private static UUID[] hands(Viewer viewer) {
    return Stream.concat(Stream.of(viewer.personId()), viewer.standsFor().keySet().stream()).toArray(UUID[]::new);
  }

  /** The due instants of a period, {@code from} included; null where it has no end. */
  record Span(Instant from, Instant to) {

    static Span of(Period period, LocalDate today) {
      LocalDate monday = sunday(today).plusDays(1);
      return switch (period) {
        case ALL -> new Span(null, null);
        case OVERDUE -> new Span(null, startOf(today));
        case TODAY -> new Span(startOf(today), startOf(today.plusDays(1)));
        case THIS_WEEK -> new Span(startOf(today.plusDays(1)), startOf(monday));
        case LATER -> new Span(startOf(monday), null);
      };
    }

    private static Instant startOf(LocalDate day) {
      return JapanTime.instantOf(day.atStartOfDay());
    }
  }

  static LocalDate sunday(LocalDate today) {
    return today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
  }

  private static boolean isManager(Viewer viewer) {
    return viewer.role() == RoleKind.SECRETARIAT_MANAGER;
  }
}
