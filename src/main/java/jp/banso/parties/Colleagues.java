package jp.banso.parties;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who holds the same role at the same organisation, now or from a day to come. */
@Service
@Transactional(readOnly = true)
public class Colleagues {

  private final JdbcClient jdbc;
  private final Clock clock;

  Colleagues(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The viewer and those beside them, by name. */
  public List<Colleague> of(Viewer viewer) {
    return in(viewer.organisationId(), viewer.role(), viewer.programme());
  }

  /** Whose role of this organisation has not ended, by name. */
  public List<Colleague> in(UUID organisationId, RoleKind role, ProgrammeCode programme) {
    return jdbc.sql(
            "select r.id role_id, p.id person_id, p.login_name, p.display_name, p.mail, r.valid_from, r.valid_to,"
                + " r.desk_manager from role_assignment r join person p on p.id = r.person_id where p.enabled"
                + " and r.organisation_id = ? and r.role = ? and r.programme = ?"
                + " and (r.valid_to is null or r.valid_to >= ?) order by p.display_name, p.login_name")
        .params(organisationId, role.name(), programme.code(), LocalDate.now(clock))
        .query(
            (row, number) ->
                new Colleague(
                    row.getObject("role_id", UUID.class), row.getObject("person_id", UUID.class),
                    row.getString("login_name"), row.getString("display_name"), row.getString("mail"),
                    row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class),
                    row.getBoolean("desk_manager")))
        .list();
  }

  /** Whether the person has another role than with this organisation, so that others count on the account too. */
  public boolean worksElsewhere(UUID personId, UUID organisationId) {
    return jdbc.sql(
            "select exists (select 1 from role_assignment where person_id = ? and organisation_id <> ?"
                + " and (valid_to is null or valid_to >= ?))")
        .params(personId, organisationId, LocalDate.now(clock))
        .query(Boolean.class)
        .single();
  }

  /** The person's own role there, if it has not ended. */
  public Optional<Colleague> find(UUID organisationId, RoleKind role, ProgrammeCode programme, UUID personId) {
    return in(organisationId, role, programme).stream().filter(one -> one.personId().equals(personId)).findFirst();
  }
}
