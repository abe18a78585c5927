package jp.banso.support;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.database.SearchText;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of supported regions, narrowed in SQL to what the viewer may see: two statements a page. */
@Service
@Transactional(readOnly = true)
public class SupportQueries {

  /** The application of the same number may have work of its own. */
  private static final Set<String> PROCESSES = Set.of("support-cycle", "meeting");

  private static final String AREA = "area-";

  private final JdbcClient jdbc;
  private final Worklist worklist;
  private final CaseNumbers numbers;

  SupportQueries(JdbcClient jdbc, Worklist worklist, CaseNumbers numbers) {
    this.jdbc = jdbc;
    this.worklist = worklist;
    this.numbers = numbers;
  }

  /** A page by any column, beginning after {@code after} (null for the first). */
  public List<SupportRow> page(
      Viewer viewer, SupportFilter filter, SupportColumn column, boolean descending, Place after,
      int size) {
    ListOrder order = column.order(descending);
    return rows(viewer, filter, where(viewer, filter) + order.after(after), order, after, size);
  }

  /** Regions whose most urgent step lies with somebody else. */
  public List<SupportRow> elsewhere(Viewer viewer, int size) {
    SupportFilter all = new SupportFilter(null, null);
    String where =
        where(viewer, all) + " and c.ended_at is null and " + Worklist.liesElsewhere("c.case_key");
    return rows(viewer, all, where, SupportColumn.NUMBER.order(false), null, size);
  }

  private List<SupportRow> rows(
      Viewer viewer, SupportFilter filter, String where, ListOrder order, Place after, int size) {
    StatementSpec statement =
        jdbc.sql(
                "select c.id, c.case_key, c.prefecture, c.area_name, c.state, "
                    + order.selected() + " from support_cycle c where " + where + order.orderBy()
                    + " limit :size")
            .param("programme", viewer.programme().code())
            .param("prefecture", viewer.prefecture().map(PrefectureCode::value).orElse(""))
            .param("keys", ownKeys(viewer))
            .param("groups", viewer.groups().toArray(String[]::new))
            .param("processes", PROCESSES.toArray(String[]::new))
            .param("person", viewer.personId())
            .param("state", filter.state() == null ? "" : filter.state().name())
            .param("text", filter.text() == null ? "" : filter.text().strip())
            .param("number", filter.text() == null ? "" : numbers.asKey(filter.text()))
            .param("size", size);
    List<SupportRow> found =
        ListOrder.bind(statement, after)
            .query(
                (row, number) ->
                    new SupportRow(
                        new SupportCycleId(row.getObject("id", UUID.class)),
                        new CaseKey(row.getString("case_key")),
                        PrefectureCode.of(row.getString("prefecture")).name()
                            + " " + row.getString("area_name"),
                        SupportState.valueOf(row.getString("state")), null,
                        new Place(row.getString("sort_value"), row.getString("case_key"))))
            .list();
    Map<CaseKey, WorkItem> steps =
        worklist.nextSteps(
            found.stream().map(SupportRow::key).collect(Collectors.toSet()), PROCESSES);
    return found.stream()
        .map(
            row ->
                new SupportRow(
                    row.id(), row.key(), row.subject(), row.state(), steps.get(row.key()),
                    row.place()))
        .toList();
  }

  private static String where(Viewer viewer, SupportFilter filter) {
    String seen =
        switch (viewer.role()) {
          case SECRETARIAT, SECRETARIAT_MANAGER, MINISTRY -> "c.programme = :programme";
          case PREFECTURE -> "c.programme = :programme and c.prefecture = :prefecture";
          case REGION -> "c.programme = :programme and c.case_key = any(:keys)";
          case ADVISOR ->
              "c.programme = :programme and c.id in (select cycle_id from advisor_assignment"
                  + " where advisor_id = :person and until is null)";
          case ADMINISTRATOR, REVIEWER -> "false";
        };
    boolean searched = filter.text() != null && !filter.text().isBlank();
    return seen
        + (filter.state() == null ? "" : " and c.state = :state")
        + (searched
            ? " and (position(:number in c.case_key) > 0 or " + SearchText.in("c.area_name", "text") + ")"
            : "");
  }

  private static String[] ownKeys(Viewer viewer) {
    return viewer.groups().stream()
        .filter(group -> group.startsWith(AREA))
        .map(group -> group.substring(AREA.length()))
        .toArray(String[]::new);
  }
}
