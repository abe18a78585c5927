package jp.banso.support;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.calls.Calls;
import jp.banso.kernel.Outcome;
import jp.banso.parties.PersonView;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** 支援計画・年間日程案: the planned days of the meetings, the reserve included, and the advisors. */
@Service
@Transactional
public class PlanningService {

  private final SupportCycles cycles;
  private final CycleAccess access;
  private final AdvisorDesk advisors;
  private final Dispatches dispatches;
  private final MemberQuestions questions;
  private final Calls calls;
  private final SupportProcess process;
  private final SupportActs acts;
  private final PlanLetters letters;
  private final Clock clock;

  PlanningService(
      SupportCycles cycles, CycleAccess access, AdvisorDesk advisors, Dispatches dispatches,
      MemberQuestions questions, Calls calls, SupportProcess process, SupportActs acts, PlanLetters letters, Clock clock) {
    this.cycles = cycles;
    this.access = access;
    this.advisors = advisors;
    this.dispatches = dispatches;
    this.questions = questions;
    this.calls = calls;
    this.process = process;
    this.acts = acts;
    this.letters = letters;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<PersonView> advisorCandidates(Viewer viewer, SupportCycleId id) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireSecretariat(viewer, cycle);
    return advisors.candidates(cycle);
  }

  /** All that is wrong with the days, as far as they are given; nothing is saved. */
  @Transactional(readOnly = true)
  public List<Outcome.Refused<Void>> findings(
      Viewer viewer, SupportCycleId id, List<PlannedMeeting> meetings) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireSecretariat(viewer, cycle);
    return dates(cycle, meetings);
  }

  /** Plans the meetings in order; M19 goes out as soon as the roster is confirmed as well. */
  public Outcome<Void> plan(
      Viewer viewer, SupportCycleId id, List<PlannedMeeting> meetings, List<UUID> advisorIds, String note) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireSecretariat(viewer, cycle);
    List<Outcome.Refused<Void>> dates = dates(cycle, meetings);
    if (!dates.isEmpty()) {
      return dates.get(0);
    }
    cycle.plan(meetings, note, clock.instant());
    for (UUID advisorId : advisorIds) {
      Outcome<PersonView> assigned = advisors.assign(cycle, advisorId, AdvisorAssignment.PLAN);
      if (assigned instanceof Outcome.Refused<PersonView> refused) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Outcome.Refused<>(refused.messageKey(), refused.arguments());
      }
    }
    cycles.save(cycle);
    int measuresBefore = calls.get(cycle.callId()).meetings().firstWithMeasures().orElseThrow();
    process.planned(cycle.key(), meetings.get(measuresBefore - 1).plannedOn());
    acts.done(viewer, cycle.key(), "planned", note);
    letters.planned(cycle);
    return Outcome.done();
  }

  /**
   * Ends an advisor's sight of the region; from then on it answers 404 to the advisor. Refused while a
   * dispatch or a question lies with them: it would be out of everyone's reach.
   */
  public Outcome<Void> endAssignment(Viewer viewer, SupportCycleId id, UUID advisorId) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireSecretariat(viewer, cycle);
    Outcome<Void> free = free(id, advisorId);
    if (!free.isDone()) {
      return free;
    }
    advisors.endAll(cycle, advisorId);
    acts.doneInside(viewer, cycle.key(), "advisorEnded", null);
    return Outcome.done();
  }

  /** Whoever is still asked for something keeps the sight of the region that it needs. */
  private Outcome<Void> free(SupportCycleId id, UUID advisorId) {
    Optional<Outcome<Void>> dispatch =
        dispatches.findByCycleIdOrderByOrdinal(id.value()).stream()
            .filter(one -> one.isWith(advisorId))
            .findFirst()
            .map(one -> Outcome.refused("support.advisor.refused.hasDispatch", one.advisorName(), one.view().ordinal()));
    return dispatch
        .or(
            () ->
                questions.findByCycleIdOrderByOrdinal(id.value()).stream()
                    .filter(one -> one.isWith(advisorId))
                    .map(MemberQuestion::view)
                    .findFirst()
                    .map(one -> Outcome.refused("support.advisor.refused.hasQuestion", one.advisorName(), one.ordinal())))
        .orElseGet(Outcome::done);
  }

  private List<Outcome.Refused<Void>> dates(SupportCycle cycle, List<PlannedMeeting> meetings) {
    int wanted = calls.get(cycle.callId()).meetings().count();
    if (meetings.size() != wanted) {
      return List.of(refused("support.plan.refused.count", wanted));
    }
    LocalDate today = LocalDate.now(clock);
    List<Outcome.Refused<Void>> found = new ArrayList<>();
    LocalDate before = LocalDate.MIN;
    for (int number = 1; number <= meetings.size(); number++) {
      LocalDate day = meetings.get(number - 1).plannedOn();
      if (day != null) {
        if (day.isBefore(today)) {
          found.add(refused("support.plan.refused.past", number));
        } else if (!day.isAfter(before)) {
          found.add(refused("support.plan.refused.order", number));
        } else if (day.isAfter(cycle.periodEndsOn())) {
          found.add(refused("support.plan.refused.afterPeriod", number));
        }
        before = day;
      }
    }
    return found;
  }

  private static Outcome.Refused<Void> refused(String messageKey, int number) {
    return new Outcome.Refused<>(messageKey, List.of(number));
  }
}
