package jp.banso.correspondence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.platform.mail.MailHeading;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Desks that are to be rung up because what is written to them does not arrive, and the work of it. */
@Repository
class DeskCallRows {

  private final JdbcClient jdbc;
  private final People people;
  private final Worklist worklist;
  private final BusinessCalendar calendar;
  private final MessageSource messages;
  private final Clock clock;

  DeskCallRows(
      JdbcClient jdbc, People people, Worklist worklist, BusinessCalendar calendar, MessageSource messages, Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.worklist = worklist;
    this.calendar = calendar;
    this.messages = messages;
    this.clock = clock;
  }

  /** One of them; what follows {@code endedAt} is null while it is open, or if nobody had to ring up any more. */
  record Row(
      UUID id, ProgrammeCode programme, PrefectureCode prefecture, String mail, Instant openedAt, Instant endedAt,
      String reached, String correctedMail, String note) {}

  /** The call to which a mail that did not arrive belongs; empty if it went to no desk. */
  Optional<UUID> forMail(MailHeading mail) {
    ProgrammeCode programme = ProgrammeCode.of(mail.programme());
    return people.desksAt(programme, mail.recipient()).stream()
        .findFirst()
        .map(desk -> openFor(programme, desk, mail.recipient()));
  }

  private UUID openFor(ProgrammeCode programme, DeskContact desk, String mail) {
    UUID id = UUID.randomUUID();
    int opened =
        jdbc.sql(
                "insert into desk_call (id, programme, prefecture_code, mail, opened_at) values (?,?,?,?,?)"
                    + " on conflict (programme, prefecture_code, lower(mail)) where ended_at is null do nothing")
            .params(id, programme.code(), desk.prefecture().value(), mail, Timestamp.from(clock.instant()))
            .update();
    if (opened == 0) {
      return jdbc.sql(
              "select id from desk_call where programme = ? and prefecture_code = ? and lower(mail) = lower(?)"
                  + " and ended_at is null")
          .params(programme.code(), desk.prefecture().value(), mail)
          .query(UUID.class)
          .single();
    }
    worklist.openUntil(
        Source.MAIL, id.toString(), programme, Groups.secretariat(programme), null, DeskCalls.WORK,
        messages.getMessage("correspondence.deskCall.work", null, Locale.JAPAN),
        calendar.lastMomentOf(calendar.plusBusinessDays(LocalDate.now(clock), 1)));
    return id;
  }

  Optional<Row> find(UUID id) {
    return jdbc.sql("select * from desk_call where id = ?").param(id).query(DeskCallRows::row).optional();
  }

  List<Row> all(List<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql("select * from desk_call where id in (:ids)").param("ids", ids).query(DeskCallRows::row).list();
  }

  /** False if it has ended already. */
  boolean end(UUID id, UUID by, String reached, String corrected, String note) {
    int ended =
        jdbc.sql(
                "update desk_call set ended_at = ?, ended_by = ?, reached = ?, corrected_mail = ?, note = ?"
                    + " where id = ? and ended_at is null")
            .params(Timestamp.from(clock.instant()), by, reached, corrected, note, id)
            .update();
    if (ended > 0) {
      worklist.close(Source.MAIL, id.toString());
    }
    return ended > 0;
  }

  /** Nobody need be rung up once each of its mails was decided by itself. */
  void endIfNothingIsLeft(UUID id) {
    boolean left =
        jdbc.sql("select exists (select 1 from undelivered_mail where desk_call_id = ? and resolved_at is null)")
            .param(id)
            .query(Boolean.class)
            .single();
    if (!left) {
      end(id, null, null, null, null);
    }
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Row(
        row.getObject("id", UUID.class), ProgrammeCode.of(row.getString("programme")),
        PrefectureCode.of(row.getString("prefecture_code")), row.getString("mail"),
        row.getTimestamp("opened_at").toInstant(), ended == null ? null : ended.toInstant(), row.getString("reached"),
        row.getString("corrected_mail"), row.getString("note"));
  }
}
