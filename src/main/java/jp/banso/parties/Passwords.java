package jp.banso.parties;

import java.util.Optional;
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

  private record Stored(String loginName, String hash) {}

  private final JdbcClient jdbc;
  private final PasswordEncoder encoder;
  private final OpenSessions sessions;
  private final AuditLog audit;

  Passwords(
      JdbcClient jdbc,
      PasswordEncoder encoder,
      OpenSessions sessions,
      AuditLog audit) {
    this.jdbc = jdbc;
    this.encoder = encoder;
    this.sessions = sessions;
    this.audit = audit;
  }

  /** Changes it and ends every session of the person, so that all have to know the new one. */
  public Outcome<Void> change(Viewer viewer, String current, String chosen) {
    Stored stored =
        jdbc.sql("select login_name, password_hash from person where id = ?")
            .param(viewer.personId())
            .query((row, number) -> new Stored(row.getString(1), row.getString(2)))
            .single();
    if (!encoder.matches(current, stored.hash())) {
      return Outcome.refused("parties.password.wrong");
    }
    if (chosen.equals(current)) {
      return Outcome.refused("parties.password.same");
    }
    Optional<String> weakness = PasswordPolicy.weakness(chosen, stored.loginName());
    if (weakness.isPresent()) {
      return Outcome.refused(weakness.get(), PasswordPolicy.SHORTEST);
    }
    jdbc.sql("update person set password_hash = ?, password_initial = false where id = ?")
        .params(encoder.encode(chosen), viewer.personId())
        .update();
    sessions.end(stored.loginName());
    audit.record(AuditEntry.of(viewer.actor(), "audit.parties.passwordChanged", null));
    return Outcome.done();
  }
}
