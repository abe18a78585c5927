package jp.banso.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ReadableCode;
import jp.banso.parties.AccountRules;
import jp.banso.parties.Colleague;
import jp.banso.parties.Colleagues;
import jp.banso.parties.Memberships;
import jp.banso.parties.Passwords;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.audit.Audience;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The door for those who were invited and have shown nobody yet who they are. To look through it changes nothing; a wrong
 * key, an old one and one of nobody get the same answer.
 */
@Service
@Transactional
public class InvitationDoor {

  /** What the work is about when somebody asks to be invited again; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "invitation-asked-again";

  private static final String TAKEN = "parties.people.login.taken";

  private final InvitationRows rows;
  private final Registration registration;
  private final Colleagues colleagues;
  private final Memberships memberships;
  private final Viewers viewers;
  private final Passwords passwords;
  private final PasswordEncoder encoder;
  private final Worklist worklist;
  private final MessageSource messages;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final String nobodys;

  InvitationDoor(
      InvitationRows rows, Registration registration, Colleagues colleagues, Memberships memberships, Viewers viewers,
      Passwords passwords, PasswordEncoder encoder, Worklist worklist, MessageSource messages, AuditLog audit,
      ApplicationEventPublisher events, Clock clock) {
    this.rows = rows;
    this.registration = registration;
    this.colleagues = colleagues;
    this.memberships = memberships;
    this.viewers = viewers;
    this.passwords = passwords;
    this.encoder = encoder;
    this.worklist = worklist;
    this.messages = messages;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
    this.nobodys = encoder.encode(Secrets.code());
  }

  /** What somebody holds of an invitation: the link, or mail address and code as typed. */
  public record Key(String token, String mail, String code) {

    public static Key link(String token) {
      return new Key(token, "", "");
    }

    boolean isLink() {
      return token != null && !token.isBlank();
    }
  }

  /** The invitation that the key opens now. */
  @Transactional(readOnly = true)
  public Optional<Invitation> look(Key key) {
    Instant now = clock.instant();
    Optional<Invitation> found = key.isLink() ? rows.ofLink(Secrets.hash(key.token()), true) : byCode(key, now);
    return found.filter(one -> one.opensAt(now));
  }

  /** At least one hash is compared, so that an address without an invitation takes as long. */
  private Optional<Invitation> byCode(Key key, Instant now) {
    String code = ReadableCode.typed(key.code());
    List<Invitation> open = rows.to(key.mail() == null ? "" : key.mail().strip()).stream().filter(one -> one.opensAt(now)).toList();
    if (open.isEmpty()) {
      encoder.matches(code, nobodys);
    }
    return open.stream().filter(one -> encoder.matches(code, rows.codeHash(one.id()))).findFirst();
  }

  /** How a new person wants to be known and to sign in; no password for who signs in by codes only. */
  public record NewAccount(String displayName, String loginName, String password) {

    boolean byCodesOnly() {
      return password.isEmpty();
    }
  }

  /** Makes the account and gives the role; answers the login name. Empty if the key opens nothing (any more). */
  public Optional<Outcome<String>> acceptAsNew(Key key, NewAccount account) {
    Optional<Invitation> invitation = look(key);
    if (invitation.isEmpty()) {
      return Optional.empty();
    }
    Outcome<Void> judged = judge(account);
    if (judged instanceof Outcome.Refused<Void> refused) {
      return Optional.of(Outcome.refused(refused.messageKey(), refused.arguments().toArray()));
    }
    UUID person = UUID.randomUUID();
    if (!rows.accept(invitation.get().id(), person, clock.instant())) {
      return Optional.empty();
    }
    if (!register(person, invitation.get().mail(), account)) {
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
      return Optional.of(Outcome.refused(TAKEN));
    }
    give(invitation.get(), person, account.displayName(), null);
    return Optional.of(Outcome.done(account.loginName()));
  }

  /** What stands against such an account; a name that is taken is told, or nobody could choose one. */
  public Outcome<Void> judge(NewAccount account) {
    if (account.displayName().isBlank()) {
      return Outcome.refused("accounts.refused.displayName");
    }
    if (!AccountRules.isLoginName(account.loginName())) {
      return Outcome.refused("parties.people.login.malformed");
    }
    if (registration.knows(account.loginName())) {
      return Outcome.refused(TAKEN);
    }
    return account.byCodesOnly() ? Outcome.done() : Passwords.judge(account.password(), account.loginName());
  }

  private boolean register(UUID person, String mail, NewAccount account) {
    return registration.account(
        person, account.loginName(), account.displayName(), mail,
        account.byCodesOnly() ? null : account.password());
  }

