package jp.banso.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.accounts.SuccessorInvitations;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Absences;
import jp.banso.parties.RoleHolding;
import jp.banso.parties.RoleHoldings;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.mail.MailAddresses;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 異動・退職: one act hands what somebody holds with a role to the successor, who confirms what came. */
@Service
@Transactional
public class Transfers {

  private static final int FOUND = 50;

  private final TransferRows rows;
  private final RoleHoldings holdings;
  private final Absences absences;
  private final HandingOver handingOver;
  private final SuccessorInvitations invitations;
  private final Worklist worklist;
  private final AuditLog audit;
  private final Clock clock;

  Transfers(
      TransferRows rows, RoleHoldings holdings, Absences absences, HandingOver handingOver,
      SuccessorInvitations invitations, Worklist worklist, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.holdings = holdings;
    this.absences = absences;
    this.handingOver = handingOver;
    this.invitations = invitations;
    this.worklist = worklist;
    this.audit = audit;
    this.clock = clock;
  }

  /** True of the administrator, a manager and a 課の管理者. */
  public boolean mayMove(Viewer viewer) {
    return OfficeRights.movesPeople(viewer);
  }

  /** Whom the viewer may move: the own desk, or those whose names hold the words. */
  @Transactional(readOnly = true)
  public List<RoleHolding> movable(Viewer viewer, String words) {
    requireMover(viewer);
    List<RoleHolding> found =
        viewer.role() == RoleKind.PREFECTURE
            ? holdings.at(viewer.organisationId(), viewer.programme())
            : words.isBlank() ? List.of() : holdings.search(viewer.programme(), words.strip(), FOUND);
    return found.stream().filter(one -> OfficeRights.moves(viewer, one)).toList();
  }

  /** The transfers that the viewer's side has entered, the newest first. */
  @Transactional(readOnly = true)
  public List<TransferView> all(Viewer viewer) {
    requireMover(viewer);
    return rows.of(viewer.programme(), viewer.role() == RoleKind.PREFECTURE ? viewer.organisationId() : null).stream()
        .map(this::view)
        .toList();
  }

  /** Somebody who may be moved. */
  @Transactional(readOnly = true)
  public RoleHolding leaver(Viewer viewer, UUID roleId) {
    requireMover(viewer);
    return holdings.find(roleId)
        .filter(one -> OfficeRights.moves(viewer, one))
        .filter(one -> one.lastDay() == null || !one.lastDay().isBefore(LocalDate.now(clock)))
        .orElseThrow(() -> new NotFound("role " + roleId));
  }

  /** What the person holds now and would hand over. */
  @Transactional(readOnly = true)
  public List<HeldThing> held(Viewer viewer, UUID roleId) {
    return handingOver.held(handingOver.leaving(leaver(viewer, roleId)));
  }

  /** The colleagues who can succeed. */
  @Transactional(readOnly = true)
  public List<RoleHolding> successors(Viewer viewer, UUID roleId) {
    return successorsOf(leaver(viewer, roleId));
  }

  /** As {@link #successors}, of a transfer that is entered; the one who leaves may be gone. */
  @Transactional(readOnly = true)
  public List<RoleHolding> successorsFor(Viewer viewer, UUID id) {
    TransferRows.Row row = visible(viewer, id);
    return keeps(viewer, row) ? successorsOf(holdings.find(row.roleId()).orElseThrow()) : List.of();
  }

  private List<RoleHolding> successorsOf(RoleHolding left) {
    return holdings.at(left.organisationId(), left.programme()).stream()
        .filter(one -> one.sameOffice(left) && !one.personId().equals(left.personId()))
        .toList();
  }

  /** Whether the colleague who is chosen is away on the day on which everything would come to them. */
  @Transactional(readOnly = true)
  public boolean isAway(Viewer viewer, UUID roleId, Wanted wanted) {
    RoleHolding left = leaver(viewer, roleId);
    return !wanted.invites()
        && absences.of(left.organisationId(), left.programme()).stream()
            .anyMatch(one -> one.roleId().equals(wanted.successorRoleId()) && one.lasts(wanted.effectiveOn()));
  }

  /** Whether entering it ends the viewer's own right at once. */
  public boolean endsOwnRight(Viewer viewer, UUID roleId, Wanted wanted) {
    return viewer.roleId().equals(roleId) && !wanted.effectiveOn().isAfter(LocalDate.now(clock));
  }

