package jp.banso.reception;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The words of the prefectures. */
@Repository
class ReceptionRows {

  private final JdbcClient jdbc;

  ReceptionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<ReceptionNotice> find(CallId call, PrefectureCode prefecture) {
    return jdbc.sql("select * from reception_notice where call_id = ? and prefecture_code = ?")
        .params(call.value(), prefecture.value())
        .query(
            (row, number) ->
                new ReceptionNotice(
                    row.getString("words"), row.getString("contact"), row.getString("letter_number"),
                    row.getString("letter_to"), row.getString("letter_from"),
                    row.getObject("letter_date", LocalDate.class), row.getBoolean("letter_sealed"),
                    row.getLong("version")))
        .optional();
  }

  /** False if somebody else was quicker. */
  boolean save(CallId call, PrefectureCode prefecture, ReceptionNotice notice, String by, Instant at) {
    return jdbc.sql(
                "insert into reception_notice (call_id, prefecture_code, words, contact, letter_number, letter_to,"
                    + " letter_from, letter_date, letter_sealed, version, changed_at, changed_by)"
                    + " values (?,?,?,?,?,?,?,?,?,1,?,?)"
                    + " on conflict (call_id, prefecture_code) do update set words = excluded.words,"
                    + " contact = excluded.contact, letter_number = excluded.letter_number,"
                    + " letter_to = excluded.letter_to, letter_from = excluded.letter_from,"
                    + " letter_date = excluded.letter_date, letter_sealed = excluded.letter_sealed,"
                    + " version = reception_notice.version + 1, changed_at = excluded.changed_at,"
                    + " changed_by = excluded.changed_by where reception_notice.version = ?")
            .params(
                call.value(), prefecture.value(), notice.words(), notice.contact(), notice.letterNumber(),
                notice.letterTo(), notice.letterFrom(),
                notice.letterDate() == null ? null : Date.valueOf(notice.letterDate()), notice.letterSealed(),
                Timestamp.from(at), by, notice.version())
            .update()
        > 0;
  }
}
