package jp.banso.reception;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.banso.accounts.InvitationDoor;
import jp.banso.accounts.InvitationDoor.Key;
import jp.banso.accounts.InvitationDoor.NewAccount;
import jp.banso.accounts.Secrets;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ReadableCode;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.Passwords;
import jp.banso.parties.Registration;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.mail.MailAddresses;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The public side of a prefecture's page: who wishes to apply asks, and confirms from the mail. Whether an address is known
 * already, nobody learns here.
 */
@Service
@Transactional
public class ReceptionDoor {

  /** What the prefecture's work is about; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "admission";

  private static final int DAYS = 10;

  /** Business days in which a prefecture is asked to answer a region that wishes to apply. */
  static final int ANSWER_DAYS = 3;

  private static final Duration WINDOW = Duration.ofHours(1);

  /** How long a wish is kept that nobody confirmed in its time. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** Mails to one address within that time, whoever asked for them. */
  private static final int MOST_MAILS = 5;

  private final ReceptionPages pages;
  private final AdmissionRows rows;
  private final AdmissionMails mails;
  private final InvitationDoor accounts;
  private final Registration registration;
  private final Passwords passwords;
  private final PasswordEncoder encoder;
  private final Calls calls;
  private final BusinessCalendar calendar;
  private final Worklist worklist;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;
  private final Clock technicalClock;
  private final String nobodys;

  ReceptionDoor(
      ReceptionPages pages, AdmissionRows rows, AdmissionMails mails, InvitationDoor accounts, Registration registration,
      Passwords passwords, PasswordEncoder encoder, Calls calls, BusinessCalendar calendar, Worklist worklist,
      MessageSource messages, AuditLog audit, Clock clock, @Qualifier("technicalClock") Clock technicalClock) {
    this.pages = pages;
    this.rows = rows;
    this.mails = mails;
    this.accounts = accounts;
    this.registration = registration;
    this.passwords = passwords;
    this.encoder = encoder;
    this.calls = calls;
    this.calendar = calendar;
    this.worklist = worklist;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
    this.technicalClock = technicalClock;
    this.nobodys = encoder.encode(Secrets.code());
  }

  /** The page at a short address. */
  @Transactional(readOnly = true)
  public ReceptionView page(String code) {
    return pages.at(code);
  }

  /** Who asks, as typed. */
  public record Wish(String organisation, OrganisationKind kind, String name, String mail) {}

  /** Sends the mail from which it is confirmed. An address that got too many gets no more, and the answer is the same. */
  public Outcome<Void> ask(String code, Wish wish) {
    ReceptionView page = pages.at(code);
    if (!page.open()) {
      return Outcome.refused("reception.refused.closed");
    }
    if (!MailAddresses.isOne(wish.mail())) {
      return Outcome.refused("accounts.refused.mail");
    }
    if (rows.askedSince(wish.mail(), technicalClock.instant().minus(WINDOW)) >= MOST_MAILS) {
      return Outcome.done();
    }
    Instant now = clock.instant();
    rows.forgetLapsed(now.minus(KEPT));
    Admission admission =
        new Admission(
            UUID.randomUUID(), page.call().id(), page.call().programme(), page.prefecture(), wish.organisation(),
            wish.kind(), wish.name(), wish.mail(), now,
            calendar.endOf(calendar.plusBusinessDays(LocalDate.now(clock), DAYS)), Admission.State.ASKED, null, false,
            null, null, null, null, null);
    String token = Secrets.token();
    String typed = Secrets.code();
    rows.insert(admission, Secrets.hash(token), encoder.encode(typed), technicalClock.instant());
    mails.confirmationAsked(admission, page, token, typed);
    return Outcome.done();
  }

  /** What the key of the mail opens now. */
  @Transactional(readOnly = true)
  public Optional<Admission> look(Key key) {
    Instant now = clock.instant();
    return find(key).filter(one -> one.state() == Admission.State.ASKED && now.isBefore(one.expiresAt()));
  }

