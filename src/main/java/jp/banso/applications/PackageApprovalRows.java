package jp.banso.applications;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ApprovalRows.Days;
import jp.banso.calls.CallId;
import jp.banso.correspondence.CoverLetter;
import jp.banso.correspondence.CoverLetters;
import jp.banso.kernel.PrefectureCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The 決裁用一式 of packages as they were printed, and the notes on the one that is being prepared. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PackageApprovalRows {

  private static final String OF = " where call_id = ? and prefecture_code = ?";

  private final JdbcClient jdbc;
  private final CoverLetters letters;

  PackageApprovalRows(JdbcClient jdbc, CoverLetters letters) {
    this.jdbc = jdbc;
    this.letters = letters;
  }

  /** A set of a prefecture, numbered from 1; {@code held} once its texts were to be held. */
  record Row(UUID id, int number, Instant at, String by, String hash, boolean held) {}

  /** An application in it, with the number of its own set of the prefecture. */
  record Item(ApplicationId application, int number) {}

  /** Newest first. */
  List<Row> sets(CallId call, PrefectureCode prefecture) {
    return jdbc.sql("select * from package_approval_set" + OF + " order by number desc")
        .params(call.value(), prefecture.value())
        .query(
            (row, at) ->
                new Row(
                    row.getObject("id", UUID.class), row.getInt("number"), row.getTimestamp("printed_at").toInstant(),
                    row.getString("printed_by"), row.getString("text_hash"), row.getBoolean("held")))
        .list();
  }

  List<Item> items(Row set) {
    return jdbc.sql("select application_id, set_number from package_approval_item where set_id = ? order by position")
        .param(set.id())
        .query((row, at) -> new Item(new ApplicationId(row.getObject(1, UUID.class)), row.getInt(2)))
        .list();
  }

  CoverLetter letter(Row set) {
    return letters.at(place(set.id())).orElseThrow();
  }

  /** The caller holds the row of the compilation. */
  void add(
      CallId call, PrefectureCode prefecture, int number, String hash, CoverLetter letter, List<Item> items, String by,
      Instant at) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into package_approval_set (id, call_id, prefecture_code, number, printed_at, printed_by, text_hash,"
                + " held) values (?,?,?,?,?,?,?,false)")
        .params(id, call.value(), prefecture.value(), number, Timestamp.from(at), by, hash)
        .update();
    for (int i = 0; i < items.size(); i++) {
      jdbc.sql("insert into package_approval_item (set_id, application_id, position, set_number) values (?,?,?,?)")
          .params(id, items.get(i).application().value(), i + 1, items.get(i).number())
          .update();
    }
    letters.keep(place(id), letter, by);
  }

  void hold(CallId call, PrefectureCode prefecture, int number, boolean held) {
    jdbc.sql("update package_approval_set set held = ?" + OF + " and number = ?")
        .params(held, call.value(), prefecture.value(), number)
        .update();
  }

  /** The newest set whose applications are not all submitted or gone; {@code held} counts those that are held still. */
  Optional<PackageApprovalView.Brief> brief(CallId call, PrefectureCode prefecture) {
    return jdbc.sql(
            "select s.number, s.printed_at, count(*) filter (where s.held and a.held_side = 'PREFECTURE') held"
                + " from package_approval_set s join package_approval_item i on i.set_id = s.id"
                + " join application a on a.id = i.application_id where s.call_id = ? and s.prefecture_code = ?"
                + " and s.number = (select max(number) from package_approval_set" + OF + ")"
                + " group by s.number, s.printed_at"
                + " having count(*) filter (where a.state in ('DRAFT','PREFECTURE_REVIEW','COMPILED')) > 0")
        .params(call.value(), prefecture.value(), call.value(), prefecture.value())
        .query(
            (row, at) ->
                new PackageApprovalView.Brief(
                    row.getInt("number"), row.getTimestamp("printed_at").toInstant(), row.getInt("held")))
        .optional();
  }

  /** True while the words of the 鑑 lie before those who decide. */
  boolean holdsLetter(CallId call, PrefectureCode prefecture) {
    return brief(call, prefecture).filter(set -> set.held() > 0).isPresent();
  }

  Days days(CallId call, PrefectureCode prefecture) {
    return jdbc.sql("select drafted_on, decided_on from package_approval" + OF)
        .params(call.value(), prefecture.value())
        .query((row, at) -> new Days(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
        .optional()
        .orElse(Days.NONE);
  }

  void note(CallId call, PrefectureCode prefecture, Days days) {
    jdbc.sql(
            "insert into package_approval (call_id, prefecture_code, drafted_on, decided_on) values (?,?,?,?)"
                + " on conflict (call_id, prefecture_code) do update set drafted_on = excluded.drafted_on,"
                + " decided_on = excluded.decided_on")
        .params(call.value(), prefecture.value(), day(days.draftedOn()), day(days.decidedOn()))
        .update();
  }

  private static String place(UUID set) {
    return "package-set:" + set;
  }

  private static Date day(LocalDate day) {
    return day == null ? null : Date.valueOf(day);
  }
}
