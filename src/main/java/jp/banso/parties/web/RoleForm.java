package jp.banso.parties.web;

/** Another role for a person, as chosen. */
record RoleForm(String person, String organisation, String role, String programme) {

  static RoleForm of(String person) {
    return new RoleForm(person, "", "", "");
  }
}
