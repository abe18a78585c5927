package jp.banso.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.parties.Memberships;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleHolding;
import jp.banso.parties.RoleHoldings;
import jp.banso.parties.RoleKind;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries a transfer out, step by step and each step once: on its day the right ends and what was held is noted; once
 * the
 * successor is there, it is theirs. History keeps the names under which it was written.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HandingOver {

  /** What the work is called; see {@link jp.banso.worklist.WorkDescriber}. */
  static final String INHERITED = "transfer-inherited";
  static final String WAITING = "transfer-waiting";

  private final TransferRows rows;
  private final RoleHoldings holdings;
  private final Memberships memberships;
  private final Registration registration;
  private final List<HeldThings> owners;
  private final TasksHeld tasks;
  private final Worklist worklist;
  private final HandoverMails mails;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  HandingOver(
      TransferRows rows, RoleHoldings holdings, Memberships memberships, Registration registration,
      List<HeldThings> owners, TasksHeld tasks, Worklist worklist, HandoverMails mails, MessageSource messages,
      AuditLog audit, Clock clock) {
    this.rows = rows;
    this.holdings = holdings;
    this.memberships = memberships;
    this.registration = registration;
    this.owners = owners;
    this.tasks = tasks;
    this.worklist = worklist;
    this.mails = mails;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  Leaving leaving(RoleHolding holding) {
    List<String> groups =
        holding.role() == RoleKind.REGION
            ? memberships.groupsOf(holding.personId(), holding.organisationId())
            : List.copyOf(Groups.ofOffice(holding));
    return new Leaving(holding, groups);
  }

  /** What the person holds now, in the order in which it is listed. */
  List<HeldThing> held(Leaving leaving) {
    return owners.stream()
        .flatMap(owner -> owner.held(leaving).stream())
        .sorted(Comparator.comparing(HeldThing::kind))
        .toList();
  }

  /** What is due of it; asked again it changes nothing. */
  void carryOut(UUID id) {
    TransferRows.Row row = rows.locked(id).orElseThrow();
    RoleHolding left = holdings.locked(row.roleId()).orElseThrow();
    boolean leaves = row.state() == TransferState.PLANNED && !row.effectiveOn().isAfter(LocalDate.now(clock));
    if (!leaves && row.state() != TransferState.LEFT) {
      return;
    }
    Leaving leaving = leaving(left);
    if (leaves) {
      rows.left(id, held(leaving), clock.instant());
    }
    Optional<RoleHolding> successor = successor(row, left);
    if (successor.isPresent()) {
      handOver(row, leaving, successor.get());
    } else if (leaves) {
      tasks.leaveToTheGroup(leaving, rows.things(id));
      waitForSomebody(row, left);
    }
    if (leaves) {
      endRight(row, left);
    }
  }

  private Optional<RoleHolding> successor(TransferRows.Row row, RoleHolding left) {
    LocalDate today = LocalDate.now(clock);
    return holdings.at(left.organisationId(), left.programme()).stream()
        .filter(one -> one.personId().equals(row.successorId()) && one.sameOffice(left) && one.validOn(today))
        .findFirst();
  }

  private void handOver(TransferRows.Row row, Leaving leaving, RoleHolding successor) {
    List<HeldThing> things = rows.things(row.id());
    owners.forEach(owner -> owner.handOver(leaving, successor, things));
    rows.handed(row.id(), clock.instant());
    worklist.close(Source.MENTION, waitingRef(row.id()));
    group(leaving, things)
        .ifPresent(
            group ->
                worklist.openFor(
                    Source.MENTION, inheritedRef(row.id()), row.programme(), group, successor.personId(), null, INHERITED,
                    messages.getMessage("handover.work.inherited", null, Locale.JAPAN)));
    mails.handedOver(row.id(), leaving.holding(), successor, row.effectiveOn(), things.size());
    audit.record(
        entry("audit.handover.handedOver", leaving.holding())
            .detail("successor", successor.loginName())
            .detail("count", things.size()));
  }

  /** The group in which the successor works: the office's, or of a region that of one of its cases. */
  private static Optional<String> group(Leaving leaving, List<HeldThing> things) {
    return leaving.holding().role() == RoleKind.REGION
        ? things.stream().filter(one -> one.kind() == HeldThing.Kind.DRAFT).map(HeldThing::ref).findFirst()
        : Groups.ofOffice(leaving.holding()).stream().sorted(Comparator.comparing(String::length)).findFirst();
  }

  /** Of a region nobody else may be left, so that the secretariat sees it. */
  private void waitForSomebody(TransferRows.Row row, RoleHolding left) {
    ProgrammeCode programme = row.programme();
    String group =
        left.role() == RoleKind.PREFECTURE
            ? Groups.prefecture(programme, left.prefecture())
            : Groups.secretariatManager(programme);
    worklist.open(
        Source.MENTION, waitingRef(row.id()), programme, group, null, WAITING,
        messages.getMessage("handover.work.waiting", null, Locale.JAPAN));
  }

  /** A right that ends before that day anyway ends no later. */
  private void endRight(TransferRows.Row row, RoleHolding left) {
    LocalDate last = row.effectiveOn().minusDays(1);
    registration.endRole(
        left.roleId(), Stream.of(last, left.lastDay() == null ? last : left.lastDay()).min(Comparator.naturalOrder()).get());
    if (!holdings.any(left.personId())) {
      registration.endSessions(left.personId());
    }
    audit.record(entry("audit.handover.left", left).detail("lastDay", last));
  }

  private static AuditEntry entry(String action, RoleHolding left) {
    return AuditEntry.of(Actor.system(), action, null)
        .detail("person", left.loginName())
        .detail("organisation", left.organisationName());
  }

  static String inheritedRef(UUID id) {
    return "inherited-" + id;
  }

  static String waitingRef(UUID id) {
    return "waiting-" + id;
  }
}
