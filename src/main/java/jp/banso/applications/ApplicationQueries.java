package jp.banso.applications;

import java.sql.Timestamp;
import java.text.Normalizer;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists and counts of applications, narrowed in SQL to what the viewer may know of. */
@Service
@Transactional(readOnly = true)
public class ApplicationQueries {

  private final JdbcClient jdbc;
  private final Calls calls;

  ApplicationQueries(JdbcClient jdbc, Calls calls) {
    this.jdbc = jdbc;
    this.calls = calls;
  }

  /** A page by 整理番号, beginning after {@code after} (null for the first). */
  public List<ApplicationLine> page(
      Viewer viewer, ApplicationFilter filter, String after, int size) {
    String text = ApplicationScope.textCondition(viewer);
    StatementSpec statement =
        bound(
            jdbc.sql(
                "select a.id, a.case_key, a.call_id, a.prefecture_code,"
                    + " case when " + text + " then a.area_name end area_name,"
                    + " a.drafter_organisation, a.state, a.received_at, a.started_at, a.changed_at,"
                    + " a.compiled_at from application a where " + where(viewer, filter)
                    + (after == null ? "" : " and a.case_key > :after")
                    + " order by a.case_key limit :size"),
            viewer, filter);
    statement = after == null ? statement : statement.param("after", after);
    return statement.param("size", size).query(
            (row, number) -> {
              ApplicationState state = ApplicationState.valueOf(row.getString("state"));
              Timestamp received = row.getTimestamp("received_at");
              boolean disclosed =
                  calls.get(new CallId(row.getObject("call_id", UUID.class))).terms().reserveDisclosed();
              return new ApplicationLine(
                  row.getObject("id", UUID.class), new CaseKey(row.getString("case_key")),
                  PrefectureCode.of(row.getString("prefecture_code")), row.getString("area_name"),
                  row.getString("drafter_organisation"),
                  StateWords.key(viewer.role(), state, disclosed), ApplicationStage.of(state),
                  received == null ? null : received.toInstant(),
                  row.getTimestamp("started_at").toInstant(),
                  row.getTimestamp("changed_at").toInstant(),
                  state == ApplicationState.COMPILED
                      || (state == ApplicationState.UNSUBMITTED
                          && row.getTimestamp("compiled_at") != null));
            })
        .list();
  }

  public long count(Viewer viewer, ApplicationFilter filter) {
    return bound(
            jdbc.sql("select count(*) from application a where " + where(viewer, filter)),
            viewer, filter)
        .query(Long.class)
        .single();
  }

  private static String where(Viewer viewer, ApplicationFilter filter) {
    StringBuilder where = new StringBuilder(ApplicationScope.condition(viewer));
    if (filter.callId() != null) {
      where.append(" and a.call_id = :call");
    }
    if (filter.stage() != null) {
      where.append(" and a.state = any(:states)");
    }
    if (filter.prefecture() != null) {
      where.append(" and a.prefecture_code = :wantedPrefecture");
    }
    if (hasText(filter)) {
      where
          .append(" and (a.case_key like :text or a.drafter_organisation like :text or (")
          .append(ApplicationScope.textCondition(viewer))
          .append(" and normalize(a.area_name, nfkc) like :text))");
    }
    return where.toString();
  }

  private static StatementSpec bound(
      StatementSpec statement, Viewer viewer, ApplicationFilter filter) {
    StatementSpec bound =
        statement
            .param("programme", viewer.programme().code())
            .param("prefecture", viewer.prefecture().map(PrefectureCode::value).orElse(""))
            .param("keys", ApplicationScope.ownKeys(viewer).toArray(String[]::new))
            .param("call", filter.callId())
            .param(
                "states",
                filter.stage() == null
                    ? new String[0]
                    : filter.stage().stateNames().toArray(String[]::new))
            .param(
                "wantedPrefecture",
                filter.prefecture() == null ? "" : filter.prefecture().value());
    return hasText(filter) ? bound.param("text", like(filter.text())) : bound;
  }

  private static boolean hasText(ApplicationFilter filter) {
    return filter.text() != null && !filter.text().isBlank();
  }

  private static String like(String text) {
    String folded = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
    return "%" + folded.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
