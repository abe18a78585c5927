package jp.banso.parties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's own password. */
@Service
@Transactional
public class Passwords {

  private record Stored(UUID person, String loginName, String hash, boolean none) {}

  private final JdbcClient jdbc;
  private final PasswordEncoder encoder;
  private final String nobodys;
  private final OpenSessions sessions;
  private final AuditLog audit;

  Passwords(
      JdbcClient jdbc,
      PasswordEncoder encoder,
      OpenSessions sessions,
      AuditLog audit) {
    this.jdbc = jdbc;
    this.encoder = encoder;
    this.nobodys = encoder.encode(UUID.randomUUID().toString());
    this.sessions = sessions;
    this.audit = audit;
  }

  /** Whether the person signs in by codes only, and has none to be asked for. */
  @Transactional(readOnly = true)
  public boolean hasNone(Viewer viewer) {
    return jdbc.sql("select without_password from person where id = ?")
        .param(viewer.personId())
        .query(Boolean.class)
        .single();
  }

  /** The person whose login name and password these are; it takes as long for a name that nobody has. */
  @Transactional(readOnly = true)
  public Optional<UUID> prove(String loginName, String password) {
    Optional<Stored> stored =
        jdbc.sql("select id, login_name, password_hash, without_password from person where login_name = ? and enabled")
            .param(loginName.strip())
            .query(Passwords::stored)
            .optional();
    boolean proved = encoder.matches(password, stored.map(Stored::hash).orElse(nobodys));
    return stored.filter(found -> proved && !found.none()).map(Stored::person);
  }

  /** What is wrong with a password for this login name: a message key, or nothing. */
  public static Outcome<Void> judge(String chosen, String loginName) {
    return PasswordPolicy.weakness(chosen, loginName)
        .<Outcome<Void>>map(key -> Outcome.refused(key, PasswordPolicy.SHORTEST))
        .orElseGet(Outcome::done);
  }

  private static Stored stored(ResultSet row, int number) throws SQLException {
    return new Stored(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getBoolean(4));
  }

  /** Changes it and ends every session of the person, so that all have to know the new one. */
  public Outcome<Void> change(Viewer viewer, String current, String chosen) {
    Stored stored =
        jdbc.sql("select id, login_name, password_hash, without_password from person where id = ?")
            .param(viewer.personId())
            .query(Passwords::stored)
            .single();
    if (!stored.none() && !encoder.matches(current, stored.hash())) {
      return Outcome.refused("parties.password.wrong");
    }
    if (!stored.none() && chosen.equals(current)) {
      return Outcome.refused("parties.password.same");
    }
    Optional<String> weakness = PasswordPolicy.weakness(chosen, stored.loginName());
    if (weakness.isPresent()) {
      return Outcome.refused(weakness.get(), PasswordPolicy.SHORTEST);
    }
    jdbc.sql("update person set password_hash = ?, password_initial = false, without_password = false where id = ?")
        .params(encoder.encode(chosen), viewer.personId())
        .update();
    sessions.end(stored.loginName());
    audit.record(AuditEntry.of(viewer.actor(), "audit.parties.passwordChanged", null));
    return Outcome.done();
  }
}
