package jp.banso.platform.audit;

/** Who may read an act in the history of a case; the log itself is read by auditors only. */
public enum Audience {
  STAFF,
  MINISTRY,
  PREFECTURE,
  REGION,
  ADVISOR
}
