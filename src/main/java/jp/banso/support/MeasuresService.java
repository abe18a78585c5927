package jp.banso.support;

import java.time.Clock;
import java.util.List;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** 対応策案: the region writes it, hands it in before meeting 2 and goes on in new versions. */
@Service
@Transactional
public class MeasuresService {

  private final CycleAccess access;
  private final MeasuresPlans plans;
  private final Meetings meetings;
  private final SupportProcess process;
  private final SupportActs acts;
  private final Clock clock;

  MeasuresService(
      CycleAccess access, MeasuresPlans plans, Meetings meetings, SupportProcess process,
      SupportActs acts, Clock clock) {
    this.access = access;
    this.plans = plans;
    this.meetings = meetings;
    this.process = process;
    this.acts = acts;
    this.clock = clock;
  }

  /** Newest first. A draft is read by the region and by the secretariat that records its word. */
  @Transactional(readOnly = true)
  public List<MeasuresView> versions(Viewer viewer, SupportCycleId id) {
    SupportCycle cycle = access.visible(viewer, id);
    boolean own = viewer.holds(cycle.areaGroup()) || viewer.isSecretariatOf(cycle.programme());
    return plans.findByCycleIdOrderByPlanVersionDesc(id.value()).stream()
        .map(MeasuresPlan::view)
        .map(view -> own || !view.isDraft() ? view : withoutText(view))
        .toList();
  }

  public Outcome<Void> save(Viewer viewer, SupportCycleId id, List<Measure> rows, String note, Long seen) {
    SupportCycle cycle = writable(viewer, id);
    plans.save(draft(cycle, rows, note, seen));
    acts.outside(viewer, cycle.key(), "measuresSaved", null, cycle.representativeMail());
    return Outcome.done();
  }

  public Outcome<Void> submit(Viewer viewer, SupportCycleId id, List<Measure> rows, String note, Long seen) {
    SupportCycle cycle = writable(viewer, id);
    if (meetings.findByCycleIdAndNumber(id.value(), 1).filter(m -> m.state() == MeetingState.SETTLED).isEmpty()) {
      return Outcome.refused("support.measures.refused.beforeFirstMeeting");
    }
    MeasuresPlan plan = draft(cycle, rows, note, seen);
    Outcome<Void> submitted = plan.submit(clock.instant());
    if (!submitted.isDone()) {
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
      return submitted;
    }
    plans.save(plan);
    process.measuresSubmitted(cycle.key());
    acts.outside(viewer, cycle.key(), "measuresSubmitted", note, cycle.representativeMail());
    return Outcome.done();
  }

  /** T-S6: an assigned advisor, or on that person's word the secretariat, advises on what was handed in last. */
  public Outcome<Void> advise(Viewer viewer, SupportCycleId id, String body) {
    SupportCycle cycle = access.visible(viewer, id);
    String advisor = advisor(viewer, cycle);
    cycle.require(SupportState.RUNNING);
    MeasuresPlan plan =
        plans
            .findFirstByCycleIdAndSubmittedAtIsNotNullOrderByPlanVersionDesc(id.value())
            .orElseThrow(() -> new NotFound("measures of " + cycle.key()));
    if (body.isBlank()) {
      return Outcome.refused("support.measures.refused.advice");
    }
    plan.advise(advisor, body, clock.instant());
    plans.save(plan);
    acts.outside(viewer, cycle.key(), "measuresAdvised", null, null);
    return Outcome.done();
  }

  private static String advisor(Viewer viewer, SupportCycle cycle) {
    if (viewer.role() == RoleKind.ADVISOR) {
      return viewer.displayName();
    }
    CycleAccess.requireSecretariat(viewer, cycle);
    return viewer.proxy().map(ProxyEntry::saidBy).orElseThrow(() -> new Forbidden("no word of an advisor"));
  }

  /** The open draft, or the next version; {@code seen} is null if the person saw no draft. */
  private MeasuresPlan draft(SupportCycle cycle, List<Measure> rows, String note, Long seen) {
    MeasuresPlan newest =
        plans.findFirstByCycleIdOrderByPlanVersionDesc(cycle.id().value()).orElse(null);
    MeasuresPlan draft = newest;
    if (newest == null || !newest.isDraft()) {
      if (seen != null) {
        throw new StaleEdit("the draft of " + cycle.key() + " was handed in");
      }
      draft = MeasuresPlan.draft(cycle.id(), newest == null ? 1 : newest.planVersion() + 1);
    } else {
      draft.requireSeen(seen == null ? -1 : seen);
    }
    draft.save(rows, note, clock.instant());
    return draft;
  }

  private SupportCycle writable(Viewer viewer, SupportCycleId id) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireRegion(viewer, cycle);
    cycle.require(SupportState.RUNNING);
    return cycle;
  }

  private static MeasuresView withoutText(MeasuresView draft) {
    return new MeasuresView(
        draft.planVersion(), List.of(), "", List.of(), draft.savedAt(), null, draft.version());
  }
}
