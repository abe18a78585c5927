package jp.banso.parties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Roles by who holds them, for the services that hand work over; they judge who may see them. */
@Service
@Transactional(readOnly = true)
public class RoleHoldings {

  private static final String HOLDING =
      "select r.id role_id, r.role, r.programme, r.prefecture_code, r.valid_from, r.valid_to, r.desk_manager,"
          + " p.id person_id, p.login_name, p.display_name, p.mail, o.id organisation_id, o.name organisation_name"
          + " from role_assignment r join person p on p.id = r.person_id join organisation o on o.id = r.organisation_id";

  private final JdbcClient jdbc;
  private final Clock clock;

  RoleHoldings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether it still lasts or not. */
  public Optional<RoleHolding> find(UUID roleId) {
    return jdbc.sql(HOLDING + " where r.id = ?").param(roleId).query(RoleHoldings::holding).optional();
  }

  /** As {@link #find}, held until the transaction ends: two who act on one role follow each other. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<RoleHolding> locked(UUID roleId) {
    return jdbc.sql(HOLDING + " where r.id = ? for update of r").param(roleId).query(RoleHoldings::holding).optional();
  }

  /** Whose roles at an organisation have not ended, by name. */
  public List<RoleHolding> at(UUID organisationId, ProgrammeCode programme) {
    return jdbc.sql(
            HOLDING + " where p.enabled and r.organisation_id = ? and r.programme = ?"
                + " and (r.valid_to is null or r.valid_to >= ?) order by p.display_name, p.login_name, r.id")
        .params(organisationId, programme.code(), LocalDate.now(clock))
        .query(RoleHoldings::holding)
        .list();
  }

  /** The first of those whose names or organisation hold the words; roles that have ended are not found. */
  public List<RoleHolding> search(ProgrammeCode programme, String words, int most) {
    String pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    return jdbc.sql(
            HOLDING + " where p.enabled and r.programme = ? and (r.valid_to is null or r.valid_to >= ?)"
                + " and (o.name || ' ' || p.display_name || ' ' || p.login_name) ilike ?"
                + " order by o.name, p.display_name, p.login_name, r.id limit ?")
        .params(programme.code(), LocalDate.now(clock), pattern, most)
        .query(RoleHoldings::holding)
        .list();
  }

  /** Whether the person has any role that has not ended, be it one that is still to begin. */
  public boolean any(UUID personId) {
    return jdbc.sql(
            "select exists (select 1 from role_assignment where person_id = ? and (valid_to is null or valid_to >= ?))")
        .params(personId, LocalDate.now(clock))
        .query(Boolean.class)
        .single();
  }

  /** Whether somebody else reads mail at the address, or works there for another office too. */
  public boolean sharesMail(RoleHolding holding) {
    return jdbc.sql(
            "select exists (select 1 from person where enabled and id <> :person and lower(mail) = lower(:mail))"
                + " or exists (select 1 from role_assignment where person_id = :person and id <> :role"
                + " and programme = :programme and (valid_to is null or valid_to >= :today))")
        .param("person", holding.personId())
        .param("role", holding.roleId())
        .param("mail", holding.mail())
        .param("programme", holding.programme().code())
        .param("today", LocalDate.now(clock))
        .query(Boolean.class)
        .single();
  }

  private static RoleHolding holding(ResultSet row, int number) throws SQLException {
    String prefecture = row.getString("prefecture_code");
    return new RoleHolding(
        row.getObject("role_id", UUID.class), row.getObject("person_id", UUID.class), row.getString("login_name"),
        row.getString("display_name"), row.getString("mail"), RoleKind.valueOf(row.getString("role")),
        ProgrammeCode.of(row.getString("programme")), prefecture == null ? null : PrefectureCode.of(prefecture),
        row.getObject("organisation_id", UUID.class), row.getString("organisation_name"),
        row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class),
        row.getBoolean("desk_manager"));
  }
}
