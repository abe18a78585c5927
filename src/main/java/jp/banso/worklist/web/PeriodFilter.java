package jp.banso.worklist.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToLongFunction;
import jp.banso.kernel.BadInput;
import jp.banso.worklist.WorkCounts;
import jp.banso.worklist.Worklist.Period;

/** The filter of the task list as the URL has it. */
public enum PeriodFilter {
  ALL(Period.ALL, WorkCounts::all),
  OVERDUE(Period.OVERDUE, WorkCounts::overdue),
  TODAY(Period.TODAY, WorkCounts::today),
  WEEK(Period.THIS_WEEK, WorkCounts::thisWeek),
  LATER(Period.LATER, WorkCounts::later);

  private final Period period;
  private final ToLongFunction<WorkCounts> count;

  PeriodFilter(Period period, ToLongFunction<WorkCounts> count) {
    this.period = period;
    this.count = count;
  }

  static PeriodFilter of(String parameter) {
    return Arrays.stream(values())
        .filter(filter -> filter.parameter().equals(parameter))
        .findFirst()
        .orElseThrow(() -> new BadInput("period"));
  }

  Period period() {
    return period;
  }

  String href() {
    return "/tasks?period=" + parameter();
  }

  PeriodTabView tab(WorkCounts counts, boolean current) {
    return new PeriodTabView("worklist.period." + name(), href(), count.applyAsLong(counts), current);
  }

  private String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