  /** Adds the role to somebody who has an account and shows it by the password; answers the login name. */
  public Optional<Outcome<String>> acceptByPassword(Key key, String loginName, String password) {
    if (look(key).isEmpty()) {
      return Optional.empty();
    }
    Optional<UUID> person = passwords.prove(loginName, password);
    return person.isEmpty()
        ? Optional.of(Outcome.refused("parties.login.failed"))
        : acceptAs(key, person.get(), loginName.strip(), null);
  }

  /**
   * Adds the role to somebody who is signed in; answers what the invitation was for.
   *
   * @param worksAt the organisation in whose role the person accepts it, null if in none
   */
  public Optional<Outcome<String>> acceptSignedIn(Key key, UUID person, String loginName, UUID worksAt) {
    return acceptAs(key, person, loginName, worksAt);
  }

  private Optional<Outcome<String>> acceptAs(Key key, UUID person, String loginName, UUID worksAt) {
    Optional<Invitation> invitation = look(key);
    if (invitation.isEmpty() || !rows.accept(invitation.get().id(), person, clock.instant())) {
      return Optional.empty();
    }
    give(invitation.get(), person, loginName, worksAt);
    return Optional.of(Outcome.done(loginName));
  }

  private void give(Invitation invitation, UUID person, String name, UUID worksAt) {
    LocalDate today = LocalDate.now(clock);
    LocalDate first = invitation.firstDay().isBefore(today) ? today : invitation.firstDay();
    UUID organisation = worksThere(invitation, person, worksAt).orElseGet(() -> giveRole(invitation, person, first));
    if (invitation.group() != null) {
      memberships.grant(invitation.group(), person, organisation, first, invitation.lastDay());
    }
    worklist.close(Source.MENTION, invitation.id().toString());
    events.publishEvent(new InvitationAccepted(invitation.id(), person));
    AuditEntry entry =
        AuditEntry.of(
                new Actor(person, invitation.organisationName() + " " + name, invitation.role().name(), null),
                "audit.accounts.accepted", invitation.caseKey())
            .detail("role", invitation.role())
            .detail("organisation", invitation.organisationName());
    audit.record(invitation.caseKey() == null ? entry : entry.audience(Audience.REGION, Audience.PREFECTURE));
  }

  /** Answers the organisation at which the role is. */
  private UUID giveRole(Invitation invitation, UUID person, LocalDate first) {
    UUID organisation = invitation.organisationId() == null ? organisation(invitation) : invitation.organisationId();
    Optional<Colleague> held = colleagues.find(organisation, invitation.role(), invitation.programme(), person);
    if (held.isEmpty()) {
      registration.role(
          person, organisation,
          new Registration.NewRole(invitation.role(), invitation.programme(), invitation.prefecture(), first),
          invitation.lastDay(), invitation.deskManager());
    } else if (invitation.deskManager()) {
      registration.deskManager(held.get().roleId(), true);
    }
    return organisation;
  }

  private UUID organisation(Invitation invitation) {
    return invitation.isFromRegion()
        ? registration.organisationOfRegion(
            invitation.organisationKind(), invitation.organisationName(), invitation.prefecture())
        : registration.organisationNamed(
            invitation.organisationKind(), invitation.organisationName(), invitation.prefecture());
  }

  /** For which region of the prefecture the person works already, so that one more of its cases needs no second role. */
  private Optional<UUID> worksThere(Invitation invitation, UUID person, UUID worksAt) {
    return invitation.role() == RoleKind.REGION && invitation.group() != null
        ? viewers.rolesOf(person).stream()
            .filter(role -> isOfRegion(role, invitation))
            .map(Viewer::organisationId)
            .min(
                Comparator.comparing((UUID one) -> !one.equals(invitation.organisationId()))
                    .thenComparing(one -> !one.equals(worksAt)))
        : Optional.empty();
  }

  private static boolean isOfRegion(Viewer role, Invitation invitation) {
    return role.role() == RoleKind.REGION
        && role.programme() == invitation.programme()
        && role.prefecture().map(own -> own.equals(invitation.prefecture())).orElse(true);
  }

  /**
   * もう一度お願いする: makes it the inviter's work to send another one. Of a key that nobody ever had nothing is made, and
   * nobody can see the difference.
   */
  public void askAgain(Key key) {
    Optional<Invitation> known =
        key.isLink()
            ? rows.ofLink(Secrets.hash(key.token()), false)
            : Stream.ofNullable(key.mail())
                .flatMap(mail -> rows.to(mail.strip()).stream())
                .filter(one -> one.state() != Invitation.State.ACCEPTED)
                .findFirst();
    known.ifPresent(this::askInviter);
  }

  private void askInviter(Invitation invitation) {
    worklist.open(
        Source.MENTION, invitation.id().toString(), invitation.programme(), invitation.inviterGroup(),
        invitation.caseKey(), WORK, messages.getMessage("accounts.work.again", null, Locale.JAPAN));
  }
}
