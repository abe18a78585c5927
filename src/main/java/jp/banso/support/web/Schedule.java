package jp.banso.support.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import jp.banso.calls.CallMeetings;
import jp.banso.kernel.JapanTime;
import jp.banso.support.CycleView;
import jp.banso.support.DispatchView;
import jp.banso.support.MeetingView;
import jp.banso.support.PlannedMeeting;
import jp.banso.support.SupportDesk;
import org.springframework.stereotype.Component;

/** The calendar of a support as a picture and, beside it, as rows: August to February. */
@Component
class Schedule {

  private static final int LEFT = 150;
  private static final int WIDTH = 840;
  private static final int TOP = 28;
  private static final int ROW = 28;

  private final SupportPages pages;
  private final Clock clock;

  Schedule(SupportPages pages, Clock clock) {
    this.pages = pages;
    this.clock = clock;
  }

  /** The picture: marks are placed by attributes; {@code today} is null outside the months shown. */
  record Gantt(int width, int height, List<Month> months, List<Line> lines, Integer today) {}

  /** A month's left edge. */
  record Month(int x, String label) {}

  /** One line: what, when it is planned, when it is or was; a day outside is not marked. */
  record Line(String label, int y, Integer plannedX, Integer actualX, LocalDate planned, LocalDate actual, String state) {}

  Gantt of(
      CycleView cycle, List<MeetingView> meetings, List<DispatchView> dispatches, SupportDesk.Limits limits) {
    LocalDate from = limits.supportFrom().withDayOfMonth(1);
    LocalDate until = YearMonth.from(limits.supportUntil()).atEndOfMonth();
    Scale scale = new Scale(from, until);
    List<Line> lines = new ArrayList<>();
    for (int number = 1; number <= limits.meetings().count(); number++) {
      lines.add(meeting(cycle, number, limits.meetings(), meetings, scale, lines.size()));
    }
    for (DispatchView dispatch : dispatches) {
      if (!dispatch.state().isGivenBack()) {
        LocalDate day = day(dispatch.startsAt());
        lines.add(
            new Line(
                pages.text("support.dispatch.nth", dispatch.slot()), y(lines.size()), null, scale.x(day), null,
                day, pages.text(dispatch.state().messageKey())));
      }
    }
    lines.add(
        new Line(
            pages.text("support.case.step.report"), y(lines.size()), scale.x(cycle.periodEndsOn()),
            scale.x(day(cycle.endedAt())), cycle.periodEndsOn(), day(cycle.endedAt()), null));
    List<Month> months = new ArrayList<>();
    for (LocalDate month = from; month.isBefore(until); month = month.plusMonths(1)) {
      months.add(new Month(scale.x(month), pages.text("support.gantt.month", month.getMonthValue())));
    }
    return new Gantt(
        LEFT + WIDTH, TOP + lines.size() * ROW + 8, months, lines, scale.x(LocalDate.now(clock)));
  }

  private Line meeting(
      CycleView cycle, int number, CallMeetings foreseen, List<MeetingView> meetings, Scale scale, int row) {
    List<PlannedMeeting> plan = cycle.plannedMeetings();
    LocalDate planned = number <= plan.size() ? plan.get(number - 1).plannedOn() : null;
    MeetingView meeting =
        meetings.stream().filter(opened -> opened.number() == number).findFirst().orElse(null);
    LocalDate actual =
        meeting == null ? null : day(meeting.heldFrom() != null ? meeting.heldFrom() : meeting.startsAt());
    String state =
        meeting != null
            ? pages.text(meeting.state().messageKey())
            : foreseen.isReserve(number) && Boolean.TRUE.equals(cycle.settled()) ? pages.text("support.fourth.none") : null;
    return new Line(
        foreseen.name(number), y(row), scale.x(planned), scale.x(actual), planned,
        actual, state);
  }

  private static LocalDate day(Instant instant) {
    return instant == null ? null : JapanTime.dateOf(instant);
  }

  private static int y(int row) {
    return TOP + row * ROW;
  }

  private record Scale(LocalDate from, LocalDate until) {
    Integer x(LocalDate day) {
      if (day == null || day.isBefore(from) || day.isAfter(until)) {
        return null;
      }
      long all = ChronoUnit.DAYS.between(from, until) + 1;
      return LEFT + (int) (ChronoUnit.DAYS.between(from, day) * WIDTH / all);
    }
  }
}