  /** What was confirmed with the key and waits for the prefecture, or was admitted: whoever has the key may know it. */
  @Transactional(readOnly = true)
  public Optional<Admission> confirmed(Key key) {
    return find(key)
        .filter(one -> one.state() == Admission.State.CONFIRMED || one.state() == Admission.State.ADMITTED);
  }

  private Optional<Admission> find(Key key) {
    return key.token() == null || key.token().isBlank() ? byCode(key) : rows.ofLink(Secrets.hash(key.token()));
  }

  private Optional<Admission> byCode(Key key) {
    String code = ReadableCode.typed(key.code());
    String mail = Normalizer.normalize(key.mail() == null ? "" : key.mail(), Normalizer.Form.NFKC).strip();
    List<Admission> asked = rows.from(mail);
    if (asked.isEmpty()) {
      encoder.matches(code, nobodys);
    }
    return asked.stream().filter(one -> encoder.matches(code, rows.codeHash(one.id()))).findFirst();
  }

  /** Confirms with a new account, which opens when the prefecture admits the region. Empty if the key opens nothing. */
  public Optional<Outcome<Void>> confirmAsNew(Key key, NewAccount account) {
    Optional<Admission> admission = look(key);
    if (admission.isEmpty()) {
      return Optional.empty();
    }
    Outcome<Void> judged = taken(admission.get()).then(open -> accounts.judge(account));
    if (!judged.isDone()) {
      return Optional.of(judged);
    }
    UUID person = UUID.randomUUID();
    if (!rows.confirm(admission.get().id(), person, true, clock.instant())) {
      return Optional.empty();
    }
    if (!registration.account(
        person, account.loginName(), account.displayName(), admission.get().mail(),
        account.password().isEmpty() ? null : account.password())) {
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
      return Optional.of(Outcome.refused("parties.people.login.taken"));
    }
    registration.awaitOpening(person);
    confirmed(admission.get());
    return Optional.of(Outcome.done());
  }

  /** Confirms for somebody who has an account and shows it by the password. Empty if the key opens nothing. */
  public Optional<Outcome<Void>> confirmByPassword(Key key, String loginName, String password) {
    Optional<Admission> admission = look(key);
    if (admission.isEmpty()) {
      return Optional.empty();
    }
    Outcome<Void> judged = taken(admission.get());
    if (!judged.isDone()) {
      return Optional.of(judged);
    }
    Optional<UUID> person = passwords.prove(loginName, password);
    if (person.isEmpty()) {
      return Optional.of(Outcome.refused("parties.login.failed"));
    }
    if (!rows.confirm(admission.get().id(), person.get(), false, clock.instant())) {
      return Optional.empty();
    }
    confirmed(admission.get());
    return Optional.of(Outcome.done());
  }

  /** After the deadline nobody is taken in any more, whenever the mail was sent. */
  private Outcome<Void> taken(Admission admission) {
    CallView call = calls.get(admission.call());
    return call.isOpen() && clock.instant().isBefore(call.deadlineEnd())
        ? Outcome.done()
        : Outcome.refused("reception.refused.closed");
  }

  /** By when the prefecture is asked to answer: after the deadline an answer would help nobody. */
  static LocalDate dueOn(LocalDate confirmedOn, CallView call, BusinessCalendar calendar) {
    LocalDate due = calendar.plusBusinessDays(confirmedOn, ANSWER_DAYS);
    return due.isAfter(call.terms().deadline()) ? call.terms().deadline() : due;
  }

  private void confirmed(Admission admission) {
    CallView call = calls.get(admission.call());
    mails.confirmed(admission, call);
    worklist.openUntil(
        Source.MENTION, admission.id().toString(), admission.programme(),
        ReceptionDesk.group(admission.programme(), admission.prefecture()),
        call.key().child(admission.prefecture().value()), WORK,
        messages.getMessage("reception.work", null, Locale.JAPAN),
        calendar.lastMomentOf(dueOn(LocalDate.now(clock), call, calendar)));
    audit.record(
        AuditEntry.of(
                new Actor(null, admission.organisation(), "REGION", null), "audit.reception.confirmed", null)
            .detail("organisation", admission.organisation()));
  }
}
