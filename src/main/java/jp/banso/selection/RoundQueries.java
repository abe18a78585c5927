package jp.banso.selection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.CallId;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of rounds, for the programme's secretariat and the ministry; none for others. */
@Service
@Transactional(readOnly = true)
public class RoundQueries {

  private static final int AT_ONCE = 20;

  private final JdbcClient jdbc;
  private final ApplicationRecords applications;
  private final Clock clock;

  RoundQueries(JdbcClient jdbc, ApplicationRecords applications, Clock clock) {
    this.jdbc = jdbc;
    this.applications = applications;
    this.clock = clock;
  }

  /** A page by the day of opening, beginning after {@code after} (null for the first). */
  public List<RoundLine> page(Viewer viewer, boolean descending, Place after, int size) {
    return rows(viewer, "", descending, after, size);
  }

  /** Rounds under way that do not wait for the ministry. */
  public List<RoundLine> withSecretariat(Viewer viewer) {
    return rows(
        viewer, " and r.ended_at is null and r.state not in ('CONCURRING', 'RECALL_CONCURRING')",
        true, null, AT_ONCE);
  }

  private List<RoundLine> rows(
      Viewer viewer, String condition, boolean descending, Place after, int size) {
    if (!viewer.isSecretariatOf(viewer.programme()) && !viewer.isMinistryOf(viewer.programme())) {
      return List.of();
    }
    Instant now = clock.instant();
    ListOrder order =
        new ListOrder(ListOrder.instant("r.opened_at"), "cast(r.id as text)", descending);
    return ListOrder.bind(
            jdbc.sql(
                    "select r.*, (select count(*) from eligibility_judgement j where j.round_id = r.id)"
                        + " applications, " + order.selected() + " from selection_round r"
                        + " where r.programme = :programme" + condition + order.after(after)
                        + order.orderBy() + " limit :size")
                .param("programme", viewer.programme().name())
                .param("size", size),
            after)
        .query(
            (row, number) ->
                new RoundLine(
                    new SelectionRoundId(row.getObject("id", UUID.class)),
                    row.getString("call_title"), RoundState.valueOf(row.getString("state")),
                    applications(row), row.getTimestamp("opened_at").toInstant(),
                    row.getTimestamp("delay_flagged_at") != null,
                    isAfter(row.getTimestamp("release_at"), now),
                    new Place(row.getString("sort_value"), row.getString("id"))))
        .list();
  }

  /** Before the checks begin there are no judgements to be counted. */
  private int applications(ResultSet row) throws SQLException {
    return RoundState.valueOf(row.getString("state")) == RoundState.SETTLING
        ? applications.acceptedOf(new CallId(row.getObject("call_id", UUID.class))).size()
        : row.getInt("applications");
  }

  private static boolean isAfter(Timestamp releaseAt, Instant now) {
    return releaseAt != null && now.isBefore(releaseAt.toInstant());
  }
}
