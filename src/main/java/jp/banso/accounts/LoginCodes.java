package jp.banso.accounts;

import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.ReadableCode;
import jp.banso.parties.Account;
import jp.banso.parties.Accounts;
import jp.banso.parties.Viewers;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Login by a code that is sent to a mail address, for the one of those who read mail there that was named. Whether the
 * address or the name is known, nobody learns but who reads the mail.
 */
@Service
@Transactional
public class LoginCodes {

  private static final Duration LIFE = Duration.ofMinutes(10);

  /**
   * Mails to one person at an address within the life of a code, and as many that name nobody: who shares an address
   * does not lock the others out.
   */
  private static final int MOST_MAILS = 5;

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final Viewers viewers;
  private final AccountMails mails;
  private final AuditLog audit;
  private final Clock technicalClock;

  LoginCodes(
      JdbcClient jdbc, Accounts accounts, Viewers viewers, AccountMails mails, AuditLog audit,
      @Qualifier("technicalClock") Clock technicalClock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.viewers = viewers;
    this.mails = mails;
    this.audit = audit;
    this.technicalClock = technicalClock;
  }

  /**
   * Sends a code, if there is anybody to send it to.
   *
   * @param name the person's name as shown, or the login name; may be empty where one person reads mail there
   */
  public void request(String mail, String name) {
    String address = folded(mail);
    List<Account> readers = accounts.readingMailAt(address);
    if (readers.isEmpty()) {
      return;
    }
    Optional<Account> named = named(readers, name);
    if (!mayMail(address, named.map(Account::id).orElse(null))) {
      return;
    }
    if (named.isPresent()) {
      named.ifPresent(person -> send(address, person));
    } else {
      note(address, null, null);
      mails.loginNames(programme(readers.get(0)), readers.get(0).mail(), readers.stream().map(Account::displayName).toList());
    }
  }

  private static Optional<Account> named(List<Account> readers, String name) {
    String typed = folded(name);
    if (typed.isEmpty()) {
      return readers.size() == 1 ? Optional.of(readers.get(0)) : Optional.empty();
    }
    List<Account> matching =
        readers.stream()
            .filter(one -> folded(one.loginName()).equals(typed) || folded(one.displayName()).equals(typed))
            .toList();
    return matching.size() == 1
        ? Optional.of(matching.get(0))
        : matching.stream().filter(one -> folded(one.loginName()).equals(typed)).findFirst();
  }

  private void send(String address, Account person) {
    String code = Secrets.code();
    UUID id = UUID.randomUUID();
    note(address, person.id(), Secrets.hash(id + code), id);
    mails.loginCode(programme(person), person.mail(), person.displayName(), code);
  }

  private void note(String address, UUID person, String hash) {
    note(address, person, hash, UUID.randomUUID());
  }

  private void note(String address, UUID person, String hash, UUID id) {
    Instant now = technicalClock.instant();
    jdbc.sql("delete from login_code where mail = ? and expires_at < ?")
        .params(address, Timestamp.from(now.minus(LIFE)))
        .update();
    jdbc.sql("insert into login_code (id, person_id, mail, code_hash, issued_at, expires_at) values (?,?,?,?,?,?)")
        .params(id, person, address, hash, Timestamp.from(now), Timestamp.from(now.plus(LIFE)))
        .update();
  }

  private boolean mayMail(String address, UUID person) {
    return jdbc.sql(
                "select count(*) from login_code where mail = ? and person_id is not distinct from ? and issued_at > ?")
            .params(address, person, Timestamp.from(technicalClock.instant().minus(LIFE)))
            .query(Integer.class)
            .single()
        < MOST_MAILS;
  }

  /** A person's first role says in whose name the mail goes. */
  private ProgrammeCode programme(Account person) {
    return viewers.rolesOf(person.id()).get(0).programme();
  }

  private record Sent(UUID id, UUID person, String hash) {}

  /** The login name of who was sent this code, which is used up by it; empty if it opens nothing. */
  public Optional<String> enter(String mail, String code) {
    Instant now = technicalClock.instant();
    String typed = ReadableCode.typed(code);
    return jdbc.sql(
            "select id, person_id, code_hash from login_code where mail = ? and code_hash is not null"
                + " and used_at is null and expires_at > ?")
        .params(folded(mail), Timestamp.from(now))
        .query((row, number) -> new Sent(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
        .list()
        .stream()
        .filter(sent -> sent.hash().equals(Secrets.hash(sent.id() + typed)))
        .findFirst()
        .filter(sent -> use(sent.id(), now))
        .flatMap(sent -> accounts.find(sent.person()))
        .map(this::entered);
  }

  private boolean use(UUID id, Instant now) {
    return jdbc.sql("update login_code set used_at = ? where id = ? and used_at is null")
            .params(Timestamp.from(now), id)
            .update()
        > 0;
  }

  private String entered(Account person) {
    audit.record(
        AuditEntry.logged(
            new Actor(person.id(), person.displayName(), "", null), "audit.accounts.signedInByCode", null));
    return person.loginName();
  }

  private static String folded(String typed) {
    return Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC)
        .replaceAll("\\s+", "")
        .toLowerCase(Locale.ROOT);
  }
}
