package jp.banso.parties;

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

  /** One role; {@code own} is true of the role in which the administrator looks at the list. */
  public record RoleLine(
      UUID id, RoleKind role, ProgrammeCode programme, String organisationName, boolean own) {}
}
