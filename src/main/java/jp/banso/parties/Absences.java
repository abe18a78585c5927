package jp.banso.parties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is away and who stands in; whoever writes here has judged who may. Nothing has to be undone afterwards: each
 * reader asks
 * which absences last today, and whether both still hold the role.
 */
@Service
@Transactional(readOnly = true)
public class Absences {

  private static final String ABSENCE =
      "select a.id, a.role_id, a.person_id, p.display_name person_name, a.substitute_id, s.display_name substitute_name,"
          + " a.first_day, a.last_day from absence a join role_assignment r on r.id = a.role_id"
          + " join person p on p.id = a.person_id join person s on s.id = a.substitute_id"
          + " where not a.cancelled and p.enabled and s.enabled and (r.valid_to is null or r.valid_to >= :today)"
          + " and exists (select 1 from role_assignment o where o.person_id = a.substitute_id and o.role = r.role"
          + " and o.organisation_id = r.organisation_id and o.programme = r.programme"
          + " and (o.valid_to is null or o.valid_to >= :today))";
  private static final String NOW = " and a.first_day <= :today and a.last_day >= :today";

  private final JdbcClient jdbc;
  private final MessageSource messages;
  private final Clock clock;

  Absences(JdbcClient jdbc, MessageSource messages, Clock clock) {
    this.jdbc = jdbc;
    this.messages = messages;
    this.clock = clock;
  }

  /** Those of an office that last or are to come, the next first. */
  public List<Absence> of(UUID organisationId, ProgrammeCode programme) {
    return jdbc.sql(
            ABSENCE + " and r.organisation_id = :organisation and r.programme = :programme and a.last_day >= :today"
                + " order by a.first_day, a.id")
        .param("today", LocalDate.now(clock))
        .param("organisation", organisationId)
        .param("programme", programme.code())
        .query(Absences::absence)
        .list();
  }

  /** Of these people those who are away today in the viewer's programme, with 「不在（代理：…）」. */
  public Map<UUID, String> marks(Viewer viewer, Collection<UUID> people) {
    Map<UUID, String> marks = new HashMap<>();
    if (people.isEmpty()) {
      return marks;
    }
    jdbc.sql(ABSENCE + NOW + " and a.person_id in (:people) and r.programme = :programme order by a.first_day, a.id")
        .param("today", LocalDate.now(clock))
        .param("people", people)
        .param("programme", viewer.programme().code())
        .query(Absences::absence)
        .list()
        .forEach(
            one ->
                marks.merge(
                    one.personId(),
                    messages.getMessage("parties.absence.mark", new Object[] {one.substituteName()}, Locale.JAPAN),
                    (first, other) -> first.equals(other) ? first : first + " " + other));
    return marks;
  }

  /**
   * Where the mails of those who are away go as well, by their address in small letters. An address that others read
   * too has
   * its readers already.
   */
  public Map<String, String> mailsOfSubstitutes(ProgrammeCode programme) {
    Map<String, String> mails = new HashMap<>();
    jdbc.sql(
            "select lower(p.mail), s.mail from (" + ABSENCE + NOW + " and r.programme = :programme) a"
                + " join person p on p.id = a.person_id join person s on s.id = a.substitute_id"
                + " where not exists (select 1 from person o where o.id <> p.id and o.enabled"
                + " and lower(o.mail) = lower(p.mail))")
        .param("today", LocalDate.now(clock))
        .param("programme", programme.code())
        .query(row -> {
          mails.put(row.getString(1), row.getString(2));
        });
    return mails;
  }

  /** Holds the role until the transaction ends, so that two absences of it follow each other. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(UUID roleId) {
    jdbc.sql("select id from role_assignment where id = ? for update").param(roleId).query(UUID.class).optional();
  }

  /** Notes an absence. */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID enter(UUID roleId, UUID personId, UUID substituteId, LocalDate first, LocalDate last, String by) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into absence (id, role_id, person_id, substitute_id, first_day, last_day, entered_by, entered_at)"
                + " values (?,?,?,?,?,?,?,?)")
        .params(id, roleId, personId, substituteId, first, last, by, Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  /** Ends it before its day: from today on it is over. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(UUID id) {
    LocalDate today = LocalDate.now(clock);
    jdbc.sql(
            "update absence set cancelled = first_day >= :today,"
                + " last_day = case when first_day < :today then least(last_day, cast(:yesterday as date)) else last_day end"
                + " where id = :id and not cancelled")
        .param("today", today)
        .param("yesterday", today.minusDays(1))
        .param("id", id)
        .update();
  }

  private static Absence absence(ResultSet row, int number) throws SQLException {
    return new Absence(
        row.getObject("id", UUID.class), row.getObject("role_id", UUID.class), row.getObject("person_id", UUID.class),
        row.getString("person_name"), row.getObject("substitute_id", UUID.class), row.getString("substitute_name"),
        row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class));
  }
}
