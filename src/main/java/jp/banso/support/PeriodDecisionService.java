package jp.banso.support;

import java.time.Clock;
import java.time.LocalDate;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.Calls;
import jp.banso.correspondence.MailOrder;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** After the last day of a support that has not ended: the manager makes its period longer, or does not. */
@Service
@Transactional
public class PeriodDecisionService {

  private final SupportCycles cycles;
  private final CycleAccess access;
  private final Calls calls;
  private final SupportProcess process;
  private final SupportActs acts;
  private final SupportMail mail;
  private final BusinessCalendar calendar;
  private final Clock clock;

  PeriodDecisionService(
      SupportCycles cycles, CycleAccess access, Calls calls, SupportProcess process, SupportActs acts,
      SupportMail mail, BusinessCalendar calendar, Clock clock) {
    this.cycles = cycles;
    this.access = access;
    this.calls = calls;
    this.process = process;
    this.acts = acts;
    this.mail = mail;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** The last day that a period can be extended to: that of the fiscal year. */
  @Transactional(readOnly = true)
  public LocalDate latest(Viewer viewer, SupportCycleId id) {
    return latest(access.visible(viewer, id));
  }

  /** The support goes on until {@code until}; region, prefecture and advisors are told. */
  public Outcome<Void> extend(Viewer viewer, SupportCycleId id, LocalDate until, String reason) {
    SupportCycle cycle = access.locked(viewer, id);
    CycleAccess.requireManager(viewer, cycle);
    LocalDate latest = latest(cycle);
    if (!until.isAfter(LocalDate.now(clock)) || until.isAfter(latest)) {
      return Outcome.refused("support.period.refused.until", latest.getMonthValue(), latest.getDayOfMonth());
    }
    if (reason.isBlank()) {
      return Outcome.refused("support.period.refused.reason");
    }
    cycle.decidePeriod(until, reason);
    cycles.save(cycle);
    process.periodExtended(cycle.key(), until, calendar.startOf(until));
    acts.done(viewer, cycle.key(), "periodExtended", reason);
    MailOrder order =
        mail.order("support-period-extended", cycle, cycle.key(), "").value("until", until).value("reason", reason);
    mail.toRegion(order, cycle);
    mail.toAssignedAdvisors(order, cycle);
    return Outcome.done();
  }

  /** No longer period: what is left is finished as it is. */
  public Outcome<Void> keep(Viewer viewer, SupportCycleId id, String reason) {
    SupportCycle cycle = access.locked(viewer, id);
    CycleAccess.requireManager(viewer, cycle);
    if (reason.isBlank()) {
      return Outcome.refused("support.period.refused.reason");
    }
    cycle.decidePeriod(cycle.periodEndsOn(), reason);
    cycles.save(cycle);
    process.periodKept(cycle.key());
    acts.done(viewer, cycle.key(), "periodKept", reason);
    return Outcome.done();
  }

  private LocalDate latest(SupportCycle cycle) {
    return calls.get(cycle.callId()).fiscalYear().lastDay();
  }
}
