package jp.banso.drafting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.forms.AnswerDiff;
import jp.banso.forms.AnswerChange;
import jp.banso.kernel.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who changed a section last, and who said that it is done; a change takes that word back. */
@Repository
class SectionRows {

  private final JdbcClient jdbc;
  private final AnswerDiff diff;

  SectionRows(JdbcClient jdbc, AnswerDiff diff) {
    this.jdbc = jdbc;
    this.diff = diff;
  }

  void changed(DraftTexts.Rewriting text) {
    diff.between(text.form(), text.former(), text.answers()).stream()
        .map(AnswerChange::section)
        .distinct()
        .forEach(section -> changed(text.key(), section, text.by(), text.at()));
  }

  private void changed(CaseKey key, String section, String by, Instant at) {
    jdbc.sql(
            "insert into draft_section (case_key, section, changed_by, changed_at) values (?,?,?,?)"
                + " on conflict (case_key, section) do update set changed_by = excluded.changed_by,"
                + " changed_at = excluded.changed_at, confirmed_by = null, confirmed_at = null, confirmed_id = null")
        .params(key.value(), section, by, Timestamp.from(at))
        .update();
  }

  void confirmed(CaseKey key, String section, String by, UUID personId, Instant at) {
    jdbc.sql(
            "insert into draft_section (case_key, section, confirmed_by, confirmed_at, confirmed_id) values (?,?,?,?,?)"
                + " on conflict (case_key, section) do update set confirmed_by = excluded.confirmed_by,"
                + " confirmed_at = excluded.confirmed_at, confirmed_id = excluded.confirmed_id")
        .params(key.value(), section, by, Timestamp.from(at), personId)
        .update();
  }

  void unconfirmed(CaseKey key, String section) {
    jdbc.sql(
            "update draft_section set confirmed_by = null, confirmed_at = null, confirmed_id = null"
                + " where case_key = ? and section = ?")
        .params(key.value(), section)
        .update();
  }

  void copy(CaseKey from, CaseKey to) {
    jdbc.sql("delete from draft_section where case_key = ?").param(to.value()).update();
    jdbc.sql(
            "insert into draft_section (case_key, section, changed_by, changed_at, confirmed_by, confirmed_at, confirmed_id)"
                + " select ?, section, changed_by, changed_at, confirmed_by, confirmed_at, confirmed_id"
                + " from draft_section where case_key = ?")
        .params(to.value(), from.value())
        .update();
  }

  Map<String, SectionMark> of(CaseKey key) {
    Map<String, SectionMark> marks = new HashMap<>();
    jdbc.sql("select section, changed_by, changed_at, confirmed_by, confirmed_at from draft_section where case_key = ?")
        .param(key.value())
        .query(
            row -> {
              marks.put(
                  row.getString("section"),
                  new SectionMark(
                      row.getString("changed_by"), instant(row.getTimestamp("changed_at")), row.getString("confirmed_by"),
                      instant(row.getTimestamp("confirmed_at"))));
            });
    return marks;
  }

  private static Instant instant(Timestamp timestamp) {
    return Optional.ofNullable(timestamp).map(Timestamp::toInstant).orElse(null);
  }
}
