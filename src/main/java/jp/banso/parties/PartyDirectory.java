package jp.banso.parties;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import jp.banso.platform.security.Directory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Our own people as login and engine see them. */
@Component
class PartyDirectory implements Directory {

  private final JdbcClient jdbc;
  private final Clock clock;

  PartyDirectory(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whoever had roles and lost the last of them does not come in any more. */
  @Override
  public Optional<Account> account(String loginName) {
    return jdbc.sql(
            "select id, login_name, password_hash, password_initial, enabled and (not exists"
                + " (select 1 from role_assignment where person_id = person.id) or exists"
                + " (select 1 from role_assignment where person_id = person.id"
                + " and (valid_to is null or valid_to >= ?))) enabled,"
                + " not enabled and awaits_opening awaiting from person where login_name = ?")
        .params(LocalDate.now(clock), loginName)
        .query(
            (row, number) ->
                new Account(
                    row.getObject("id", UUID.class), row.getString("login_name"),
                    row.getString("password_hash"), row.getBoolean("enabled"), row.getBoolean("awaiting"),
                    row.getBoolean("password_initial")))
        .optional();
  }

  @Override
  public Optional<Operator> operator(String loginName) {
    LocalDate today = LocalDate.now(clock);
    return jdbc.sql(
            "select p.login_name, p.display_name from person p join role_assignment r"
                + " on r.person_id = p.id where p.login_name = ? and p.enabled"
                + " and (r.role = 'ADMINISTRATOR' or (r.role = 'SECRETARIAT_MANAGER' and r.programme = ?))"
                + " and r.valid_from <= ? and (r.valid_to is null or r.valid_to >= ?) limit 1")
        .params(loginName, Operators.PROGRAMME.code(), today, today)
        .query((row, number) -> new Operator(row.getString(1), row.getString(2)))
        .optional();
  }
}
