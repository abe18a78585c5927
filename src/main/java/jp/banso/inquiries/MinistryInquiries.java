package jp.banso.inquiries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the ministry was asked; of an inquiry one at a time is open. */
@Repository
class MinistryInquiries {

  private static final int MOST = 200;

  private static final String SELECT =
      "select m.*, i.programme from ministry_inquiry m join inquiry i on i.id = m.inquiry_id";

  private final JdbcClient jdbc;

  MinistryInquiries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  MinistryInquiry add(UUID inquiryId, String text, UUID by, Instant now, Instant due) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into ministry_inquiry (id, inquiry_id, ordinal, body, asked_by, asked_at, due_at)"
                + " select ?, ?, coalesce(max(ordinal), 0) + 1, ?, ?, ?, ? from ministry_inquiry where inquiry_id = ?")
        .params(id, inquiryId, text, by, Timestamp.from(now), Timestamp.from(due), inquiryId)
        .update();
    return find(id).orElseThrow();
  }

  Optional<MinistryInquiry> find(UUID id) {
    return jdbc.sql(SELECT + " where m.id = ?").param(id).query(MinistryInquiries::map).optional();
  }

  boolean isOpen(UUID id) {
    return find(id).filter(MinistryInquiry::isOpen).isPresent();
  }

  Optional<MinistryInquiry> open(UUID inquiryId) {
    return jdbc.sql(SELECT + " where m.inquiry_id = ? and m.answered_at is null and m.taken_back_at is null")
        .param(inquiryId)
        .query(MinistryInquiries::map)
        .optional();
  }

  /** What is open, by the number of the inquiry. */
  Map<String, UUID> open(Collection<String> keys) {
    Map<String, UUID> found = new HashMap<>();
    jdbc.sql(
            "select i.case_key, m.id from ministry_inquiry m join inquiry i on i.id = m.inquiry_id"
                + " where i.case_key = any(?) and m.answered_at is null and m.taken_back_at is null")
        .param(keys.toArray(String[]::new))
        .query(
            row -> {
              found.put(row.getString("case_key"), row.getObject("id", UUID.class));
            });
    return found;
  }

  List<MinistryInquiry> of(ProgrammeCode programme) {
    return jdbc.sql(SELECT + " where i.programme = ? order by m.asked_at desc, m.id limit " + MOST)
        .param(programme.name())
        .query(MinistryInquiries::map)
        .list();
  }

  void answer(UUID inquiryId, String text, Instant now) {
    jdbc.sql(
            "update ministry_inquiry set answer = ?, answered_at = ?"
                + " where inquiry_id = ? and answered_at is null and taken_back_at is null")
        .params(text, Timestamp.from(now), inquiryId)
        .update();
  }

  void takeBack(UUID inquiryId, Instant now) {
    jdbc.sql(
            "update ministry_inquiry set taken_back_at = ?"
                + " where inquiry_id = ? and answered_at is null and taken_back_at is null")
        .params(Timestamp.from(now), inquiryId)
        .update();
  }

  private static MinistryInquiry map(ResultSet row, int number) throws SQLException {
    return new MinistryInquiry(
        row.getObject("id", UUID.class), row.getObject("inquiry_id", UUID.class),
        ProgrammeCode.valueOf(row.getString("programme")), row.getInt("ordinal"), row.getString("body"),
        row.getTimestamp("asked_at").toInstant(), row.getTimestamp("due_at").toInstant(), row.getString("answer"),
        instant(row, "answered_at"), instant(row, "taken_back_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
