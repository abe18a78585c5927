package jp.banso.parties;

/** What an organisation is. */
public enum OrganisationKind {
  SECRETARIAT,
  MINISTRY,
  PREFECTURE,
  MUNICIPALITY,
  MEDICAL_ASSOCIATION,
  HUB,
  ADVISOR,
  REVIEWER,
  OPERATOR;

  public String messageKey() {
    return "parties.organisation." + name();
  }
}
