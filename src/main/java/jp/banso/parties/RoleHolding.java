package jp.banso.parties;

import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;

/**
 * Somebody's role at an organisation, with whom it is.
 *
 * @param prefecture may be null
 * @param lastDay null if no end is set
 * @param deskManager true for the 課の管理者
 */
public record RoleHolding(
    UUID roleId, UUID personId, String loginName, String displayName, String mail, RoleKind role,
    ProgrammeCode programme, PrefectureCode prefecture, UUID organisationId, String organisationName,
    LocalDate firstDay, LocalDate lastDay, boolean deskManager) {

  /** True of a colleague: the same role of the same programme at the same organisation. */
  public boolean sameOffice(RoleHolding other) {
    return organisationId.equals(other.organisationId) && role == other.role && programme == other.programme;
  }

  /** True from the first day to the last. */
  public boolean validOn(LocalDate day) {
    return !day.isBefore(firstDay) && (lastDay == null || !day.isAfter(lastDay));
  }
}