  /**
   * Who leaves when, and who succeeds: a colleague, or somebody who is invited.
   *
   * @param effectiveOn the first day on which the right is gone
   * @param successorRoleId null if somebody is invited
   * @param mail empty if a colleague succeeds
   * @param addressee of the invitation, may be empty
   */
  public record Wanted(LocalDate effectiveOn, UUID successorRoleId, String mail, String addressee) {
    boolean invites() {
      return successorRoleId == null;
    }
  }

  /** What stands against it, for the page that shows it before it is done. */
  @Transactional(readOnly = true)
  public Outcome<Void> judge(Viewer viewer, UUID roleId, Wanted wanted) {
    return judge(leaver(viewer, roleId), wanted);
  }

  private Outcome<Void> judge(RoleHolding left, Wanted wanted) {
    Optional<String> day = DayPolicy.transfer(wanted.effectiveOn(), LocalDate.now(clock));
    if (day.isPresent()) {
      return Outcome.refused(day.get());
    }
    if (rows.standing(left.roleId()).isPresent()) {
      return Outcome.refused("handover.refused.standing");
    }
    if (wanted.invites() == wanted.mail().isBlank()) {
      return Outcome.refused("handover.refused.oneSuccessor");
    }
    if (wanted.invites()) {
      return MailAddresses.isOne(wanted.mail()) ? Outcome.done() : Outcome.refused("accounts.refused.mail");
    }
    return chosen(left, wanted).isPresent() ? Outcome.done() : Outcome.refused("handover.refused.successor");
  }

  /** A colleague whose own right does not end before. */
  private Optional<RoleHolding> chosen(RoleHolding left, Wanted wanted) {
    return successorsOf(left).stream()
        .filter(one -> one.roleId().equals(wanted.successorRoleId()) && one.validOn(wanted.effectiveOn()))
        .findFirst();
  }

  /** Enters it; of today it is carried out at once. Two who move the same person follow each other. */
  public Outcome<UUID> enter(Viewer viewer, UUID roleId, Wanted wanted) {
    RoleHolding left = leaver(viewer, roleId);
    holdings.locked(roleId);
    Outcome<Void> judged = judge(left, wanted);
    if (judged instanceof Outcome.Refused<Void> refused) {
      return Outcome.refused(refused.messageKey());
    }
    Outcome<UUID> invited = Outcome.done(null);
    if (wanted.invites()) {
      invited = invitations.invite(viewer, left, wanted.mail(), wanted.addressee(), wanted.effectiveOn());
    }
    return invited.then(invitation -> enter(viewer, left, wanted, invitation));
  }

  private Outcome<UUID> enter(Viewer viewer, RoleHolding left, Wanted wanted, UUID invitation) {
    UUID id = UUID.randomUUID();
    UUID successor = wanted.invites() ? null : chosen(left, wanted).orElseThrow().personId();
    boolean entered =
        rows.insert(
            new TransferRows.Row(
                id, left.roleId(), left.personId(), left.programme(), left.organisationId(), wanted.effectiveOn(),
                successor, wanted.mail(), invitation, TransferState.PLANNED, viewer.personId(), viewer.actor().label(),
                clock.instant(), null, null));
    if (!entered) {
      throw new AlreadyDone("a transfer of " + left.roleId() + " stands");
    }
    audit.record(
        entry(viewer, "audit.handover.transferEntered", left).detail("effectiveOn", wanted.effectiveOn()));
    handingOver.carryOut(id);
    return Outcome.done(id);
  }

  /** A transfer of the viewer's side, or one by which the viewer succeeds. */
  @Transactional(readOnly = true)
  public TransferView find(Viewer viewer, UUID id) {
    return view(visible(viewer, id));
  }

  /** What went, or will go, with it. */
  @Transactional(readOnly = true)
  public List<HeldThing> things(Viewer viewer, UUID id) {
    TransferRows.Row row = visible(viewer, id);
    return row.state() == TransferState.PLANNED
        ? handingOver.held(handingOver.leaving(holdings.find(row.roleId()).orElseThrow()))
        : rows.things(id);
  }

  /** Whether the viewer has entered it or could have, and not only succeeds. */
  @Transactional(readOnly = true)
  public boolean keeps(Viewer viewer, UUID id) {
    return keeps(viewer, rows.find(id).orElseThrow(() -> new NotFound("transfer " + id)));
  }

