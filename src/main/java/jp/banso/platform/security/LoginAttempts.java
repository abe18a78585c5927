package jp.banso.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Limits the guessing of passwords, alike for names that exist and names that do not. Within five
 * minutes an account may be tried ten times from one address, so a stranger elsewhere does not lock
 * its owner out, and a hundred times from all; an address, which a whole prefecture may share, may
 * try a hundred times.
 */
@Component
class LoginAttempts {

  static final int MOST_OF_ACCOUNT_AT_ADDRESS = 10;
  static final int MOST_OF_ACCOUNT = 100;
  static final int MOST_OF_ADDRESS = 100;
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final JdbcClient jdbc;
  private final Clock technicalClock;

  LoginAttempts(JdbcClient jdbc, @Qualifier("technicalClock") Clock technicalClock) {
    this.jdbc = jdbc;
    this.technicalClock = technicalClock;
  }

  /**
   * Takes one attempt; false if there have been too many. It is written before it is counted, each
   * on its own, so that attempts at the same moment see each other.
   */
  boolean take(String loginName, String address) {
    Instant now = technicalClock.instant();
    UUID id = UUID.randomUUID();
    String name = hash(loginName);
    jdbc.sql("insert into login_attempt (id, name_hash, address, at) values (?,?,?,?)")
        .params(id, name, address, Timestamp.from(now))
        .update();
    boolean within = within(name, address, now.minus(WINDOW));
    if (!within) {
      jdbc.sql("delete from login_attempt where id = ? or at < ?")
          .params(id, Timestamp.from(now.minus(WINDOW)))
          .update();
    }
    return within;
  }

  private boolean within(String name, String address, Instant since) {
    return jdbc.sql(
            "select count(*) filter (where name_hash = :name and address = :address) <= :both"
                + " and count(*) filter (where name_hash = :name) <= :account"
                + " and count(*) filter (where address = :address) <= :atAddress"
                + " from login_attempt where at > :since and (name_hash = :name or address = :address)")
        .param("name", name)
        .param("address", address)
        .param("both", MOST_OF_ACCOUNT_AT_ADDRESS)
        .param("account", MOST_OF_ACCOUNT)
        .param("atAddress", MOST_OF_ADDRESS)
        .param("since", Timestamp.from(since))
        .query(Boolean.class)
        .single();
  }

  /** Whoever knows the password has guessed nothing. */
  @EventListener
  void succeeded(AuthenticationSuccessEvent event) {
    if (event.getAuthentication().getDetails() instanceof WebAuthenticationDetails details) {
      forget(event.getAuthentication().getName(), details.getRemoteAddress());
    }
  }

  /** Nothing was guessed: what was counted for this name at this address is over. */
  void forget(String name, String address) {
    jdbc.sql("delete from login_attempt where name_hash = ? and address = ?").params(hash(name), address).update();
  }

  /** However it is written, with or without width, case and blanks. */
  private static String hash(String loginName) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(folded(loginName).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
  }
}
