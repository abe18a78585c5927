package jp.banso.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Absence;
import jp.banso.parties.Absences;
import jp.banso.parties.RoleHolding;
import jp.banso.parties.RoleHoldings;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 不在と代理: one enters one's own absence, who keeps the office that of a colleague. It moves nothing and ends by itself.
 */
@Service
@Transactional
public class AbsenceDesk {

  private final RoleHoldings holdings;
  private final Absences absences;
  private final HandoverMails mails;
  private final AuditLog audit;
  private final Clock clock;

  AbsenceDesk(RoleHoldings holdings, Absences absences, HandoverMails mails, AuditLog audit, Clock clock) {
    this.holdings = holdings;
    this.absences = absences;
    this.mails = mails;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those of the viewer's office that last or are to come. */
  @Transactional(readOnly = true)
  public List<Absence> all(Viewer viewer) {
    requireOffice(viewer);
    return absences.of(viewer.organisationId(), viewer.programme());
  }

  /** Whose absence the viewer may enter, the viewer first. */
  @Transactional(readOnly = true)
  public List<RoleHolding> enterable(Viewer viewer) {
    requireOffice(viewer);
    List<RoleHolding> office = holdings.at(viewer.organisationId(), viewer.programme());
    return Stream.concat(
            office.stream().filter(one -> one.roleId().equals(viewer.roleId())),
            office.stream()
                .filter(one -> !one.roleId().equals(viewer.roleId()) && OfficeRights.keepsOffice(viewer, one)))
        .toList();
  }

  /** Who can stand in for one of those: the colleagues in the same role. */
  @Transactional(readOnly = true)
  public List<RoleHolding> substitutes(Viewer viewer) {
    List<RoleHolding> enterable = enterable(viewer);
    return holdings.at(viewer.organisationId(), viewer.programme()).stream()
        .filter(one -> enterable.stream().anyMatch(other -> other.sameOffice(one)))
        .toList();
  }

  /** The absences that the viewer may end. */
  public boolean mayEnd(Viewer viewer, Absence absence) {
    return viewer.proxy().isEmpty()
        && (absence.roleId().equals(viewer.roleId())
            || holdings.find(absence.roleId()).filter(one -> OfficeRights.keepsOffice(viewer, one)).isPresent());
  }

  /** Of {@link #all} those whose substitute is away on one of the days: nobody stands in for a substitute. */
  @Transactional(readOnly = true)
  public Set<UUID> uncovered(Viewer viewer) {
    List<Absence> absences = all(viewer);
    return absences.stream()
        .filter(one -> absences.stream().anyMatch(other -> leavesAlone(other.personId(), other.firstDay(), other.lastDay(), one)))
        .map(Absence::id)
        .collect(Collectors.toSet());
  }

  private static boolean leavesAlone(UUID personId, LocalDate first, LocalDate last, Absence one) {
    return one.substituteId().equals(personId) && one.overlaps(first, last);
  }

  /**
   * Enters an absence; the substitute is told.
   *
   * @return for whom nobody stands in on some of these days any more, as the one who goes was their substitute
   */
  public Outcome<List<String>> enter(Viewer viewer, UUID roleId, UUID substituteRoleId, LocalDate first, LocalDate last) {
    RoleHolding away =
        enterable(viewer).stream()
            .filter(one -> one.roleId().equals(roleId))
            .findFirst()
            .orElseThrow(() -> new NotFound("role " + roleId));
    if (viewer.proxy().isPresent()) {
      throw new Forbidden("absences are entered in person");
    }
    absences.lock(roleId);
    List<Absence> known = absences.of(away.organisationId(), away.programme());
    Optional<String> refused =
        DayPolicy.absence(first, last, LocalDate.now(clock), of(known, roleId), of(known, substituteRoleId));
    if (refused.isPresent()) {
      return Outcome.refused(refused.get());
    }
    Optional<RoleHolding> substitute =
        holdings.find(substituteRoleId)
            .filter(one -> one.sameOffice(away) && !one.personId().equals(away.personId()))
            .filter(one -> one.validOn(first) && one.validOn(last));
    if (substitute.isEmpty()) {
      return Outcome.refused("handover.refused.substitute");
    }
    UUID id =
        absences.enter(
            roleId, away.personId(), substitute.get().personId(), first, last, viewer.actor().label());
    mails.standIn(id, away, substitute.get(), first, last, viewer.actor().label());
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.handover.absenceEntered", null)
            .detail("person", away.loginName())
            .detail("substitute", substitute.get().loginName())
            .detail("firstDay", first)
            .detail("lastDay", last));
    return Outcome.done(
        known.stream()
            .filter(one -> leavesAlone(away.personId(), first, last, one))
            .map(Absence::personName)
            .distinct()
            .toList());
  }

  private static List<Absence> of(List<Absence> known, UUID roleId) {
    return known.stream().filter(one -> one.roleId().equals(roleId)).toList();
  }

  /** Ends it before its day; from this moment on nobody stands in. */
  public void end(Viewer viewer, UUID id) {
    Absence absence =
        all(viewer).stream().filter(one -> one.id().equals(id)).findFirst()
            .orElseThrow(() -> new NotFound("absence " + id));
    if (!mayEnd(viewer, absence)) {
      throw new Forbidden(viewer.role() + " does not end the absences of others");
    }
    absences.end(id);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.handover.absenceEnded", null)
            .detail("person", holdings.find(absence.roleId()).map(RoleHolding::loginName).orElse("")));
  }

  private static void requireOffice(Viewer viewer) {
    if (!OfficeRights.OFFICES.contains(viewer.role())) {
      throw new Forbidden(viewer.role() + " is appointed in person");
    }
  }
}
