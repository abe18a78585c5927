package jp.banso.worklist.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToLongFunction;
import jp.banso.kernel.BadInput;
import jp.banso.worklist.WorkCounts.ByPeriod;
import jp.banso.worklist.Worklist.Period;

/** The filter of the task list by nearness of the due day, as the URL has it. */
public enum PeriodFilter {
  ALL(Period.ALL, ByPeriod::all),
  OVERDUE(Period.OVERDUE, ByPeriod::overdue),
  TODAY(Period.TODAY, ByPeriod::today),
  WEEK(Period.THIS_WEEK, ByPeriod::thisWeek),
  LATER(Period.LATER, ByPeriod::later);

  private final Period period;
  private final ToLongFunction<ByPeriod> count;

  PeriodFilter(Period period, ToLongFunction<ByPeriod> count) {
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

  long count(ByPeriod counts) {
    return count.applyAsLong(counts);
  }

  String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
