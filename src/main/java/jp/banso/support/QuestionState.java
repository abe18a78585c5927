package jp.banso.support;

/** 質問の状態 (domain §2 「質問」). */
public enum QuestionState {
  RECEIVED,
  WITH_ADVISOR,
  TO_ANSWER,
  ANSWERED,
  OUT_OF_SCOPE,
  CANCELLED;

  public boolean hasEnded() {
    return this == ANSWERED || this == OUT_OF_SCOPE || this == CANCELLED;
  }

  public String messageKey() {
    return "support.question.state." + name();
  }
}
