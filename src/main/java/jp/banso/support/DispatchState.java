package jp.banso.support;

/** 派遣の状態 (domain §2 「派遣」). */
public enum DispatchState {
  /** 依頼を受け付けた; the secretariat judges whether it is needed. */
  REQUESTED,
  /** 打診中: an advisor is asked. */
  ASKING,
  /** The advisor could not; the next candidate is looked for. */
  CHOOSING_NEXT,
  /** 派遣が確定した. */
  CONFIRMED,
  REPORTED,
  CLOSED,
  /** 派遣しないこととした. */
  REFUSED,
  NO_ADVISOR,
  CANCELLED,
  /** The day passed without it; its place is given back. */
  NOT_HELD,
  /** The day passed without it; its place stays filled by the secretariat's decision. */
  NOT_HELD_COUNTED;

  public boolean hasEnded() {
    return this == CLOSED || this == NOT_HELD_COUNTED || isGivenBack();
  }

  /** True while somebody still has to do something about it; a report handed in is received by itself. */
  public boolean isOpen() {
    return !hasEnded() && this != REPORTED;
  }

  /** True if it does not take place, so that its place counts no more. */
  public boolean isGivenBack() {
    return this == REFUSED || this == NO_ADVISOR || this == CANCELLED || this == NOT_HELD;
  }

  public String messageKey() {
    return "support.dispatch.state." + name();
  }
}
