package jp.banso.overview.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.banso.overview.web.TaskGroupView.Group;
import jp.banso.worklist.TaskView;
import jp.banso.worklist.WorkCounts.ByPeriod;
import org.springframework.stereotype.Component;

/** Sorts the most urgent tasks into the groups of 今日やること. */
@Component
class TaskGroups {

  private final Clock clock;

  TaskGroups(Clock clock) {
    this.clock = clock;
  }

  /** All four groups in their order, empty ones included. */
  List<TaskGroupView> of(ByPeriod counts, List<TaskView> tasks) {
    LocalDate today = LocalDate.now(clock);
    LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    Map<Group, List<TaskView>> byGroup =
        tasks.stream().collect(Collectors.groupingBy(task -> group(task.due(), today, sunday)));
    return Arrays.stream(Group.values())
        .map(
            group ->
                new TaskGroupView(
                    group, count(group, counts),
                    "/tasks?period=" + group.name().toLowerCase(Locale.ROOT),
                    byGroup.getOrDefault(group, List.of())))
        .toList();
  }

  private static Group group(LocalDate due, LocalDate today, LocalDate sunday) {
    if (due == null || due.isAfter(sunday)) {
      return Group.LATER;
    }
    if (due.isBefore(today)) {
      return Group.OVERDUE;
    }
    return due.equals(today) ? Group.TODAY : Group.WEEK;
  }

  private static long count(Group group, ByPeriod counts) {
    return switch (group) {
      case OVERDUE -> counts.overdue();
      case TODAY -> counts.today();
      case WEEK -> counts.thisWeek();
      case LATER -> counts.later();
    };
  }
}
