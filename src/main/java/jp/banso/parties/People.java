package jp.banso.parties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds people by role and desks by prefecture, for the services of other modules. */
@Service
@Transactional(readOnly = true)
public class People {

  private static final String PERSON =
      "select distinct p.id, p.display_name, p.mail, o.name organisation_name, o.prefecture_code"
          + " from person p join role_assignment r on r.person_id = p.id"
          + " join organisation o on o.id = r.organisation_id where p.enabled"
          + " and r.valid_from <= :today and (r.valid_to is null or r.valid_to >= :today)";

  private final JdbcClient jdbc;
  private final Clock clock;

  People(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** People with this role in the programme, by name. */
  public List<PersonView> withRole(RoleKind role, ProgrammeCode programme) {
    return jdbc.sql(PERSON + " and r.role = :role and r.programme = :programme order by p.display_name")
        .param("today", LocalDate.now(clock))
        .param("role", role.name())
        .param("programme", programme.code())
        .query(People::person)
        .list();
  }

  /** Whether more than one person has this role in the programme, so that one can be asked after another. */
  public boolean areSeveral(RoleKind role, ProgrammeCode programme) {
    return withRole(role, programme).stream().distinct().count() > 1;
  }

  /** To whom the copy of a 代理入力 for the ministry goes, so that it may object. */
  public Optional<String> ministryMail(ProgrammeCode programme) {
    return withRole(RoleKind.MINISTRY, programme).stream().map(PersonView::mail).findFirst();
  }

  /** Names by person, for lists that say who does something. */
  public Map<UUID, String> names(Collection<UUID> personIds) {
    if (personIds.isEmpty()) {
      return Map.of();
    }
    Map<UUID, String> names = new HashMap<>();
    jdbc.sql("select id, display_name from person where id in (:ids)")
        .param("ids", personIds)
        .query(
            row -> {
              names.put(row.getObject("id", UUID.class), row.getString("display_name"));
            });
    return names;
  }

  /** Who holds a task group now, by its role or by membership; by name. */
  public List<PersonView> holding(String group) {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc.sql(
            "select p.id, p.display_name, p.mail, o.name organisation_name, o.prefecture_code,"
                + " r.role, r.programme, r.prefecture_code role_prefecture, r.desk_manager,"
                + " exists (select 1 from group_membership m where m.person_id = p.id"
                + " and m.group_key = :group and m.since <= :now"
                + " and (m.organisation_id is null or m.organisation_id = r.organisation_id)"
                + " and (m.until is null or m.until > :now)) member"
                + " from person p join role_assignment r on r.person_id = p.id"
                + " join organisation o on o.id = r.organisation_id where p.enabled"
                + " and r.valid_from <= :today and (r.valid_to is null or r.valid_to >= :today)"
                + " order by p.display_name, p.id")
        .param("group", group)
        .param("now", now)
        .param("today", LocalDate.now(clock))
        .query((row, number) -> holds(row, group) ? person(row, number) : null)
        .list()
        .stream()
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static boolean holds(ResultSet row, String group) throws SQLException {
    RoleKind role = RoleKind.valueOf(row.getString("role"));
    String prefecture = row.getString("role_prefecture");
    return role == RoleKind.REGION
        ? row.getBoolean("member")
        : Groups.ofRole(
                role, ProgrammeCode.of(row.getString("programme")),
                prefecture == null ? null : PrefectureCode.of(prefecture),
                row.getObject("id", UUID.class), row.getBoolean("desk_manager"))
            .contains(group);
  }

  /** Whether somebody at this address works for a prefecture, the ministry or the secretariat, whatever the programme. */
  public boolean holdsOffice(String mail) {
    return jdbc.sql(
            "select exists (select 1 from person p join role_assignment r on r.person_id = p.id where p.enabled"
                + " and lower(p.mail) = lower(:mail) and r.role not in ('REGION', 'ADVISOR', 'REVIEWER')"
                + " and (r.valid_to is null or r.valid_to >= :today))")
        .param("mail", mail)
        .param("today", LocalDate.now(clock))
        .query(Boolean.class)
        .single();
  }

  public Optional<PersonView> find(UUID personId) {
    return jdbc.sql(PERSON + " and p.id = :id")
        .param("today", LocalDate.now(clock))
        .param("id", personId)
        .query(People::person)
        .list()
        .stream()
        .findFirst();
  }

  /**
   * Who reads mail at these addresses, as people know them: the desk of a prefecture or a person. An
   * address of several, as a section's is, has no name.
   */
  public Map<String, String> namesByMail(ProgrammeCode programme, Collection<String> mails) {
    if (mails.isEmpty()) {
      return Map.of();
    }
    Map<String, Set<String>> people = new HashMap<>();
    jdbc.sql("select mail, display_name from person where mail in (:mails)")
        .param("mails", mails)
        .query(row -> {
          people.computeIfAbsent(row.getString("mail"), mail -> new HashSet<>()).add(row.getString("display_name"));
        });
    Map<String, Set<String>> named = new HashMap<>();
    jdbc.sql("select * from desk_contact where programme = :programme and mail in (:mails)")
        .param("programme", programme.code())
        .param("mails", mails)
        .query(People::desk)
        .list()
        .forEach(
            desk ->
                named
                    .computeIfAbsent(desk.mail(), mail -> new HashSet<>())
                    .add(desk.prefecture().name() + " " + desk.deskName()));
    people.forEach(named::putIfAbsent);
    return named.entrySet().stream()
        .filter(entry -> entry.getValue().size() == 1)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().iterator().next()));
  }

