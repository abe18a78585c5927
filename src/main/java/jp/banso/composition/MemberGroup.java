package jp.banso.composition;

/** 区分 of a member (domain §5); one person may hold several. */
public enum MemberGroup {
  HUB,
  PREF,
  HOMECARE_PRO,
  MED_ORG,
  CARE_PRO,
  CARE_ORG,
  DISABILITY_ORG,
  MUNI,
  MUNI_CARE;

  public String messageKey() {
    return "composition.group." + name();
  }
}
