package jp.banso.parties;

import java.time.LocalDate;
import java.util.UUID;

/**
 * 不在: somebody is away from a role from a day to a day, both included, and a colleague stands in.
 *
 * @param roleId whose role it is; absences of one role do not overlap
 */
public record Absence(
    UUID id, UUID roleId, UUID personId, String personName, UUID substituteId, String substituteName,
    LocalDate firstDay, LocalDate lastDay) {

  /** True from the first day to the last. */
  public boolean lasts(LocalDate day) {
    return !day.isBefore(firstDay) && !day.isAfter(lastDay);
  }

  /** True if a day belongs to both. */
  public boolean overlaps(LocalDate first, LocalDate last) {
    return !first.isAfter(lastDay) && !last.isBefore(firstDay);
  }
}
