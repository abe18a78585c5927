package jp.banso.parties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
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
          + " p.display_name, o.id organisation_id, o.name organisation_name"
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
    Set<String> memberships =
        new HashSet<>(
            jdbc.sql(
                    "select group_key from group_membership where person_id = ?"
                        + " and since <= ? and (until is null or until > ?)")
                .params(personId, Timestamp.from(clock.instant()), Timestamp.from(clock.instant()))
                .query(String.class)
                .list());
    return jdbc.sql(ROLES)
        .params(personId, today, today)
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
        viewer.prefectureOrNull(), viewer.groups(), entry, note);
  }

  private static Viewer viewer(ResultSet row, Set<String> memberships) throws SQLException {
    RoleKind role = RoleKind.valueOf(row.getString("role"));
    ProgrammeCode programme = ProgrammeCode.of(row.getString("programme"));
    String code = row.getString("prefecture_code");
    PrefectureCode prefecture = code == null ? null : PrefectureCode.of(code);
    UUID person = row.getObject("person_id", UUID.class);
    Set<String> groups =
        role == RoleKind.REGION ? memberships : Groups.ofRole(role, programme, prefecture, person, row.getBoolean("desk_manager"));
    return new Viewer(
        person, row.getObject("role_id", UUID.class), row.getString("display_name"), role,
        row.getObject("organisation_id", UUID.class), row.getString("organisation_name"), programme,
        prefecture, groups, null, null);
  }
}
