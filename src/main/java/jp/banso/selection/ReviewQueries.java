package jp.banso.selection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationPlace;
import jp.banso.applications.ApplicationRecords;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A reviewer's own reviews: two statements a page. */
@Service
@Transactional(readOnly = true)
public class ReviewQueries {

  private final JdbcClient jdbc;
  private final ApplicationRecords applications;

  ReviewQueries(JdbcClient jdbc, ApplicationRecords applications) {
    this.jdbc = jdbc;
    this.applications = applications;
  }

  private record Row(
      ReviewId id, ApplicationId application, ReviewState state, LocalDate dueOn, Place place) {}

  /** A page by due day, beginning after {@code after} (null for the first). */
  public List<ReviewLine> page(Viewer viewer, boolean descending, Place after, int size) {
    ListOrder order = new ListOrder(ListOrder.date("r.due_on"), "r.case_key", descending);
    List<Row> rows =
        ListOrder.bind(
                jdbc.sql(
                        "select r.id, r.application_id, r.state, r.due_on, r.case_key, "
                            + order.selected() + " from review r where r.reviewer_id = :person"
                            + " and r.programme = :programme" + order.after(after)
                            + order.orderBy() + " limit :size")
                    .param("person", viewer.personId())
                    .param("programme", viewer.programme().name())
                    .param("size", size),
                after)
            .query(
                (row, number) ->
                    new Row(
                        new ReviewId(row.getObject("id", UUID.class)),
                        new ApplicationId(row.getObject("application_id", UUID.class)),
                        ReviewState.valueOf(row.getString("state")),
                        row.getObject("due_on", LocalDate.class),
                        new Place(row.getString("sort_value"), row.getString("case_key"))))
            .list();
    Map<ApplicationId, ApplicationPlace> places =
        applications.places(rows.stream().map(Row::application).toList());
    return rows.stream().map(row -> line(row, places.get(row.application()))).toList();
  }

  private static ReviewLine line(Row row, ApplicationPlace whose) {
    return new ReviewLine(
        row.id(), whose.prefecture().name(), whose.areaName(), row.state(), row.dueOn(), row.place());
  }
}
