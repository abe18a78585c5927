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
  CANCELLED;

  public boolean hasEnded() {
    return this == CLOSED || isGivenBack();
  }

  /** True if it does not take place, so that its place counts no more. */
  public boolean isGivenBack() {
    return this == REFUSED || this == NO_ADVISOR || this == CANCELLED;
  }

  public String messageKey() {
    return "support.dispatch.state." + name();
  }
}
