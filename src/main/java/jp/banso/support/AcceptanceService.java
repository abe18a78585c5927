package jp.banso.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationRecords;
import jp.banso.applications.RepresentativeChanged;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallTerms;
import jp.banso.calls.Calls;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.selection.AreaSelected;
import jp.banso.selection.Declines;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 受諾・辞退: the selected region answers; silence is never an answer. */
@Service
@Transactional
public class AcceptanceService {

  private final SupportCycles cycles;
  private final CycleAccess access;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final BusinessCalendar calendar;
  private final Clock clock;
  private final SupportProcess process;
  private final SupportActs acts;
  private final SupportMail mail;
  private final Declines declines;

  AcceptanceService(
      SupportCycles cycles, CycleAccess access, ApplicationRecords applications, Calls calls,
      BusinessCalendar calendar, Clock clock, SupportProcess process, SupportActs acts,
      SupportMail mail, Declines declines) {
    this.cycles = cycles;
    this.access = access;
    this.applications = applications;
    this.calls = calls;
    this.calendar = calendar;
    this.clock = clock;
    this.process = process;
    this.acts = acts;
    this.mail = mail;
    this.declines = declines;
  }

  /** Begins the support of a selected region; told twice it begins once. */
  public void begin(AreaSelected fact) {
    if (cycles.existsByApplicationId(fact.applicationId().value())) {
      return;
    }
    ApplicationFacts facts = applications.facts(fact.applicationId());
    CallTerms terms = calls.get(fact.callId()).terms();
    LocalDate due = calendar.plusBusinessDays(LocalDate.now(clock), terms.acceptanceDays());
    SupportCycle cycle =
        cycles.saveAndFlush(
            SupportCycle.start(
                facts, fact.movedUp(), calendar.lastMomentOf(due), terms.supportUntil(), clock.instant()));
    process.started(cycle.view(), calendar.startOf(terms.supportUntil()));
    acts.bySystem(cycle.key(), "begun");
    if (!terms.acceptanceRequired()) {
      cycle.accept(clock.instant());
      process.answered(cycle.key(), true);
      acts.bySystem(cycle.key(), "acceptanceNotNeeded");
    }
  }

  /** The 代表者 has changed; before the support begins there is nothing to change. */
  public void representativeChanged(RepresentativeChanged fact) {
    cycles
        .findByApplicationId(fact.id().value())
        .ifPresent(
            cycle -> {
              cycle.representedBy(applications.facts(fact.id()));
              cycles.save(cycle);
            });
  }

  public Outcome<Void> accept(Viewer viewer, SupportCycleId id) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireRegion(viewer, cycle);
    cycle.accept(clock.instant());
    cycles.save(cycle);
    process.answered(cycle.key(), true);
    acts.outside(viewer, cycle.key(), "accepted", null, cycle.representativeMail());
    return Outcome.done();
  }

  public Outcome<Void> decline(Viewer viewer, SupportCycleId id, String reason) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireRegion(viewer, cycle);
    if (reason.isBlank()) {
      return Outcome.refused("support.acceptance.refused.reason");
    }
    Instant now = clock.instant();
    cycle.decline(reason, now);
    cycles.save(cycle);
    process.answered(cycle.key(), false);
    acts.outside(viewer, cycle.key(), "declined", reason, cycle.representativeMail());
    mail.cancelAsking(cycle.key());
    mail.toRegion(mail.order("acceptance-declined", cycle, cycle.key(), "").value("declinedOn", now), cycle);
    return Outcome.done();
  }

  /** Tells the selection, which asks the manager about a reserve; called by the running case. */
  public void reportDecline(CaseKey key) {
    SupportCycle cycle = cycles.findByCaseKey(key.value()).orElseThrow();
    declines.declined(cycle.applicationId(), cycle.declineReason());
  }
}
