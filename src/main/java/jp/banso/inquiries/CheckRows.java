package jp.banso.inquiries;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.consultation.DeskTerms.CheckLine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ticks of checklists, of one time that an inquiry was open each. */
@Repository
class CheckRows {

  private final JdbcClient jdbc;

  CheckRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Tick(int number, String by, Instant at) {}

  /** By number. */
  Map<Integer, Tick> of(Inquiry inquiry) {
    return jdbc.sql("select number, checked_label, checked_at from inquiry_check where inquiry_id = ? and round = ?")
        .params(inquiry.id(), inquiry.reopened())
        .query(
            (row, number) ->
                new Tick(
                    row.getInt("number"), row.getString("checked_label"), row.getTimestamp("checked_at").toInstant()))
        .list()
        .stream()
        .collect(Collectors.toMap(Tick::number, tick -> tick));
  }

  /** @return false if somebody has ticked it already */
  boolean tick(Inquiry inquiry, CheckLine line, UUID by, String label, Instant at) {
    return jdbc.sql(
                "insert into inquiry_check (inquiry_id, round, number, line, checked_by, checked_label, checked_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
            .params(
                inquiry.id(), inquiry.reopened(), line.number(), line.text(), by, label, Timestamp.from(at))
            .update()
        > 0;
  }

  /** @return false if it was not ticked any more */
  boolean untick(Inquiry inquiry, CheckLine line) {
    return jdbc.sql("delete from inquiry_check where inquiry_id = ? and round = ? and number = ?")
            .params(inquiry.id(), inquiry.reopened(), line.number())
            .update()
        > 0;
  }
}
