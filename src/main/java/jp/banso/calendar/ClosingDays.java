package jp.banso.calendar;

import java.time.LocalDate;
import java.util.Set;

/** What the offices' own closing days are at one moment: every year's periods and single days. */
record ClosingDays(Set<ClosingPeriod> everyYear, Set<LocalDate> singleDays) {

  ClosingDays {
    everyYear = Set.copyOf(everyYear);
    singleDays = Set.copyOf(singleDays);
  }

  boolean include(LocalDate day) {
    return singleDays.contains(day) || everyYear.stream().anyMatch(p -> p.includes(day));
  }
}
