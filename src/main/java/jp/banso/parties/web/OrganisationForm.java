package jp.banso.parties.web;

import jp.banso.platform.web.FieldLabel;

/** A new organisation, as typed; the prefecture may be empty. */
record OrganisationForm(
    @FieldLabel("parties.people.kind") String kind,
    @FieldLabel("parties.people.organisation.name") String name,
    @FieldLabel("parties.people.prefecture") String prefecture) {

  boolean namesAPrefecture() {
    return prefecture != null && !prefecture.isBlank();
  }

  static OrganisationForm blank() {
    return new OrganisationForm("", "", "");
  }
}