  /** The 47 desks of a programme's prefectures in a fiscal year. */
  public List<DeskContact> desks(ProgrammeCode programme, FiscalYear year) {
    return jdbc.sql(
            "select * from desk_contact where programme = ? and fiscal_year = ? order by prefecture_code")
        .params(programme.code(), year.year())
        .query(People::desk)
        .list();
  }

  /** The fiscal years for which a programme has any desk. */
  public List<FiscalYear> deskYears(ProgrammeCode programme) {
    return jdbc.sql("select distinct fiscal_year from desk_contact where programme = ?")
        .param(programme.code())
        .query((row, number) -> new FiscalYear(row.getInt("fiscal_year")))
        .list();
  }

  public Optional<DeskContact> desk(
      ProgrammeCode programme, FiscalYear year, PrefectureCode prefecture) {
    return jdbc.sql(
            "select * from desk_contact where programme = ? and fiscal_year = ? and prefecture_code = ?")
        .params(programme.code(), year.year(), prefecture.value())
        .query(People::desk)
        .optional();
  }

  /** A prefecture's desks of all fiscal years. */
  public List<DeskContact> desksOf(ProgrammeCode programme, PrefectureCode prefecture) {
    return jdbc.sql("select * from desk_contact where programme = ? and prefecture_code = ?")
        .params(programme.code(), prefecture.value())
        .query(People::desk)
        .list();
  }

  /** Where a person who has a role today reads mail: the own address, and those that others left with their work. */
  public List<String> mailsReadBy(UUID personId, ProgrammeCode programme) {
    LocalDate today = LocalDate.now(clock);
    return jdbc.sql(
            "select p.mail from person p where p.id = :id and p.enabled and exists (select 1 from role_assignment r"
                + " where r.person_id = p.id and r.valid_from <= :today and (r.valid_to is null or r.valid_to >= :today))"
                + " union select mail from inherited_mail where person_id = :id and programme = :programme")
        .param("id", personId)
        .param("today", today)
        .param("programme", programme.code())
        .query(String.class)
        .list();
  }

  /** The desks that read mail at an address, the newest year first. */
  public List<DeskContact> desksAt(ProgrammeCode programme, String mail) {
    return jdbc.sql(
            "select * from desk_contact where programme = ? and lower(mail) = lower(?)"
                + " order by fiscal_year desc, prefecture_code")
        .params(programme.code(), mail)
        .query(People::desk)
        .list();
  }

  private static PersonView person(ResultSet row, int number) throws SQLException {
    return new PersonView(
        row.getObject("id", UUID.class), row.getString("display_name"), row.getString("mail"),
        row.getString("organisation_name"), row.getString("prefecture_code"));
  }

  private static DeskContact desk(ResultSet row, int number) throws SQLException {
    return new DeskContact(
        PrefectureCode.of(row.getString("prefecture_code")), row.getString("desk_name"),
        row.getString("mail"), row.getString("telephone"));
  }
}
