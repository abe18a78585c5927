package jp.banso.parties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.kernel.ReadableCode;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.mail.MailAddresses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The administrator's desk: who may work here, in which role, and which desk each prefecture has. */
@Service
@Transactional
public class PeopleDesk {

  private final JdbcClient jdbc;
  private final Registration registration;
  private final People people;
  private final OpenSessions sessions;
  private final AuditLog audit;
  private final Clock clock;

  PeopleDesk(
      JdbcClient jdbc,
      Registration registration,
      People people,
      OpenSessions sessions,
      AuditLog audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.registration = registration;
    this.people = people;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  /** A person with a first role, as typed. */
  public record NewPerson(String loginName, String displayName, String mail, WantedRole role) {}

  /**
   * A role to give, as typed.
   *
   * @param firstDay null for today
   * @param lastDay null for no end
   */
  public record WantedRole(
      UUID organisation, RoleKind role, ProgrammeCode programme, LocalDate firstDay, LocalDate lastDay) {}

  /** Everybody with an account, by login name. */
  @Transactional(readOnly = true)
  public List<AccountView> accounts(Viewer viewer) {
    requireAdministrator(viewer);
    LocalDate today = LocalDate.now(clock);
    Map<UUID, List<AccountView.RoleLine>> roles = new LinkedHashMap<>();
    jdbc.sql(
            "select r.id, r.person_id, r.role, r.programme, r.valid_from, r.valid_to, r.desk_manager, o.name"
                + " from role_assignment r"
                + " join organisation o on o.id = r.organisation_id"
                + " where r.valid_to is null or r.valid_to >= ? order by r.programme, r.role, r.id")
        .param(today)
        .query(
            row -> {
              UUID id = row.getObject("id", UUID.class);
              roles
                  .computeIfAbsent(row.getObject("person_id", UUID.class), key -> new ArrayList<>())
                  .add(
                      new AccountView.RoleLine(
                          id, RoleKind.valueOf(row.getString("role")),
                          ProgrammeCode.of(row.getString("programme")), row.getString("name"),
                          begins(row, today), row.getObject("valid_to", LocalDate.class),
                          row.getBoolean("desk_manager"), id.equals(viewer.roleId())));
            });
    return jdbc.sql("select * from person where enabled order by login_name")
        .query(
            (row, number) -> {
              UUID id = row.getObject("id", UUID.class);
              return new AccountView(
                  id, row.getString("login_name"), row.getString("display_name"),
                  row.getString("mail"), row.getBoolean("password_initial"),
                  roles.getOrDefault(id, List.of()));
            })
        .list();
  }

  /** The first day of a role that is still to begin, else null. */
  private static LocalDate begins(ResultSet row, LocalDate today) throws SQLException {
    LocalDate first = row.getObject("valid_from", LocalDate.class);
    return first.isAfter(today) ? first : null;
  }

  @Transactional(readOnly = true)
  public List<OrganisationView> organisations(Viewer viewer) {
    requireAdministrator(viewer);
    return jdbc.sql("select id, name, prefecture_code from organisation order by prefecture_code nulls first, name")
        .query(PeopleDesk::organisation)
        .list();
  }

  public FiscalYear currentYear(Viewer viewer) {
    requireDeskReader(viewer);
    return thisYear();
  }

  private FiscalYear thisYear() {
    return FiscalYear.of(LocalDate.now(clock));
  }

  /**
   * The fiscal years whose desks are kept: a case of last year still writes to its own, and the next
   * call is prepared before April.
   */
  @Transactional(readOnly = true)
  public List<FiscalYear> deskYears(Viewer viewer) {
    requireDeskReader(viewer);
    int now = thisYear().year();
    return Stream.concat(
            people.deskYears(viewer.programme()).stream(),
            IntStream.rangeClosed(now - 1, now + 1).mapToObj(FiscalYear::new))
        .distinct()
        .sorted()
        .toList();
  }

  @Transactional(readOnly = true)
  public List<DeskContact> desks(Viewer viewer, FiscalYear year) {
    requireDeskReader(viewer);
    return people.desks(viewer.programme(), year);
  }

  /** Whether the viewer may read the desks of the year. */
  @Transactional(readOnly = true)
  public boolean mayReadDesks(Viewer viewer, FiscalYear year) {
    return readsDesks(viewer) && deskYears(viewer).contains(year);
  }

  public boolean maySetDesks(Viewer viewer) {
    return viewer.role() == RoleKind.ADMINISTRATOR;
  }

  /** Before anything is read of a request that sets a desk. */
  public void requireSetter(Viewer viewer) {
    requireAdministrator(viewer);
  }

  /** How many desks {@link #takeDesksOver} would bring. */
  @Transactional(readOnly = true)
  public long desksToTakeOver(Viewer viewer, FiscalYear year) {
    Set<PrefectureCode> kept =
        desks(viewer, year).stream().map(DeskContact::prefecture).collect(Collectors.toSet());
    return desks(viewer, year.previous()).stream().filter(desk -> !kept.contains(desk.prefecture())).count();
  }

  /**
   * Takes the desks of the year before over for the prefectures that have none: the call of a year is
   * announced to the desks of that year.
   */
  public Outcome<Integer> takeDesksOver(Viewer viewer, FiscalYear year) {
    if (!deskYears(viewer).contains(year)) {
      throw new NotFound("fiscal year " + year.year());
    }
    int added = registration.desksOfTheYearBefore(viewer.programme(), year);
    if (added == 0) {
      return Outcome.refused("parties.desks.refused.nothing", year.previous().name());
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.parties.desksTakenOver", null)
            .detail("fiscalYear", year.name())
            .detail("count", added));
    return Outcome.done(added);
  }

  public Outcome<Void> addOrganisation(
      Viewer viewer, OrganisationKind kind, String name, PrefectureCode prefecture) {
    requireAdministrator(viewer);
    if (kind == OrganisationKind.PREFECTURE && prefecture == null) {
      return Outcome.refused("parties.people.prefecture.missing");
    }
    registration.organisation(kind.name(), name, prefecture);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.parties.organisationAdded", null)
            .detail("organisation", name));
    return Outcome.done();
  }

