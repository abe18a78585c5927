package jp.banso.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days that prefectures set for themselves; a row without days goes by those of the call again. */
@Repository
class InternalDaysRows {

  private static final String REGION_DUE_ON = "region_due_on";

  private final JdbcClient jdbc;

  InternalDaysRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** As the prefecture set them, else as the call proposes them. */
  InternalDays of(CallView call, PrefectureCode prefecture) {
    return jdbc.sql("select * from prefecture_days where call_id = ? and prefecture_code = ?")
        .params(call.id().value(), prefecture.value())
        .query(
            (row, number) ->
                row.getObject(REGION_DUE_ON) == null
                    ? InternalDays.proposed(call.terms(), row.getLong("version"))
                    : read(row))
        .optional()
        .orElseGet(() -> InternalDays.proposed(call.terms()));
  }

  Map<PrefectureCode, InternalDays> of(CallId call) {
    Map<PrefectureCode, InternalDays> days = new HashMap<>();
    jdbc.sql("select * from prefecture_days where call_id = ? and region_due_on is not null")
        .param(call.value())
        .query(
            row -> {
              days.put(PrefectureCode.of(row.getString("prefecture_code")), read(row));
            });
    return days;
  }

  /**
   * Sets the days.
   *
   * @param version that was seen, 0 if there was none
   * @throws StaleEdit if somebody else was quicker
   */
  void save(CallId call, PrefectureCode prefecture, long version, LocalDate region, LocalDate own, Instant at) {
    int saved =
        version == 0
            ? jdbc.sql(
                    "insert into prefecture_days (call_id, prefecture_code, region_due_on, prefecture_due_on, version,"
                        + " changed_at) values (?,?,?,?,1,?) on conflict do nothing")
                .params(call.value(), prefecture.value(), region, own, Timestamp.from(at))
                .update()
            : jdbc.sql(
                    "update prefecture_days set region_due_on = ?, prefecture_due_on = ?, version = version + 1,"
                        + " changed_at = ? where call_id = ? and prefecture_code = ? and version = ?")
                .params(region, own, Timestamp.from(at), call.value(), prefecture.value(), version)
                .update();
    requireOne(saved, call, prefecture);
  }

  /**
   * Back to the days of the call.
   *
   * @throws StaleEdit if somebody else was quicker
   */
  void clear(CallId call, PrefectureCode prefecture, long version, Instant at) {
    save(call, prefecture, version, null, null, at);
  }

  Map<PrefectureCode, Instant> changes(CallId call) {
    Map<PrefectureCode, Instant> changes = new HashMap<>();
    jdbc.sql("select prefecture_code, changed_at from prefecture_days where call_id = ? and changed_at is not null")
        .param(call.value())
        .query(
            row -> {
              changes.put(PrefectureCode.of(row.getString(1)), row.getTimestamp(2).toInstant());
            });
    return changes;
  }

  private static void requireOne(int rows, CallId call, PrefectureCode prefecture) {
    if (rows == 0) {
      throw new StaleEdit("days of " + prefecture + " in call " + call.value());
    }
  }

  private static InternalDays read(ResultSet row) throws SQLException {
    return new InternalDays(
        row.getObject(REGION_DUE_ON, LocalDate.class), row.getObject("prefecture_due_on", LocalDate.class), true,
        row.getLong("version"));
  }
}