  private boolean keeps(Viewer viewer, TransferRows.Row row) {
    return holdings.find(row.roleId()).filter(one -> OfficeRights.moves(viewer, one)).isPresent();
  }

  private TransferRows.Row visible(Viewer viewer, UUID id) {
    return rows.find(id)
        .filter(row -> row.programme() == viewer.programme())
        .filter(row -> keeps(viewer, row) || viewer.personId().equals(row.successorId()))
        .orElseThrow(() -> new NotFound("transfer " + id));
  }

  /** Takes it back before its day, with the invitation that was sent with it. */
  public void withdraw(Viewer viewer, UUID id) {
    TransferRows.Row row = keptAndLocked(viewer, id);
    if (row.state() != TransferState.PLANNED) {
      throw new AlreadyDone("transfer " + id + " is carried out");
    }
    if (row.invitationId() != null) {
      invitations.withdraw(viewer, row.invitationId());
    }
    rows.withdrawn(id);
    audit.record(entry(viewer, "audit.handover.transferWithdrawn", holdings.find(row.roleId()).orElseThrow()));
  }

  /** Another successor as long as nobody has taken over; to one who is there it goes at once if the day has come. */
  public Outcome<Void> choose(Viewer viewer, UUID id, UUID successorRoleId) {
    TransferRows.Row row = keptAndLocked(viewer, id);
    if (row.state() != TransferState.PLANNED && row.state() != TransferState.LEFT) {
      throw new AlreadyDone("transfer " + id + " is handed over");
    }
    RoleHolding left = holdings.find(row.roleId()).orElseThrow();
    Optional<RoleHolding> chosen =
        successorsOf(left).stream().filter(one -> one.roleId().equals(successorRoleId)).findFirst();
    if (chosen.isEmpty()) {
      return Outcome.refused("handover.refused.successor");
    }
    rows.successor(id, chosen.get().personId());
    audit.record(
        entry(viewer, "audit.handover.successorChosen", left).detail("successor", chosen.get().loginName()));
    handingOver.carryOut(id);
    return Outcome.done();
  }

  private TransferRows.Row keptAndLocked(Viewer viewer, UUID id) {
    visible(viewer, id);
    TransferRows.Row row = rows.locked(id).orElseThrow();
    if (!keeps(viewer, row)) {
      throw new Forbidden(viewer.role() + " moves nobody");
    }
    return row;
  }

  /** The successor has looked at what came. */
  public void confirm(Viewer viewer, UUID id) {
    visible(viewer, id);
    TransferRows.Row row = rows.locked(id).orElseThrow();
    if (!viewer.personId().equals(row.successorId()) || viewer.proxy().isPresent()) {
      throw new Forbidden("only the successor confirms");
    }
    if (row.state() != TransferState.HANDED) {
      throw new AlreadyDone("transfer " + id + " is " + row.state());
    }
    rows.confirmed(id, clock.instant());
    worklist.close(Source.MENTION, HandingOver.inheritedRef(id));
    audit.record(entry(viewer, "audit.handover.confirmed", holdings.find(row.roleId()).orElseThrow()));
  }

  /** Somebody who was invited to succeed has come; said twice it is heard once. */
  public void successorCame(UUID invitationId, UUID personId) {
    rows.ofInvitation(invitationId)
        .flatMap(rows::locked)
        .filter(row -> row.successorId() == null)
        .ifPresent(
            row -> {
              rows.successor(row.id(), personId);
              handingOver.carryOut(row.id());
            });
  }

  private TransferView view(TransferRows.Row row) {
    return new TransferView(
        row.id(), holdings.find(row.roleId()).orElseThrow(), row.effectiveOn(), row.successorId(), row.successorName(),
        row.invitationId(), row.state(), row.enteredLabel(), row.enteredAt(), row.handedAt(), row.confirmedAt());
  }

  private static void requireMover(Viewer viewer) {
    if (!OfficeRights.movesPeople(viewer)) {
      throw new Forbidden(viewer.role() + " moves nobody");
    }
  }

  private static AuditEntry entry(Viewer viewer, String action, RoleHolding left) {
    return AuditEntry.of(viewer.actor(), action, null)
        .detail("person", left.loginName())
        .detail("organisation", left.organisationName());
  }
}
