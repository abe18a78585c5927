package jp.banso.parties;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which people hold a group that a case made, for instance the people of one applicant region. */
@Service
public class Memberships {

  private final JdbcClient jdbc;
  private final Clock clock;

  Memberships(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void grant(String group, UUID personId) {
    jdbc.sql(
            "insert into group_membership (group_key, person_id, since) values (?,?,?)"
                + " on conflict (group_key, person_id) do update set until = null")
        .params(group, personId, Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * Gives a group from a day on, to a day or without end.
   *
   * @param lastDay null for no end
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void grant(String group, UUID personId, LocalDate firstDay, LocalDate lastDay) {
    Instant start = firstDay.atStartOfDay(JapanTime.ZONE).toInstant();
    Instant now = clock.instant();
    jdbc.sql(
            "insert into group_membership (group_key, person_id, since, until) values (?,?,?,?)"
                + " on conflict (group_key, person_id) do update set since = excluded.since, until = excluded.until")
        .params(
            group, personId, Timestamp.from(start.isAfter(now) ? start : now),
            lastDay == null ? null : Timestamp.from(lastDay.plusDays(1).atStartOfDay(JapanTime.ZONE).toInstant()))
        .update();
  }

  /** Takes a group away at this moment. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void endNow(String group, UUID personId) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql(
            "update group_membership set until = ? where group_key = ? and person_id = ?"
                + " and (until is null or until > ?)")
        .params(now, group, personId, now)
        .update();
  }

  /** Ends a membership with the end of its last day; a day that has passed ends it at once. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(String group, UUID personId, LocalDate lastDay) {
    Instant until = lastDay.plusDays(1).atStartOfDay(JapanTime.ZONE).toInstant();
    jdbc.sql("update group_membership set until = ? where group_key = ? and person_id = ?")
        .params(Timestamp.from(until), group, personId)
        .update();
  }

  /** Who holds a group now, in the order in which they came to it. */
  @Transactional(readOnly = true)
  public List<Member> membersOf(String group) {
    return jdbc.sql(
            "select p.id, p.display_name, m.since, m.until from group_membership m"
                + " join person p on p.id = m.person_id where m.group_key = ?"
                + " and (m.until is null or m.until > ?) order by m.since, p.id")
        .params(group, Timestamp.from(clock.instant()))
        .query(
            (row, number) ->
                new Member(
                    row.getObject("id", UUID.class), row.getString("display_name"),
                    JapanTime.dateOf(row.getTimestamp("since").toInstant()), lastDay(row.getTimestamp("until"))))
        .list();
  }

  /**
   * A person who holds a group.
   *
   * @param firstDay may lie ahead
   * @param lastDay null if no end is set
   */
  public record Member(UUID personId, String name, LocalDate firstDay, LocalDate lastDay) {}

  private static LocalDate lastDay(Timestamp until) {
    return until == null ? null : JapanTime.dateOf(until.toInstant()).minusDays(1);
  }

  /** The groups that a person holds now, in order. */
  @Transactional(readOnly = true)
  public List<String> groupsOf(UUID personId) {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc.sql(
            "select group_key from group_membership where person_id = ? and since <= ?"
                + " and (until is null or until > ?) order by group_key")
        .params(personId, now, now)
        .query(String.class)
        .list();
  }

  /** Of these people one who holds a group of the case, or of the case it is part of, which the other does not. */
  @Transactional(readOnly = true)
  public Optional<UUID> onlyThrough(Collection<UUID> people, UUID otherId, CaseKey key) {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc.sql(
            "select m.person_id from group_membership m where m.person_id in (:people) and m.since <= :now"
                + " and (m.until is null or m.until > :now) and (:key = substr(m.group_key, strpos(m.group_key, '-') + 1)"
                + " or starts_with(:key, substr(m.group_key, strpos(m.group_key, '-') + 1) || '-'))"
                + " and not exists (select 1 from group_membership o where o.group_key = m.group_key"
                + " and o.person_id = :other and o.since <= :now and (o.until is null or o.until > :now))"
                + " order by m.person_id limit 1")
        .param("people", people)
        .param("other", otherId)
        .param("key", key.value())
        .param("now", now)
        .query(UUID.class)
        .optional();
  }

  @Transactional(readOnly = true)
  public List<UUID> peopleOf(String group) {
    return jdbc.sql(
            "select person_id from group_membership where group_key = ? and since <= ?"
                + " and (until is null or until > ?) order by since")
        .params(group, Timestamp.from(clock.instant()), Timestamp.from(clock.instant()))
        .query(UUID.class)
        .list();
  }
}
