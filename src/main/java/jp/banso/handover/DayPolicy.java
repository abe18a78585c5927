package jp.banso.handover;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.banso.parties.Absence;

/** Which days an absence and a transfer may have, and when the desks are asked. Pure; the answer is a message key. */
final class DayPolicy {

  /** How far ahead anything can be entered. */
  static final int LONGEST_DAYS = 366;

  /** A request is made within so many days or not at all in that year: later it would not be its day's any more. */
  static final int ASK_WITHIN_DAYS = 30;

  private DayPolicy() {}

  /**
   * What stands against an absence; both days belong to it.
   *
   * @param own the absences of the same role that are known
   * @param ofSubstitute those of the one who is to stand in
   */
  static Optional<String> absence(
      LocalDate first, LocalDate last, LocalDate today, List<Absence> own, List<Absence> ofSubstitute) {
    if (last.isBefore(first)) {
      return Optional.of("handover.refused.lastDay");
    }
    if (last.isBefore(today)) {
      return Optional.of("handover.refused.past");
    }
    if (last.isAfter(today.plusDays(LONGEST_DAYS))) {
      return Optional.of("handover.refused.tooFar");
    }
    if (own.stream().anyMatch(one -> one.overlaps(first, last))) {
      return Optional.of("handover.refused.overlap");
    }
    return ofSubstitute.stream().anyMatch(one -> one.overlaps(first, last))
        ? Optional.of("handover.refused.substituteAway")
        : Optional.empty();
  }

  /** What stands against the day on which somebody leaves: the first on which the right is gone. */
  static Optional<String> transfer(LocalDate effectiveOn, LocalDate today) {
    if (effectiveOn.isBefore(today)) {
      return Optional.of("handover.refused.effectivePast");
    }
    return effectiveOn.isAfter(today.plusDays(LONGEST_DAYS))
        ? Optional.of("handover.refused.effectiveFar")
        : Optional.empty();
  }

  /** Whether the desks are asked today. */
  static boolean asks(LocalDate askOn, LocalDate today) {
    return !today.isBefore(askOn) && today.isBefore(askOn.plusDays(ASK_WITHIN_DAYS));
  }
}
