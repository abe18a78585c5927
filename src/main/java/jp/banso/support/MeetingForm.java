package jp.banso.support;

/** 形態 of a meeting or a dispatch: 対面・オンライン・ハイブリッド. */
public enum MeetingForm {
  IN_PERSON,
  ONLINE,
  HYBRID;

  public String messageKey() {
    return "support.form." + name();
  }
}
