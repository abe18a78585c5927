package jp.banso.parties;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;

/**
 * A person as the administrator sees one, with the roles that have not ended.
 *
 * @param initialPassword true until the person has chosen an own password
 */
public record AccountView(
    UUID id, String loginName, String displayName, String mail, boolean initialPassword,
    List<RoleLine> roles) {

  /**
   * One role.
   *
   * @param begins the first day of a role that is still to begin, else null
   * @param lastDay null if no end is set
   * @param deskManager true for the 課の管理者
   * @param own true of the role in which the administrator looks at the list
   */
  public record RoleLine(
      UUID id, RoleKind role, ProgrammeCode programme, String organisationName, LocalDate begins, LocalDate lastDay,
      boolean deskManager, boolean own) {}
}
