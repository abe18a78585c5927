package jp.banso.parties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.mail.MailAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first start of production registers an administrator from the environment, who registers
 * everybody else. As soon as there is any person the environment is not looked at any more.
 */
@Component
@Profile("production")
class FirstAdministrator implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

  private final String loginName;
  private final String mail;
  private final String passwordFile;
  private final JdbcClient jdbc;
  private final Registration registration;
  private final AuditLog audit;
  private final MessageSource messages;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile boolean running;

  FirstAdministrator(
      @Value("${banso.administrator.login}") String loginName,
      @Value("${banso.administrator.mail}") String mail,
      @Value("${banso.administrator.password-file}") String passwordFile,
      JdbcClient jdbc,
      Registration registration,
      AuditLog audit,
      MessageSource messages,
      TransactionTemplate transaction,
      Clock clock) {
    this.loginName = loginName.strip();
    this.mail = mail.strip();
    this.passwordFile = passwordFile.strip();
    this.jdbc = jdbc;
    this.registration = registration;
    this.audit = audit;
    this.messages = messages;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void start() {
    transaction.executeWithoutResult(status -> registerIfNobodyIsThere());
    running = true;
  }

  /** The lock lets one of several nodes that start at once do it; the others find somebody. */
  private void registerIfNobodyIsThere() {
    jdbc.sql("lock table person in share row exclusive mode").update();
    if (jdbc.sql("select exists (select 1 from person)").query(Boolean.class).single()) {
      return;
    }
    if (loginName.isEmpty()) {
      log.warn(
          "nobody can sign in: the database holds no person. Set BANSO_ADMIN_LOGIN, BANSO_ADMIN_MAIL"
              + " and BANSO_ADMIN_PASSWORD_FILE and start again.");
      return;
    }
    register(password());
    log.info("the first administrator is registered and chooses another password at the first login");
  }

  private void register(String password) {
    String role = messages.getMessage(RoleKind.ADMINISTRATOR.messageKey(), null, Locale.JAPAN);
    UUID person = registration.person(loginName, role, mail, password, false);
    registration.initialPassword(person, password);
    UUID organisation =
        registration.organisation(
            OrganisationKind.OPERATOR.name(),
            messages.getMessage("parties.first.organisation", null, Locale.JAPAN), null);
    registration.role(
        person, organisation,
        new Registration.NewRole(
            RoleKind.ADMINISTRATOR, ProgrammeCode.BANSO, null, LocalDate.now(clock)));
    audit.record(
        AuditEntry.of(Actor.system(), "audit.parties.firstAdministrator", null)
            .detail("person", loginName));
  }

  /** What it says of a refused password never holds it. */
  private String password() {
    if (!AccountRules.isLoginName(loginName)) {
      throw refusal("BANSO_ADMIN_LOGIN must be 3 to 40 of a-z, 0-9, dot, hyphen and underscore");
    }
    if (!MailAddresses.isOne(mail)) {
      throw refusal("BANSO_ADMIN_MAIL must be one mail address");
    }
    if (passwordFile.isEmpty()) {
      throw refusal("BANSO_ADMIN_PASSWORD_FILE must name a file that holds the initial password");
    }
    String password = read(Path.of(passwordFile));
    Optional<String> weakness = PasswordPolicy.weakness(password, loginName);
    if (weakness.isPresent()) {
      throw refusal(
          "the password in BANSO_ADMIN_PASSWORD_FILE is too weak: it needs at least "
              + PasswordPolicy.SHORTEST + " characters, at most 72 bytes, some variety, and must not"
              + " contain the login name or a word that is guessed first");
    }
    return password;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw refusal("BANSO_ADMIN_PASSWORD_FILE cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static IllegalStateException refusal(String why) {
    return new IllegalStateException("Banso does not start without its first administrator: " + why + ".");
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the guard of production, before the web server. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 20;
  }
}
