package jp.banso.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Colleague;
import jp.banso.parties.Colleagues;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.mail.MailAddresses;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 課の担当者: the desk of a prefecture keeps its own people; the 課の管理者 adds, renames and ends. */
@Service
@Transactional
public class DeskColleagues {

  private final Colleagues colleagues;
  private final Registration registration;
  private final AuditLog audit;
  private final Clock clock;

  DeskColleagues(Colleagues colleagues, Registration registration, AuditLog audit, Clock clock) {
    this.colleagues = colleagues;
    this.registration = registration;
    this.audit = audit;
    this.clock = clock;
  }

  /** Everybody of the viewer's desk. */
  @Transactional(readOnly = true)
  public List<Colleague> all(Viewer viewer) {
    if (viewer.role() != RoleKind.PREFECTURE) {
      throw new Forbidden(viewer.role() + " has no desk");
    }
    return colleagues.of(viewer);
  }

  /** Whether the viewer keeps them. */
  public boolean mayKeep(Viewer viewer) {
    return InvitationDesk.managesDesk(viewer) && viewer.proxy().isEmpty();
  }

  /** One of them, to be changed. */
  @Transactional(readOnly = true)
  public Colleague find(Viewer viewer, UUID roleId) {
    requireKeeper(viewer);
    return colleagues.of(viewer).stream()
        .filter(one -> one.roleId().equals(roleId))
        .findFirst()
        .orElseThrow(() -> new NotFound("colleague " + roleId));
  }

  /**
   * Another name or address. Whoever could move the address of an account could sign in by it, so of somebody who works
   * for others too it is not the desk's.
   */
  public Outcome<Void> rename(Viewer viewer, UUID roleId, String name, String mail) {
    Colleague one = find(viewer, roleId);
    if (name.isBlank()) {
      return Outcome.refused("accounts.refused.displayName");
    }
    if (!MailAddresses.isOne(mail)) {
      return Outcome.refused("accounts.refused.mail");
    }
    if (!mail.equals(one.mail()) && colleagues.worksElsewhere(one.personId(), viewer.organisationId())) {
      return Outcome.refused("accounts.refused.mailElsewhere");
    }
    registration.rename(one.personId(), name, mail);
    if (!mail.equals(one.mail())) {
      registration.endSessions(one.personId());
    }
    record(viewer, one, "audit.accounts.colleagueRenamed");
    return Outcome.done();
  }

  /** Ends the role after a last day; of a day that has passed every session ends at once. */
  public Outcome<Void> end(Viewer viewer, UUID roleId, LocalDate lastDay) {
    Colleague one = find(viewer, roleId);
    if (one.personId().equals(viewer.personId())) {
      return Outcome.refused("accounts.refused.ownRole");
    }
    if (lastDay.isBefore(one.firstDay().minusDays(1))) {
      return Outcome.refused("accounts.refused.lastDay");
    }
    registration.endRole(roleId, lastDay);
    if (lastDay.isBefore(LocalDate.now(clock))) {
      registration.endSessions(one.personId());
    }
    audit.record(entry(viewer, one, "audit.accounts.colleagueEnded").detail("lastDay", lastDay));
    return Outcome.done();
  }

  /** Makes a colleague a 課の管理者 too, or no longer one; one always remains. */
  public Outcome<Void> appoint(Viewer viewer, UUID roleId, boolean manages) {
    Colleague one = find(viewer, roleId);
    boolean others =
        colleagues.of(viewer).stream().anyMatch(other -> other.deskManager() && !other.roleId().equals(roleId));
    if (!manages && !others) {
      return Outcome.refused("accounts.refused.lastManager");
    }
    registration.deskManager(roleId, manages);
    record(viewer, one, manages ? "audit.accounts.deskManagerMade" : "audit.accounts.deskManagerEnded");
    return Outcome.done();
  }

  private void requireKeeper(Viewer viewer) {
    if (!mayKeep(viewer)) {
      throw new Forbidden(viewer.role() + " does not keep the people of the desk");
    }
  }

  private void record(Viewer viewer, Colleague one, String action) {
    audit.record(entry(viewer, one, action));
  }

  private static AuditEntry entry(Viewer viewer, Colleague one, String action) {
    return AuditEntry.of(viewer.actor(), action, null).detail("person", one.loginName());
  }
}
