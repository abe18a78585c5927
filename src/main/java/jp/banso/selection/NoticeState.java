package jp.banso.selection;

/** How far a result has come to its addressee. */
public enum NoticeState {
  PREPARED,
  SENT,
  DELIVERED,
  /** The mail did not arrive: the telephone is next. */
  UNDELIVERED,
  TOLD_BY_TELEPHONE;

  public String messageKey() {
    return "selection.notice.state." + name();
  }
}
