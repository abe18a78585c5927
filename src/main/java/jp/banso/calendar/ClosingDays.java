package jp.banso.calendar;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the offices' own closing days are at one moment: every year's periods and single days, and the
 * holidays by rule that are worked.
 */
record ClosingDays(Set<ClosingPeriod> everyYear, Set<LocalDate> singleDays, Set<LocalDate> workedDays) {

  ClosingDays {
    everyYear = Set.copyOf(everyYear);
    singleDays = Set.copyOf(singleDays);
    workedDays = Set.copyOf(workedDays);
  }

  ClosingDays with(ClosingPeriod more) {
    return new ClosingDays(
        Stream.concat(everyYear.stream(), Stream.of(more)).collect(Collectors.toSet()), singleDays, workedDays);
  }

  boolean include(LocalDate day) {
    return singleDays.contains(day) || everyYear.stream().anyMatch(p -> p.includes(day));
  }

  /** True for a holiday by rule that a law has moved to another day. */
  boolean isWorked(LocalDate day) {
    return workedDays.contains(day);
  }
}
