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
import jp.banso.kernel.ProgrammeCode;
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

  /** Gives a group to a person in the role at an organisation; in each role if the organisation is null. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void grant(String group, UUID personId, UUID organisationId) {
    jdbc.sql(
            "insert into group_membership (group_key, person_id, since, organisation_id) values (?,?,?,?)"
                + " on conflict (group_key, person_id) do update set until = null,"
                + " organisation_id = excluded.organisation_id")
        .params(group, personId, Timestamp.from(clock.instant()), organisationId)
        .update();
  }

  /**
   * Gives a group from a day on, to a day or without end.
   *
   * @param organisationId in the role at which organisation; null for the only one for which the person writes
   *     applications, or for each if there are several
   * @param lastDay null for no end
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void grant(String group, UUID personId, UUID organisationId, LocalDate firstDay, LocalDate lastDay) {
    Instant start = firstDay.atStartOfDay(JapanTime.ZONE).toInstant();
    Instant now = clock.instant();
    jdbc.sql(
            "insert into group_membership (group_key, person_id, since, until, organisation_id) values (?,?,?,?,"
                + "coalesce(cast(? as uuid), (select min(organisation_id::text)::uuid from role_assignment"
                + " where person_id = ? and role = 'REGION' and (valid_to is null or valid_to >= ?)"
                + " having count(distinct organisation_id) = 1)))"
                + " on conflict (group_key, person_id) do update set since = excluded.since, until = excluded.until,"
                + " organisation_id = excluded.organisation_id")
        .params(
            group, personId, Timestamp.from(start.isAfter(now) ? start : now),
            lastDay == null ? null : Timestamp.from(lastDay.plusDays(1).atStartOfDay(JapanTime.ZONE).toInstant()),
            organisationId, personId, LocalDate.now(clock))
        .update();
  }

  /**
   * Gives a group to whoever works for an organisation in a region's role, from a moment on. It may be none that holds
   * tasks.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void grantOrganisation(String group, UUID organisationId, ProgrammeCode programme, Instant since) {
    jdbc.sql(
            "insert into organisation_group (group_key, organisation_id, programme, since) values (?,?,?,?)"
                + " on conflict do nothing")
        .params(group, organisationId, programme.code(), Timestamp.from(since))
        .update();
  }

  /** The organisations that get these groups get them from this moment on instead. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void moveOrganisations(Collection<String> groups, Instant since) {
    jdbc.sql("update organisation_group set since = ? where group_key = any(?) and since <> ?")
        .params(Timestamp.from(since), groups.toArray(String[]::new), Timestamp.from(since))
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
            "select p.id, p.display_name, m.organisation_id, o.name organisation_name, m.since, m.until"
                + " from group_membership m join person p on p.id = m.person_id"
                + " left join organisation o on o.id = m.organisation_id where m.group_key = ?"
                + " and (m.until is null or m.until > ?) order by m.since, p.id")
        .params(group, Timestamp.from(clock.instant()))
        .query(
            (row, number) ->
                new Member(
                    row.getObject("id", UUID.class), row.getString("display_name"),
                    row.getObject("organisation_id", UUID.class), row.getString("organisation_name"),
                    JapanTime.dateOf(row.getTimestamp("since").toInstant()), lastDay(row.getTimestamp("until"))))
        .list();
  }

  /**
   * A person who holds a group.
   *
   * @param organisationId in the role at which organisation, null if that is not known
   * @param organisation its name, likewise
   * @param firstDay may lie ahead
   * @param lastDay null if no end is set
   */
  public record Member(
      UUID personId, String name, UUID organisationId, String organisation, LocalDate firstDay, LocalDate lastDay) {}

  private static LocalDate lastDay(Timestamp until) {
    return until == null ? null : JapanTime.dateOf(until.toInstant()).minusDays(1);
  }

  /** The groups that a person holds now in the role at an organisation, in order. */
  @Transactional(readOnly = true)
  public List<String> groupsOf(UUID personId, UUID organisationId) {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc.sql(
            "select group_key from group_membership where person_id = ? and since <= ?"
                + " and (until is null or until > ?) and (organisation_id is null or organisation_id = ?)"
                + " order by group_key")
        .params(personId, now, now, organisationId)
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

  /** Who holds a group now in a role that lasts today, in the order in which they came to it. */
  @Transactional(readOnly = true)
  public List<UUID> peopleOf(String group) {
    return jdbc.sql(
            "select m.person_id from group_membership m where m.group_key = :group and m.since <= :now"
                + " and (m.until is null or m.until > :now) and exists (select 1 from role_assignment r"
                + " where r.person_id = m.person_id and r.role = 'REGION'"
                + " and (m.organisation_id is null or r.organisation_id = m.organisation_id)"
                + " and r.valid_from <= :today and (r.valid_to is null or r.valid_to >= :today)) order by m.since")
        .param("group", group)
        .param("now", Timestamp.from(clock.instant()))
        .param("today", LocalDate.now(clock))
        .query(UUID.class)
        .list();
  }
}
