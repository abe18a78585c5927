package jp.banso.parties;

import java.time.LocalDate;

/**
 * From when to when somebody holds a role.
 *
 * @param lastDay null if no end is set
 */
public record RolePeriod(
    String loginName, RoleKind role, String organisationName, LocalDate firstDay, LocalDate lastDay) {

  /** Both days, to be compared with what a page has shown. */
  public String days() {
    return firstDay + "/" + (lastDay == null ? "" : lastDay);
  }

  public boolean hasBegun(LocalDate today) {
    return !firstDay.isAfter(today);
  }
}
