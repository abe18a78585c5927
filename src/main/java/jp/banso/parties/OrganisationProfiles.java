package jp.banso.parties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.mail.MailAddresses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 団体情報 of the organisations that apply: kept by the 課の管理者 of a prefecture's desk, by the people of a region's
 * organisation, which has no such manager, and by the secretariat of a programme in which it has a role.
 */
@Service
@Transactional
public class OrganisationProfiles {

  /** How many the secretariat's list shows at once; a longer one is narrowed by words. */
  public static final int MOST = 200;

  private static final String PROFILE =
      "select o.id, o.name, o.kind, o.prefecture_code, p.department, p.title, p.postal_code, p.address, p.telephone,"
          + " p.fax, p.mail, coalesce(p.version, 0) version, p.changed_at, p.changed_by"
          + " from organisation o left join organisation_profile p on p.organisation_id = o.id";
  private static final String APPLIES =
      " exists (select 1 from role_assignment r where r.organisation_id = o.id and r.programme = :programme"
          + " and r.role in ('REGION','PREFECTURE') and (r.valid_to is null or r.valid_to >= :today))";

  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final Clock clock;

  OrganisationProfiles(JdbcClient jdbc, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is said of it, as typed. */
  public record Typed(
      String department, String title, String postalCode, String address, String telephone, String fax, String mail) {}

  /** The viewer's own organisation. */
  @Transactional(readOnly = true)
  public OrganisationProfile own(Viewer viewer) {
    if (viewer.role() != RoleKind.REGION && viewer.role() != RoleKind.PREFECTURE) {
      throw new Forbidden(viewer.role() + " has no profile to keep");
    }
    return get(viewer.organisationId());
  }

  /** One of those that apply, for the secretariat. */
  @Transactional(readOnly = true)
  public OrganisationProfile find(Viewer viewer, UUID id) {
    requireSecretariat(viewer);
    return jdbc.sql(PROFILE + " where o.id = :id and" + APPLIES)
        .param("id", id)
        .param("programme", viewer.programme().code())
        .param("today", LocalDate.now(clock))
        .query(OrganisationProfiles::map)
        .optional()
        .orElseThrow(() -> new NotFound("organisation " + id));
  }

  /** Those that apply, by prefecture and name, narrowed by words of the name. */
  @Transactional(readOnly = true)
  public List<OrganisationProfile> all(Viewer viewer, String words) {
    requireSecretariat(viewer);
    return jdbc.sql(
            PROFILE + " where" + APPLIES + " and position(:words in o.name) > 0"
                + " order by o.prefecture_code, o.name, o.id limit " + MOST)
        .param("programme", viewer.programme().code())
        .param("today", LocalDate.now(clock))
        .param("words", words.strip())
        .query(OrganisationProfiles::map)
        .list();
  }

  private static void requireSecretariat(Viewer viewer) {
    if (!viewer.role().isSecretariat()) {
      throw new Forbidden(viewer.role() + " keeps its own profile only");
    }
  }

  /** Whether the viewer may change what {@link #own} answers. */
  public boolean mayKeepOwn(Viewer viewer) {
    return viewer.role() == RoleKind.REGION
        || viewer.role() == RoleKind.PREFECTURE
            && viewer.holds(Groups.deskManagers(viewer.programme(), viewer.prefectureOrNull()));
  }

  /**
   * Guards a change of one's own before its form is read.
   *
   * @throws Forbidden for a colleague who does not keep it
   */
  @Transactional(readOnly = true)
  public OrganisationProfile guardOwn(Viewer viewer) {
    OrganisationProfile own = own(viewer);
    if (!mayKeepOwn(viewer)) {
      throw new Forbidden(viewer.role() + " does not keep the profile of the desk");
    }
    return own;
  }

  /** Keeps what is said of one's own organisation. */
  public Outcome<Void> keepOwn(Viewer viewer, int version, Typed typed) {
    return keep(viewer, guardOwn(viewer), version, typed);
  }

  /** Keeps what is said of an organisation, on its word. */
  public Outcome<Void> keep(Viewer viewer, UUID id, int version, Typed typed) {
    return keep(viewer, find(viewer, id), version, typed);
  }

  private Outcome<Void> keep(Viewer viewer, OrganisationProfile before, int version, Typed typed) {
    String postal = plain(typed.postalCode()).replaceAll("[^0-9]", "");
    if (!plain(typed.postalCode()).isEmpty() && postal.length() != 7) {
      return Outcome.refused("parties.profile.refused.postalCode");
    }
    String telephone = plain(typed.telephone());
    String fax = plain(typed.fax());
    if (!isNumber(telephone)) {
      return Outcome.refused("parties.profile.refused.telephone");
    }
    if (!isNumber(fax)) {
      return Outcome.refused("parties.profile.refused.fax");
    }
    String mail = plain(typed.mail());
    if (!mail.isEmpty() && !MailAddresses.isOne(mail)) {
      return Outcome.refused("parties.profile.refused.mail");
    }
    int kept =
        jdbc.sql(
                "insert into organisation_profile (organisation_id, department, title, postal_code, address, telephone,"
                    + " fax, mail, version, changed_at, changed_by) values (:id, :department, :title, :postal, :address,"
                    + " :telephone, :fax, :mail, 1, :at, :by) on conflict (organisation_id) do update set"
                    + " department = excluded.department, title = excluded.title, postal_code = excluded.postal_code,"
                    + " address = excluded.address, telephone = excluded.telephone, fax = excluded.fax,"
                    + " mail = excluded.mail, version = organisation_profile.version + 1,"
                    + " changed_at = excluded.changed_at, changed_by = excluded.changed_by"
                    + " where organisation_profile.version = :version")
            .param("id", before.id())
            .param("department", line(typed.department()))
            .param("title", line(typed.title()))
            .param("postal", postal.isEmpty() ? "" : postal.substring(0, 3) + "-" + postal.substring(3))
            .param("address", line(typed.address()))
            .param("telephone", telephone)
            .param("fax", fax)
            .param("mail", mail)
            .param("version", version)
            .param("at", Timestamp.from(clock.instant()))
            .param("by", viewer.actor().label())
            .update();
    if (kept == 0 || (version == 0 && before.isGiven())) {
      OrganisationProfile now = get(before.id());
      return Outcome.refused("parties.profile.refused.stale", now.changedBy(), Wareki.dateTime(now.changedAt()));
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.parties.profileChanged", null).detail("organisation", before.name()));
    return Outcome.done();
  }

  private static boolean isNumber(String typed) {
    return typed.isEmpty() || typed.matches("[0-9()+ -]{6,30}");
  }

  private static String plain(String typed) {
    return Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC).strip();
  }

  private static String line(String typed) {
    return typed == null ? "" : typed.strip();
  }

  private OrganisationProfile get(UUID id) {
    return jdbc.sql(PROFILE + " where o.id = :id")
        .param("id", id)
        .query(OrganisationProfiles::map)
        .optional()
        .orElseThrow(() -> new NotFound("organisation " + id));
  }

  /** What the viewer's organisation says of itself, for what begins with it; empty if it said nothing. */
  @Transactional(readOnly = true)
  public Optional<OrganisationProfile> said(Viewer viewer) {
    return jdbc.sql(PROFILE + " where o.id = :id")
        .param("id", viewer.organisationId())
        .query(OrganisationProfiles::map)
        .optional()
        .filter(OrganisationProfile::isGiven);
  }

  private static OrganisationProfile map(ResultSet row, int number) throws SQLException {
    Timestamp changed = row.getTimestamp("changed_at");
    return new OrganisationProfile(
        row.getObject("id", UUID.class), row.getString("name"), kind(row.getString("kind")),
        row.getString("prefecture_code"), text(row, "department"), text(row, "title"), text(row, "postal_code"),
        text(row, "address"), text(row, "telephone"), text(row, "fax"), text(row, "mail"), row.getInt("version"),
        changed == null ? null : changed.toInstant(), row.getString("changed_by"));
  }

  private static OrganisationKind kind(String name) {
    return Arrays.stream(OrganisationKind.values()).filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }
}
