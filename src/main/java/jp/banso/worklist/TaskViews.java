package jp.banso.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.JapanTime;
import org.springframework.stereotype.Component;

/** Says of each piece of work how many business days are left, for every page that lists work. */
@Component
public class TaskViews {

  private final Clock clock;
  private final BusinessCalendar calendar;

  TaskViews(Clock clock, BusinessCalendar calendar) {
    this.clock = clock;
    this.calendar = calendar;
  }

  public List<TaskView> of(List<WorkLine> lines) {
    LocalDate today = LocalDate.now(clock);
    return lines.stream().map(line -> view(line, today)).toList();
  }

  /** The same with the names of those who have it. */
  public TaskView of(WorkLine line, String holder) {
    TaskView view = view(line, LocalDate.now(clock));
    return new TaskView(
        view.title(), view.subject(), view.href(), view.due(), view.businessDaysLeft(), holder);
  }

  /** Business days to a due day, counted from today; 0 on the day, negative once it has passed. */
  public int daysLeft(LocalDate due) {
    return daysLeft(LocalDate.now(clock), due);
  }

  private TaskView view(WorkLine line, LocalDate today) {
    LocalDate due = line.dueAt() == null ? null : JapanTime.dateOf(line.dueAt());
    Integer left = due == null ? null : daysLeft(today, due);
    return new TaskView(line.title(), line.subject(), line.link(), due, left, null);
  }

  /** A due day that was a closed day is late from the next day on, though no business day has passed. */
  private int daysLeft(LocalDate today, LocalDate due) {
    int left = calendar.businessDaysBetween(today, due);
    if (left == 0 && !today.equals(due)) {
      return due.isBefore(today) ? -1 : 1;
    }
    return left;
  }
}
