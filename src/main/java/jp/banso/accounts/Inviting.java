package jp.banso.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.mail.MailAddresses;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes invitations and sends them, whoever invites; the services before it have judged who may. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Inviting {

  /** 営業日 in which an invitation can be accepted. */
  static final int DAYS = 10;

  private final InvitationRows rows;
  private final AccountMails mails;
  private final BusinessCalendar calendar;
  private final PasswordEncoder encoder;
  private final Worklist worklist;
  private final AuditLog audit;
  private final Clock clock;

  Inviting(
      InvitationRows rows, AccountMails mails, BusinessCalendar calendar, PasswordEncoder encoder, Worklist worklist,
      AuditLog audit, Clock clock) {
    this.rows = rows;
    this.mails = mails;
    this.calendar = calendar;
    this.encoder = encoder;
    this.worklist = worklist;
    this.audit = audit;
    this.clock = clock;
  }

  Outcome<UUID> invite(Viewer viewer, InvitationOffer offer, String inviterGroup) {
    if (!MailAddresses.isOne(offer.mail())) {
      return Outcome.refused("accounts.refused.mail");
    }
    LocalDate today = LocalDate.now(clock);
    LocalDate first = offer.firstDay() == null ? today : offer.firstDay();
    if (first.isBefore(today)) {
      return Outcome.refused("accounts.refused.firstDay");
    }
    if (offer.lastDay() != null && offer.lastDay().isBefore(first)) {
      return Outcome.refused("accounts.refused.lastDay");
    }
    Instant now = clock.instant();
    if (standing(offer, now).isPresent()) {
      return Outcome.refused("accounts.refused.invitedAlready");
    }
    Invitation invitation =
        new Invitation(
            UUID.randomUUID(), offer.programme(), offer.role(), offer.organisationId(), offer.organisationKind(),
            offer.organisationName(), offer.prefecture(), offer.deskManager(), offer.mail(), offer.addressee(), first,
            offer.lastDay(), offer.group(), offer.caseKey(), viewer.personId(), viewer.actor().label(), inviterGroup,
            now, expiry(today, offer.lastDay()), Invitation.State.OPEN,
            offer.caseName() == null ? Invitation.CaseName.NONE : offer.caseName());
    rows.insert(invitation);
    send(invitation);
    audit.record(entry(viewer, invitation, "audit.accounts.invited"));
    return Outcome.done(invitation.id());
  }

  private Optional<Invitation> standing(InvitationOffer offer, Instant now) {
    return rows.to(offer.mail()).stream()
        .filter(one -> one.opensAt(now) && one.role() == offer.role() && one.programme() == offer.programme())
        .filter(one -> one.organisationName().equals(offer.organisationName()))
        .filter(one -> java.util.Objects.equals(one.group(), offer.group()))
        .filter(one -> one.addressee().equals(offer.addressee()))
        .findFirst();
  }

  /** Another link and code, with the whole time again; what was sent before opens no more. */
  Outcome<Void> resend(Viewer viewer, Invitation invitation) {
    if (invitation.state() == Invitation.State.ACCEPTED) {
      return Outcome.refused("accounts.refused.accepted");
    }
    LocalDate today = LocalDate.now(clock);
    if (invitation.isOver(today)) {
      return Outcome.refused("accounts.refused.over");
    }
    rows.renew(invitation.id(), expiry(today, invitation.lastDay()));
    send(rows.find(invitation.id()).orElseThrow());
    answered(invitation);
    audit.record(entry(viewer, invitation, "audit.accounts.invitedAgain"));
    return Outcome.done();
  }

  Outcome<Void> withdraw(Viewer viewer, Invitation invitation) {
    if (!rows.withdraw(invitation.id(), clock.instant())) {
      return Outcome.refused("accounts.refused.settled");
    }
    answered(invitation);
    audit.record(entry(viewer, invitation, "audit.accounts.invitationWithdrawn"));
    return Outcome.done();
  }

  /** Nobody waits any more for it to be sent again. */
  void answered(Invitation invitation) {
    worklist.close(Source.MENTION, invitation.id().toString());
  }

  private void send(Invitation invitation) {
    String token = Secrets.token();
    String code = Secrets.code();
    rows.secret(invitation.id(), Secrets.hash(token), encoder.encode(code));
    mails.invited(invitation, token, code);
  }

  /** Not beyond the last day of what it gives. */
  private Instant expiry(LocalDate today, LocalDate lastDay) {
    return expiry(calendar, today, lastDay);
  }

  static Instant expiry(BusinessCalendar calendar, LocalDate today, LocalDate lastDay) {
    LocalDate until = calendar.plusBusinessDays(today, DAYS);
    return calendar.endOf(lastDay != null && lastDay.isBefore(until) ? lastDay : until);
  }

  private static AuditEntry entry(Viewer viewer, Invitation invitation, String action) {
    AuditEntry entry =
        AuditEntry.of(viewer.actor(), action, invitation.caseKey())
            .detail("role", invitation.role())
            .detail("organisation", invitation.organisationName());
    return invitation.caseKey() == null ? entry : entry.audience(Audience.REGION, Audience.PREFECTURE);
  }
}
