package jp.banso.selection;

/** What a decision says of one application. */
public enum OutcomeKind {
  SELECTED,
  RESERVE,
  NOT_SELECTED,
  /** 応募要件の確認ができなかった. */
  INELIGIBLE,
  /** Selected, but declined afterwards. */
  DECLINED,
  /** Withdrawn before it could be told. */
  WITHDRAWN;

  public String messageKey() {
    return "selection.outcome." + name();
  }
}