  /** Registers a person and answers the initial password, which is told once and not kept. */
  public Outcome<String> addPerson(Viewer viewer, NewPerson wanted) {
    requireAdministrator(viewer);
    if (!AccountRules.isLoginName(wanted.loginName())) {
      return Outcome.refused("parties.people.login.malformed");
    }
    if (!MailAddresses.isOne(wanted.mail())) {
      return Outcome.refused("parties.people.mail.malformed");
    }
    if (registration.knows(wanted.loginName())) {
      return Outcome.refused("parties.people.login.taken");
    }
    OrganisationView organisation = find(wanted.role().organisation());
    Outcome<Void> judged = judge(wanted.role(), organisation);
    if (judged instanceof Outcome.Refused<Void> refused) {
      return Outcome.refused(refused.messageKey());
    }
    String password = newPassword();
    UUID person =
        registration.person(wanted.loginName(), wanted.displayName(), wanted.mail(), password, false);
    registration.initialPassword(person, password);
    give(viewer, person, organisation, wanted.role());
    return Outcome.done(password);
  }

  public Outcome<Void> addRole(Viewer viewer, UUID personId, WantedRole wanted) {
    requireAdministrator(viewer);
    OrganisationView organisation = find(wanted.organisation());
    loginNameOf(personId);
    return judge(wanted, organisation)
        .then(
            fits -> {
              give(viewer, personId, organisation, wanted);
              return Outcome.done();
            });
  }

  private Outcome<Void> judge(WantedRole wanted, OrganisationView organisation) {
    if (lacksPrefecture(wanted.role(), organisation)) {
      return Outcome.refused("parties.people.prefecture.role");
    }
    LocalDate today = LocalDate.now(clock);
    if (wanted.firstDay() != null && wanted.firstDay().isBefore(today)) {
      return Outcome.refused("parties.people.firstDay.past");
    }
    return wanted.lastDay() != null && wanted.lastDay().isBefore(wanted.firstDay() == null ? today : wanted.firstDay())
        ? Outcome.refused("parties.people.lastDay.before")
        : Outcome.done();
  }

