package jp.banso.parties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts of those who have a role today, for the services that let people in. */
@Service
@Transactional(readOnly = true)
public class Accounts {

  private static final String ACCOUNT =
      "select p.id, p.login_name, p.display_name, p.mail from person p where p.enabled and exists (select 1"
          + " from role_assignment r where r.person_id = p.id and r.valid_from <= :today"
          + " and (r.valid_to is null or r.valid_to >= :today))";

  private final JdbcClient jdbc;
  private final Clock clock;

  Accounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Several people may share one address. */
  public List<Account> readingMailAt(String address) {
    return jdbc.sql(ACCOUNT + " and lower(p.mail) = lower(:mail) order by p.display_name, p.id")
        .param("today", LocalDate.now(clock))
        .param("mail", address)
        .query(Accounts::account)
        .list();
  }

  public Optional<Account> find(UUID personId) {
    return jdbc.sql(ACCOUNT + " and p.id = :id")
        .param("today", LocalDate.now(clock))
        .param("id", personId)
        .query(Accounts::account)
        .optional();
  }

  private static Account account(ResultSet row, int number) throws SQLException {
    return new Account(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4));
  }
}
