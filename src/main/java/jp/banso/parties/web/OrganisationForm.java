package jp.banso.parties.web;

/** A new organisation, as typed; the prefecture may be empty. */
record OrganisationForm(String kind, String name, String prefecture) {

  boolean namesAPrefecture() {
    return prefecture != null && !prefecture.isBlank();
  }

  static OrganisationForm blank() {
    return new OrganisationForm("", "", "");
  }
}
