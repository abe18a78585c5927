package jp.banso.parties.web;

import java.util.UUID;
import jp.banso.parties.Viewer;

/** One of a person's roles on the page that switches between them. */
public record RoleChoiceView(
    UUID roleId, String roleKey, String programmeKey, String organisationName, boolean current) {

  static RoleChoiceView of(Viewer role, boolean current) {
    return new RoleChoiceView(
        role.roleId(), role.role().messageKey(), "parties.programme." + role.programme().name(),
        role.organisationName(), current);
  }
}
