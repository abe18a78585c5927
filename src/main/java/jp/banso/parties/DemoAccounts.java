package jp.banso.parties;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documented accounts of the default mode; in production there are none and none is told. */
@Service
@Transactional(readOnly = true)
public class DemoAccounts {

  private final JdbcClient jdbc;
  private final boolean shown;
  private final String password;

  DemoAccounts(
      JdbcClient jdbc,
      @Value("${banso.demo.enabled:false}") boolean shown,
      @Value("${banso.demo.password:}") String password) {
    this.jdbc = jdbc;
    this.shown = shown;
    this.password = password;
  }

  /** The accounts by role, or none outside the default mode. */
  public List<DemoAccount> listed() {
    return shown ? all() : List.of();
  }

  /** The one password of all demo accounts. */
  public String password() {
    return password;
  }

  private List<DemoAccount> all() {
    return jdbc.sql(
            "select p.login_name, p.display_name, r.role, r.programme, o.name from person p"
                + " join role_assignment r on r.person_id = p.id"
                + " join organisation o on o.id = r.organisation_id"
                + " where p.demo and p.enabled and r.valid_to is null"
                + " order by r.programme, o.prefecture_code nulls first, p.login_name")
        .query(
            (row, number) ->
                new DemoAccount(
                    row.getString(1), row.getString(2), RoleKind.valueOf(row.getString(3)),
                    row.getString(4), row.getString(5)))
        .list();
  }
}
