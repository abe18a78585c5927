package jp.banso.parties;

import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers organisations, people and roles. Invitations come with the issue on people. */
@Service
@Transactional
public class Registration {

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;

  Registration(JdbcClient jdbc, PasswordEncoder passwords) {
    this.jdbc = jdbc;
    this.passwords = passwords;
  }

  /** A person's role at an organisation; {@code prefecture} may be null. */
  public record NewRole(
      RoleKind role, ProgrammeCode programme, PrefectureCode prefecture, LocalDate from) {}

  public UUID organisation(String kind, String name, PrefectureCode prefecture) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into organisation (id, kind, name, prefecture_code) values (?,?,?,?)")
        .params(id, kind, name, prefecture == null ? null : prefecture.value())
        .update();
    return id;
  }

  public UUID person(String loginName, String displayName, String mail, String password, boolean demo) {
    return personWithHash(loginName, displayName, mail, passwords.encode(password), demo);
  }

  /** For people who share one password: to hash it is slow by intent. */
  public UUID personWithHash(
      String loginName, String displayName, String mail, String passwordHash, boolean demo) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into person (id, login_name, display_name, mail, password_hash, enabled, demo)"
                + " values (?,?,?,?,?,true,?)")
        .params(id, loginName, displayName, mail, passwordHash, demo)
        .update();
    return id;
  }

  /** The person has to choose another one at the next login. */
  public void initialPassword(UUID personId, String password) {
    jdbc.sql("update person set password_hash = ?, password_initial = true where id = ?")
        .params(passwords.encode(password), personId)
        .update();
  }

  public UUID role(UUID personId, UUID organisationId, NewRole role) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into role_assignment (id, person_id, organisation_id, role, programme,"
                + " prefecture_code, valid_from) values (?,?,?,?,?,?,?)")
        .params(
            id, personId, organisationId, role.role().name(), role.programme().code(),
            role.prefecture() == null ? null : role.prefecture().value(), role.from())
        .update();
    return id;
  }

  /** Ends a role; the person loses it with the next request. */
  public void endRole(UUID roleId, LocalDate lastDay) {
    jdbc.sql("update role_assignment set valid_to = ? where id = ?").params(lastDay, roleId).update();
  }

  /** Sets the desk of a prefecture for a programme and fiscal year; an earlier entry is replaced. */
  public void desk(ProgrammeCode programme, FiscalYear year, DeskContact desk) {
    jdbc.sql(
            "insert into desk_contact (programme, fiscal_year, prefecture_code, desk_name, mail,"
                + " telephone) values (?,?,?,?,?,?) on conflict (programme, fiscal_year,"
                + " prefecture_code) do update set desk_name = excluded.desk_name,"
                + " mail = excluded.mail, telephone = excluded.telephone")
        .params(
            programme.code(), year.year(), desk.prefecture().value(), desk.deskName(), desk.mail(),
            desk.telephone())
        .update();
  }

  /** Gives the prefectures that have no desk in the year the one of the year before; answers how many. */
  public int desksOfTheYearBefore(ProgrammeCode programme, FiscalYear year) {
    return jdbc.sql(
            "insert into desk_contact (programme, fiscal_year, prefecture_code, desk_name, mail, telephone)"
                + " select programme, ?, prefecture_code, desk_name, mail, telephone from desk_contact"
                + " where programme = ? and fiscal_year = ? on conflict do nothing")
        .params(year.year(), programme.code(), year.previous().year())
        .update();
  }

  public boolean knows(String loginName) {
    return jdbc.sql("select count(*) from person where login_name = ?")
            .param(loginName)
            .query(Integer.class)
            .single()
        > 0;
  }
}
