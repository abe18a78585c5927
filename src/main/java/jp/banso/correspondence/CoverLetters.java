package jp.banso.correspondence;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.banso.correspondence.CoverLetter.Honorific;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps 鑑 by a place: the words that an office uses the next time again ({@link #ofOffice}), or the letter of one
 * case. Who calls has checked its viewer.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CoverLetters {

  private final JdbcClient jdbc;
  private final Clock clock;

  CoverLetters(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The place of an office's own words for one kind of letter.
   *
   * @param office a group (a prefecture's desk) or an organisation's id
   * @param purpose what the letter is for, a short name
   */
  public static String ofOffice(String office, String purpose) {
    return "office:" + office + ":" + purpose;
  }

  public Optional<CoverLetter> at(String place) {
    return jdbc.sql("select * from cover_letter where place = ?")
        .param(place)
        .query((row, number) -> read(row))
        .optional();
  }

  /** Those of many places in one statement, by place. */
  public Map<String, CoverLetter> at(List<String> places) {
    Map<String, CoverLetter> letters = new HashMap<>();
    jdbc.sql("select * from cover_letter where place = any(?)")
        .param(places.toArray(String[]::new))
        .query(row -> {
          letters.put(row.getString("place"), read(row));
        });
    return letters;
  }

  /** How often the letter was kept there; 0 if never. */
  public long version(String place) {
    return jdbc.sql("select version from cover_letter where place = ?")
        .param(place)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** Keeps the letter of one case, and its words for the office's next one. */
  public void keep(String place, String office, CoverLetter letter, String by) {
    keep(place, letter, by);
    keep(office, letter.forNextTime(), by);
  }

  public void keep(String place, CoverLetter letter, String by) {
    jdbc.sql(
            "insert into cover_letter (place, document_number, dated_on, addressee, honorific, sender_title,"
                + " seal_omitted, subject, body, items, contact, kept_at, kept_by, version)"
                + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,1) on conflict (place) do update set"
                + " document_number = excluded.document_number, dated_on = excluded.dated_on,"
                + " addressee = excluded.addressee, honorific = excluded.honorific,"
                + " sender_title = excluded.sender_title, seal_omitted = excluded.seal_omitted,"
                + " subject = excluded.subject, body = excluded.body, items = excluded.items,"
                + " contact = excluded.contact, kept_at = excluded.kept_at, kept_by = excluded.kept_by,"
                + " version = cover_letter.version + 1")
        .params(
            place, letter.documentNumber(), letter.date() == null ? null : Date.valueOf(letter.date()),
            letter.addressee(), letter.honorific().name(), letter.senderTitle(), letter.sealOmitted(),
            letter.subject(), letter.body(), letter.items(), letter.contact(),
            Timestamp.from(clock.instant()), by)
        .update();
  }

  private static CoverLetter read(ResultSet row) throws SQLException {
    return new CoverLetter(
        row.getString("document_number"), row.getObject("dated_on", LocalDate.class), row.getString("addressee"),
        Honorific.valueOf(row.getString("honorific")), row.getString("sender_title"), row.getBoolean("seal_omitted"),
        row.getString("subject"), row.getString("body"), row.getString("items"), row.getString("contact"));
  }
}
