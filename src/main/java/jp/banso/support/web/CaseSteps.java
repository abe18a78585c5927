package jp.banso.support.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.banso.calls.CallMeetings;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.StepState;
import jp.banso.platform.web.StepView;
import jp.banso.support.CycleView;
import jp.banso.support.MeetingState;
import jp.banso.support.MeetingView;
import jp.banso.support.SupportState;
import jp.banso.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** The line of steps of a support: 受諾, 準備, the meetings, 最終報告. */
@Component
class CaseSteps {

  private final SupportPages pages;

  CaseSteps(SupportPages pages) {
    this.pages = pages;
  }

  /** {@code work} is what is open on the region and its meetings. */
  List<StepView> of(
      CycleView cycle, CallMeetings foreseen, List<MeetingView> meetings, List<WorkItem> work) {
    SupportState state = cycle.state();
    List<StepView> steps = new ArrayList<>();
    steps.add(
        step("acceptance", cycle, work, cycle.answeredAt(), state == SupportState.AWAITING_ACCEPTANCE, cycle.acceptanceDueAt()));
    boolean prepared = cycle.rosterConfirmedAt() != null && cycle.plannedAt() != null;
    Instant preparedAt = prepared ? later(cycle.rosterConfirmedAt(), cycle.plannedAt()) : null;
    steps.add(step("preparation", cycle, work, preparedAt, state == SupportState.PREPARING && !prepared, null));
    int last = Boolean.FALSE.equals(cycle.settled()) ? foreseen.count() : foreseen.ordinary();
    for (int number = 1; number <= last; number++) {
      steps.add(meeting(cycle, number, foreseen.name(number), meetings, work));
    }
    steps.add(step("report", cycle, work, state == SupportState.COMPLETED ? cycle.endedAt() : null,
        state == SupportState.REPORTING, null));
    if (state == SupportState.DECLINED || state == SupportState.STOPPED) {
      steps.add(
          new StepView(
              pages.text(state.messageKey()), StepState.NOW, null, JapanTime.dateOf(cycle.endedAt()), null));
    }
    return steps;
  }

  private StepView meeting(
      CycleView cycle, int number, String label, List<MeetingView> meetings, List<WorkItem> work) {
    Optional<MeetingView> opened =
        meetings.stream().filter(meeting -> meeting.number() == number).findFirst();
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
    StepView now = now(label, meeting.key(), work);
    LocalDate day = meeting.startsAt() == null ? planned : JapanTime.dateOf(meeting.startsAt());
    if (day == null || meeting.heldFrom() != null) {
      return now;
    }
    // the day by which its date is to be settled would read as that of the meeting
    return new StepView(
        pages.text("support.case.step.meeting", label, Wareki.shortDate(day)), now.state(), now.holder(),
        now.since(), null);
  }

  private StepView step(
      String name, CycleView cycle, List<WorkItem> work, Instant doneAt, boolean now, Instant until) {
    String label = pages.text("support.case.step." + name);
    if (doneAt != null) {
      return new StepView(label, StepState.DONE, null, JapanTime.dateOf(doneAt), null);
    }
    if (now) {
      return now(label, cycle.key(), work);
    }
    return new StepView(
        label, StepState.NEXT, null, null, until == null ? null : JapanTime.dateOf(until));
  }

  /**
   * Whoever has something open on it has the step: in the preparation that is the region and the
   * secretariat. It is to be done when the last of what is open on it is.
   */
  private StepView now(String label, CaseKey key, List<WorkItem> work) {
    List<WorkItem> open =
        work.stream().filter(item -> key.value().equals(item.caseKey())).toList();
    Optional<String> holders =
        open.stream()
            .map(item -> holder(item.holder()))
            .distinct()
            .reduce((one, other) -> pages.text("support.holder.both", one, other));
    return new StepView(
        label, StepState.NOW, holders.orElse(null),
        moments(open, WorkItem::openedAt).min(Comparator.naturalOrder()).map(JapanTime::dateOf).orElse(null),
        moments(open, WorkItem::dueAt).max(Comparator.naturalOrder()).map(JapanTime::dateOf).orElse(null));
  }

  private static Stream<Instant> moments(List<WorkItem> open, Function<WorkItem, Instant> moment) {
    return open.stream().map(moment).filter(Objects::nonNull);
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
