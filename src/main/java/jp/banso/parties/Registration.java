package jp.banso.parties;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers organisations, people and roles; whoever calls it has judged who may. */
@Service
@Transactional
public class Registration {

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final OpenSessions sessions;

  Registration(JdbcClient jdbc, PasswordEncoder passwords, OpenSessions sessions) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.sessions = sessions;
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

  /**
   * An account under an id that is known before.
   *
   * @param password null for somebody who signs in by a code to the mail address; one can be chosen later
   * @return false if somebody was quicker to take the login name; then there is no account
   */
  public boolean account(UUID id, String loginName, String displayName, String mail, String password) {
    return jdbc.sql(
                "insert into person (id, login_name, display_name, mail, password_hash, enabled, demo, without_password)"
                    + " values (?,?,?,?,?,true,false,?) on conflict (login_name) do nothing")
            .params(
                id, loginName, displayName, mail,
                passwords.encode(password == null ? UUID.randomUUID().toString() : password), password == null)
            .update()
        > 0;
  }

  /** Opens an account, or closes it. */
  public void enable(UUID personId, boolean open) {
    jdbc.sql("update person set enabled = ?, awaits_opening = false where id = ?").params(open, personId).update();
  }

  /** Closes a new account until somebody opens it; its owner is told so at the login. */
  public void awaitOpening(UUID personId) {
    jdbc.sql("update person set enabled = false, awaits_opening = true where id = ?").param(personId).update();
  }

  /**
   * The organisation of this kind and name in the prefecture, registered if it is new: for those who answer for the name.
   * What a region has named is never found.
   */
  public UUID organisationNamed(OrganisationKind kind, String name, PrefectureCode prefecture) {
    return jdbc.sql(
            "select id from organisation where kind = ? and name = ? and prefecture_code is not distinct from ?"
                + " and not named_by_region order by id limit 1")
        .params(kind.name(), name, prefecture == null ? null : prefecture.value())
        .query(UUID.class)
        .optional()
        .orElseGet(() -> organisation(kind.name(), name, prefecture));
  }

  /** An organisation that a region has named: another than all that are known, whatever they are called. */
  public UUID organisationOfRegion(OrganisationKind kind, String name, PrefectureCode prefecture) {
    UUID id = organisation(kind.name(), name, prefecture);
    jdbc.sql("update organisation set named_by_region = true where id = ?").param(id).update();
    return id;
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

  /**
   * As {@link #role(UUID, UUID, NewRole)}, with an end.
   *
   * @param lastDay null for none
   * @param deskManager true for the 課の管理者
   */
  public UUID role(UUID personId, UUID organisationId, NewRole role, LocalDate lastDay, boolean deskManager) {
    UUID id = role(personId, organisationId, role);
    jdbc.sql("update role_assignment set valid_to = ?, desk_manager = ? where id = ?")
        .params(lastDay, deskManager, id)
        .update();
    return id;
  }

  /** What the person is called and where mail reaches them. */
  public void rename(UUID personId, String displayName, String mail) {
    jdbc.sql("update person set display_name = ?, mail = ? where id = ?").params(displayName, mail, personId).update();
  }

  /** Makes the holder of a role the one who keeps the colleagues of the desk, or no longer. */
  public void deskManager(UUID roleId, boolean manages) {
    jdbc.sql("update role_assignment set desk_manager = ? where id = ?").params(manages, roleId).update();
  }

  /** The person has to sign in again everywhere. */
  public void endSessions(UUID personId) {
    jdbc.sql("select login_name from person where id = ?")
        .param(personId)
        .query(String.class)
        .optional()
        .ifPresent(sessions::end);
  }

  /** Ends a role; the person loses it with the next request. */
  public void endRole(UUID roleId, LocalDate lastDay) {
    jdbc.sql("update role_assignment set valid_to = ? where id = ?").params(lastDay, roleId).update();
  }

  /** From when to when a role is held; null as last day for no end. */
  void period(UUID roleId, LocalDate firstDay, LocalDate lastDay) {
    jdbc.sql("update role_assignment set valid_from = ?, valid_to = ? where id = ?")
        .params(firstDay, lastDay, roleId)
        .update();
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

  /** The desk of a prefecture reads its mail elsewhere, in every year for which it has the old address. */
  public void deskMailChanged(ProgrammeCode programme, PrefectureCode prefecture, String from, String to) {
    jdbc.sql(
            "update desk_contact set mail = ? where programme = ? and prefecture_code = ? and lower(mail) = lower(?)")
        .params(to, programme.code(), prefecture.value(), from)
        .update();
  }

  /** A successor reads on what is sent to the address that somebody left behind; the mails of one programme only. */
  public void inheritMail(UUID personId, ProgrammeCode programme, String mail, Instant now) {
    jdbc.sql(
            "insert into inherited_mail (person_id, programme, mail, since) values (?,?,?,?) on conflict do nothing")
        .params(personId, programme.code(), mail, Timestamp.from(now))
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
