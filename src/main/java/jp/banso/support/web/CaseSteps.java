package jp.banso.support.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.platform.web.StepState;
import jp.banso.platform.web.StepView;
import jp.banso.support.CycleView;
import jp.banso.support.MeetingState;
import jp.banso.support.MeetingView;
import jp.banso.support.SupportState;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Component;

/** The line of steps of a support: 受諾, 準備, the meetings, 最終報告. */
@Component
class CaseSteps {

  private final Worklist worklist;
  private final SupportPages pages;

  CaseSteps(Worklist worklist, SupportPages pages) {
    this.worklist = worklist;
    this.pages = pages;
  }

  List<StepView> of(CycleView cycle, List<MeetingView> meetings) {
    SupportState state = cycle.state();
    List<StepView> steps = new ArrayList<>();
    steps.add(
        step("acceptance", cycle, cycle.answeredAt(), state == SupportState.AWAITING_ACCEPTANCE, cycle.acceptanceDueAt()));
    boolean prepared = cycle.rosterConfirmedAt() != null && cycle.plannedAt() != null;
    Instant preparedAt = prepared ? later(cycle.rosterConfirmedAt(), cycle.plannedAt()) : null;
    steps.add(step("preparation", cycle, preparedAt, state == SupportState.PREPARING && !prepared, null));
    int last = Boolean.FALSE.equals(cycle.settled()) ? 4 : 3;
    for (int number = 1; number <= last; number++) {
      steps.add(meeting(cycle, number, meetings));
    }
    steps.add(step("report", cycle, state == SupportState.COMPLETED ? cycle.endedAt() : null,
        state == SupportState.REPORTING, null));
    if (state == SupportState.DECLINED || state == SupportState.STOPPED) {
      steps.add(
          new StepView(
              pages.text(state.messageKey()), StepState.NOW, null, JapanTime.dateOf(cycle.endedAt()), null));
    }
    return steps;
  }

  private StepView meeting(CycleView cycle, int number, List<MeetingView> meetings) {
    Optional<MeetingView> opened =
        meetings.stream().filter(meeting -> meeting.number() == number).findFirst();
    String label = pages.text("support.meeting.label." + number);
    LocalDate planned =
        number <= cycle.plannedMeetings().size()
            ? cycle.plannedMeetings().get(number - 1).plannedOn()
            : null;
    if (opened.isEmpty() || opened.get().state() == MeetingState.CANCELLED) {
      return new StepView(label, StepState.NEXT, null, null, cycle.state().hasEnded() ? null : planned);
    }
    MeetingView meeting = opened.get();
    if (meeting.state() == MeetingState.SETTLED) {
      return new StepView(label, StepState.DONE, null, JapanTime.dateOf(meeting.settledAt()), null);
    }
    return now(label, meeting.key());
  }

  private StepView step(String name, CycleView cycle, Instant doneAt, boolean now, Instant until) {
    String label = pages.text("support.case.step." + name);
    if (doneAt != null) {
      return new StepView(label, StepState.DONE, null, JapanTime.dateOf(doneAt), null);
    }
    if (now) {
      return now(label, cycle.key());
    }
    return new StepView(
        label, StepState.NEXT, null, null, until == null ? null : JapanTime.dateOf(until));
  }

  private StepView now(String label, CaseKey key) {
    return worklist.holdersOf(key).stream()
        .filter(CaseSteps::ours)
        .findFirst()
        .map(
            item ->
                new StepView(
                    label, StepState.NOW, holder(item.holder()), JapanTime.dateOf(item.openedAt()),
                    item.dueAt() == null ? null : JapanTime.dateOf(item.dueAt())))
        .orElseGet(() -> StepView.of(label, StepState.NOW));
  }

  /** The open step of a region's support that is due first, its meetings included. */
  Optional<WorkItem> openWork(CycleView cycle) {
    return Stream.concat(
            Stream.of(cycle.key()),
            Stream.of("M1", "M2", "M3", "M4").map(child -> cycle.key().child(child)))
        .flatMap(key -> worklist.holdersOf(key).stream())
        .filter(CaseSteps::ours)
        .min((one, other) -> due(one).compareTo(due(other)));
  }

  private static boolean ours(WorkItem item) {
    return "support-cycle".equals(item.processKey()) || "meeting".equals(item.processKey());
  }

  private static Instant due(WorkItem item) {
    return item.dueAt() == null ? Instant.MAX : item.dueAt();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  String holder(String group) {
    String kind =
        group.startsWith("area-") ? "region"
            : group.startsWith("secretariat-manager-") ? "manager"
                : group.startsWith("advisor-") ? "advisor" : "secretariat";
    return pages.text("support.holder." + kind);
  }
}
