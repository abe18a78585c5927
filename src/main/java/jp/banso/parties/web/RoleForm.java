package jp.banso.parties.web;

import jp.banso.platform.web.FieldLabel;

/** Another role for a person, as chosen. */
record RoleForm(
    @FieldLabel("parties.people.person") String person,
    @FieldLabel("parties.people.organisation") String organisation,
    @FieldLabel("parties.people.role") String role,
    @FieldLabel("parties.demo.programme") String programme,
    @FieldLabel("parties.people.firstDay") String firstDay,
    @FieldLabel("parties.people.lastDay") String lastDay) {

  static RoleForm of(String person) {
    return new RoleForm(person, "", "", "", "", "");
  }
}