  /** Takes a role away from the next request on; not the one in which the administrator acts. */
  public Outcome<Void> endRole(Viewer viewer, UUID roleId) {
    requireAdministrator(viewer);
    if (roleId.equals(viewer.roleId())) {
      return Outcome.refused("parties.people.role.own");
    }
    UUID person =
        jdbc.sql("select person_id from role_assignment where id = ?")
            .param(roleId)
            .query(UUID.class)
            .optional()
            .orElseThrow(() -> new NotFound("role"));
    registration.endRole(roleId, LocalDate.now(clock).minusDays(1));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.parties.roleEnded", null)
            .detail("person", loginNameOf(person)));
    return Outcome.done();
  }

  /** The days of a role that has not ended, as the administrator may move them. */
  @Transactional(readOnly = true)
  public RolePeriod period(Viewer viewer, UUID roleId) {
    requireAdministrator(viewer);
    return held(roleId, "");
  }

  /**
   * Moves the days of a role that has not ended: the first only while it is still to begin.
   *
   * @param seen the period that was shown
   * @param firstDay null to leave it as it is
   * @param lastDay null for no end
   * @param endless true if it is meant that an end which was set is none any more
   */
  public Outcome<Void> movePeriod(
      Viewer viewer, UUID roleId, String seen, LocalDate firstDay, LocalDate lastDay, boolean endless) {
    requireAdministrator(viewer);
    RolePeriod now = held(roleId, " for update of r");
    if (!now.days().equals(seen)) {
      return Outcome.refused(
          now.lastDay() == null ? "parties.people.period.changed.endless" : "parties.people.period.changed",
          Wareki.date(now.firstDay()), now.lastDay() == null ? "" : Wareki.date(now.lastDay()));
    }
    if (now.lastDay() != null && lastDay == null && !endless) {
      return Outcome.refused("parties.people.lastDay.removed");
    }
    if (roleId.equals(viewer.roleId())) {
      return Outcome.refused("parties.people.role.own.period");
    }
    LocalDate today = LocalDate.now(clock);
    LocalDate first = firstDay == null ? now.firstDay() : firstDay;
    if (!first.equals(now.firstDay()) && (now.hasBegun(today) || first.isBefore(today))) {
      return Outcome.refused(
          now.hasBegun(today) ? "parties.people.firstDay.begun" : "parties.people.firstDay.past");
    }
    if (lastDay != null && lastDay.isBefore(first.isAfter(today) ? first : today)) {
      return Outcome.refused("parties.people.lastDay.before");
    }
    registration.period(roleId, first, lastDay);
    AuditEntry entry =
        AuditEntry.of(viewer.actor(), "audit.parties.rolePeriod", null)
            .detail("person", now.loginName())
            .detail("role", now.role())
            .detail("firstDay", first);
    audit.record(lastDay == null ? entry : entry.detail("lastDay", lastDay));
    return Outcome.done();
  }

  private RolePeriod held(UUID roleId, String locked) {
    return jdbc.sql(
            "select p.login_name, r.role, o.name, r.valid_from, r.valid_to from role_assignment r"
                + " join person p on p.id = r.person_id join organisation o on o.id = r.organisation_id"
                + " where r.id = ? and (r.valid_to is null or r.valid_to >= ?)" + locked)
        .params(roleId, LocalDate.now(clock))
        .query(
            (row, number) ->
                new RolePeriod(
                    row.getString("login_name"), RoleKind.valueOf(row.getString("role")), row.getString("name"),
                    row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class)))
        .optional()
        .orElseThrow(() -> new NotFound("role"));
  }

  /** Another initial password for somebody who lost the own one; answers login name and password. */
  public InitialPassword renewPassword(Viewer viewer, UUID personId) {
    requireAdministrator(viewer);
    String loginName = loginNameOf(personId);
    String password = newPassword();
    registration.initialPassword(personId, password);
    sessions.end(loginName);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.parties.passwordRenewed", null)
            .detail("person", loginName));
    return new InitialPassword(loginName, password);
  }

  /** A password that is told once. */
  public record InitialPassword(String loginName, String password) {}

  /** Sets the desk to which the cases of this fiscal year write. */
  public Outcome<Void> setDesk(Viewer viewer, FiscalYear year, DeskContact desk) {
    requireAdministrator(viewer);
    if (!deskYears(viewer).contains(year)) {
      throw new NotFound("fiscal year " + year.year());
    }
    if (!MailAddresses.isOne(desk.mail())) {
      return Outcome.refused("parties.people.mail.malformed");
    }
    registration.desk(viewer.programme(), year, desk);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.parties.deskSet", null)
            .detail("fiscalYear", year.name())
            .detail("organisation", desk.deskName()));
    return Outcome.done();
  }

  private void give(Viewer viewer, UUID person, OrganisationView organisation, WantedRole wanted) {
    PrefectureCode prefecture =
        Optional.ofNullable(organisation.prefectureCode()).map(PrefectureCode::of).orElse(null);
    LocalDate first = wanted.firstDay() == null ? LocalDate.now(clock) : wanted.firstDay();
    registration.role(
        person, organisation.id(), new Registration.NewRole(wanted.role(), wanted.programme(), prefecture, first),
        wanted.lastDay(), isFirstOfDesk(wanted, prefecture));
    AuditEntry entry =
        AuditEntry.of(viewer.actor(), "audit.parties.roleGiven", null)
            .detail("person", loginNameOf(person))
            .detail("role", wanted.role())
            .detail("organisation", organisation.name())
            .detail("firstDay", first);
    audit.record(wanted.lastDay() == null ? entry : entry.detail("lastDay", wanted.lastDay()));
  }

  /** Who comes first to the desk of a prefecture keeps its people: without a 課の管理者 nobody there could add a colleague. */
  private boolean isFirstOfDesk(WantedRole wanted, PrefectureCode prefecture) {
    return wanted.role() == RoleKind.PREFECTURE
        && jdbc.sql(
                "select not exists (select 1 from role_assignment r join person p on p.id = r.person_id where p.enabled"
                    + " and r.role = 'PREFECTURE' and r.desk_manager and r.programme = ? and r.prefecture_code = ?"
                    + " and (r.valid_to is null or r.valid_to >= ?))")
            .params(wanted.programme().code(), prefecture.value(), LocalDate.now(clock))
            .query(Boolean.class)
            .single();
  }

  private static boolean lacksPrefecture(RoleKind role, OrganisationView organisation) {
    return (role == RoleKind.PREFECTURE || role == RoleKind.REGION)
        && organisation.prefectureCode() == null;
  }

  private OrganisationView find(UUID organisationId) {
    return jdbc.sql("select id, name, prefecture_code from organisation where id = ?")
        .param(organisationId)
        .query(PeopleDesk::organisation)
        .optional()
        .orElseThrow(() -> new NotFound("organisation"));
  }

  private String loginNameOf(UUID personId) {
    return jdbc.sql("select login_name from person where id = ?")
        .param(personId)
        .query(String.class)
        .optional()
        .orElseThrow(() -> new NotFound("person"));
  }

  private static OrganisationView organisation(ResultSet row, int number)
      throws SQLException {
    return new OrganisationView(
        row.getObject("id", UUID.class), row.getString("name"), row.getString("prefecture_code"));
  }

  private static String newPassword() {
    return IntStream.range(0, 4).mapToObj(group -> ReadableCode.random(5)).collect(Collectors.joining("-"));
  }

  /** The manager answers for the announcement, and has to see to whom it goes. */
  private static void requireDeskReader(Viewer viewer) {
    if (!readsDesks(viewer)) {
      throw new Forbidden(viewer.role() + " may not see the desks");
    }
  }

  private static boolean readsDesks(Viewer viewer) {
    return viewer.role() == RoleKind.ADMINISTRATOR
        || (viewer.role() == RoleKind.SECRETARIAT_MANAGER && viewer.proxy().isEmpty());
  }

  private static void requireAdministrator(Viewer viewer) {
    if (viewer.role() != RoleKind.ADMINISTRATOR) {
      throw new Forbidden(viewer.role() + " may not see the accounts");
    }
  }
}
