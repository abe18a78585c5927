package jp.banso.support;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.calls.Calls;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.parties.Groups;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.support.SupportStep.Part;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which steps a viewer can take now: what pages offer, and what is asked before a form is read. */
@Service
@Transactional(readOnly = true)
public class SupportSteps {

  private final SupportDesk desk;
  private final MeasuresService measures;
  private final Calls calls;

  SupportSteps(SupportDesk desk, MeasuresService measures, Calls calls) {
    this.desk = desk;
    this.measures = measures;
    this.calls = calls;
  }

  /** The steps that the viewer can take now on this part; {@code number} is that of the part. */
  public Set<SupportStep> open(Viewer viewer, SupportCycleId id, Part part, int number) {
    StepPlace place = place(viewer, id, part, number);
    return Stream.of(SupportStep.values())
        .filter(step -> step.part() == part && isOf(viewer, step, place) && step.isOpenAt(place))
        .collect(Collectors.toSet());
  }

  /** Refuses a step that is not the viewer's, and then one that cannot be taken now. */
  public void require(Viewer viewer, SupportCycleId id, SupportStep step, int number) {
    StepPlace place = place(viewer, id, step.part(), number);
    if (!isOf(viewer, step, place)) {
      throw new Forbidden(viewer.role() + " does not take " + step);
    }
    if (!step.isOpenAt(place)) {
      throw new AlreadyDone(step + " of " + place.cycle().key() + " is not open");
    }
  }

  private StepPlace place(Viewer viewer, SupportCycleId id, Part part, int number) {
    CycleView cycle = desk.cycle(viewer, id);
    return switch (part) {
      case REGION ->
          StepPlace.ofRegion(
              cycle, measuresSubmitted(viewer, id), ordinarySettled(viewer, id),
              desk.report(viewer, id).map(FinalReportView::state).orElse(null));
      case MEETING -> StepPlace.of(cycle, desk.meeting(viewer, id, number));
      case DISPATCH -> StepPlace.of(cycle, desk.dispatch(viewer, id, number));
      case QUESTION -> StepPlace.of(cycle, desk.question(viewer, id, number));
    };
  }

  private boolean measuresSubmitted(Viewer viewer, SupportCycleId id) {
    return measures.versions(viewer, id).stream().anyMatch(version -> !version.isDraft());
  }

  private boolean ordinarySettled(Viewer viewer, SupportCycleId id) {
    int last = calls.get(desk.cycle(viewer, id).callId()).meetings().ordinary();
    return desk.meetings(viewer, id).stream()
        .anyMatch(meeting -> meeting.number() == last && meeting.state() == MeetingState.SETTLED);
  }

  private static boolean isOf(Viewer viewer, SupportStep step, StepPlace place) {
    CycleView cycle = place.cycle();
    if (step.actor() == SupportStep.Actor.MANAGER) {
      return viewer.isManagerOf(cycle.programme());
    }
    if (viewer.isSecretariatOf(cycle.programme())) {
      return true;
    }
    boolean region = viewer.holds(Groups.area(cycle.key()));
    return switch (step.actor()) {
      case SECRETARIAT, MANAGER -> false;
      case REGION -> region;
      case ADVISOR -> viewer.role() == RoleKind.ADVISOR;
      case REGION_OR_ADVISOR -> region || viewer.role() == RoleKind.ADVISOR;
      case ADVISOR_ASKED ->
          place.askedAdvisor() != null && viewer.holds(Groups.advisor(place.askedAdvisor()));
    };
  }
}
