package jp.banso.parties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads who a signed-in person is at this moment: roles that are valid today, groups held now. */
@Service
public class Viewers {

  private static final String ROLES =
      "select r.id role_id, r.role, r.programme, r.prefecture_code, r.desk_manager, p.id person_id,"
          + " p.display_name, o.id organisation_id, o.name organisation_name,"
          + " array(select a.person_id || ' ' || ap.display_name from absence a"
          + " join role_assignment ar on ar.id = a.role_id join person ap on ap.id = a.person_id"
          + " where a.substitute_id = p.id and not a.cancelled and a.first_day <= ? and a.last_day >= ?"
          + " and ap.enabled and ar.valid_from <= ? and (ar.valid_to is null or ar.valid_to >= ?)"
          + " and ar.organisation_id = r.organisation_id and ar.role = r.role and ar.programme = r.programme"
          + " order by 1) stands_for"
          + " from role_assignment r join person p on p.id = r.person_id"
          + " join organisation o on o.id = r.organisation_id"
          + " where p.id = ? and p.enabled and r.valid_from <= ? and (r.valid_to is null or r.valid_to >= ?)"
          + " order by r.role, r.id";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final MessageSource messages;

  Viewers(JdbcClient jdbc, Clock clock, MessageSource messages) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.messages = messages;
  }

  /** The person's valid roles; empty if all have ended. */
  @Transactional(readOnly = true)
  public List<Viewer> rolesOf(UUID personId) {
    LocalDate today = LocalDate.now(clock);
    Timestamp now = Timestamp.from(clock.instant());
    List<Held> memberships =
        jdbc.sql(
                "select person_id, organisation_id, group_key, null programme from group_membership where since <= ?"
                    + " and (until is null or until > ?)"
                    + " and (person_id = ? or person_id in (select a.person_id from absence a where a.substitute_id = ?"
                    + " and not a.cancelled and a.first_day <= ? and a.last_day >= ?))"
                    + " union all select null, g.organisation_id, g.group_key, g.programme from organisation_group g"
                    + " where g.since <= ? and g.organisation_id in (select r.organisation_id from role_assignment r"
                    + " where r.person_id = ? and r.role = 'REGION')")
            .params(now, now, personId, personId, today, today, now, personId)
            .query(
                (row, number) ->
                    new Held(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getString(4)))
            .list();
    return jdbc.sql(ROLES)
        .params(today, today, today, today, personId, today, today)
        .query((row, number) -> viewer(row, memberships))
        .list();
  }

  /** The same viewer recording another's word; the note is what case page and audit say. */
  public Viewer recording(Viewer viewer, ProxyEntry entry) {
    String means = messages.getMessage(entry.means().messageKey(), null, Locale.JAPAN);
    String note =
        messages.getMessage(
            "parties.proxy.note",
            new Object[] {Wareki.shortDate(entry.saidOn()), means, entry.saidBy()},
            Locale.JAPAN);
    return new Viewer(
        viewer.personId(), viewer.roleId(), viewer.displayName(), viewer.role(),
        viewer.organisationId(), viewer.organisationName(), viewer.programme(),
        viewer.prefectureOrNull(), viewer.groups(), entry, note, viewer.standsFor(), viewer.absenceNotes());
  }

  /** A group of a person in the role at an organisation (null: at any), or of whoever works for it (person null). */
  private record Held(UUID person, UUID organisation, String group, String programme) {

    boolean counts(Set<UUID> people, UUID at, ProgrammeCode of) {
      return person == null
          ? organisation.equals(at) && of.code().equals(programme)
          : people.contains(person) && (organisation == null || organisation.equals(at));
    }
  }

  private Viewer viewer(ResultSet row, List<Held> memberships) throws SQLException {
    RoleKind role = RoleKind.valueOf(row.getString("role"));
    ProgrammeCode programme = ProgrammeCode.of(row.getString("programme"));
    String code = row.getString("prefecture_code");
    PrefectureCode prefecture = code == null ? null : PrefectureCode.of(code);
    UUID person = row.getObject("person_id", UUID.class);
    Map<UUID, String> standsFor = standsFor((String[]) row.getArray("stands_for").getArray());
    UUID organisation = row.getObject("organisation_id", UUID.class);
    Set<UUID> people = Stream.concat(Stream.of(person), standsFor.keySet().stream()).collect(Collectors.toSet());
    Set<String> groups =
        role == RoleKind.REGION
            ? memberships.stream()
                .filter(one -> one.counts(people, organisation, programme))
                .map(Held::group)
                .collect(Collectors.toUnmodifiableSet())
            : Groups.ofRole(role, programme, prefecture, person, row.getBoolean("desk_manager"));
    return new Viewer(
        person, row.getObject("role_id", UUID.class), row.getString("display_name"), role,
        organisation, row.getString("organisation_name"), programme,
        prefecture, groups, null, null, standsFor, notes(standsFor));
  }

  /** Each as id, a blank, name. */
  private static Map<UUID, String> standsFor(String... absent) {
    return Arrays.stream(absent)
        .collect(
            Collectors.toMap(
                one -> UUID.fromString(one.substring(0, one.indexOf(' '))),
                one -> one.substring(one.indexOf(' ') + 1), (one, other) -> one));
  }

  private Map<UUID, String> notes(Map<UUID, String> standsFor) {
    return standsFor.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                one -> messages.getMessage("parties.absence.note", new Object[] {one.getValue()}, Locale.JAPAN)));
  }
}
