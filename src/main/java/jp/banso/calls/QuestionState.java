package jp.banso.calls;

/** 質問の状況. A question that was answered goes through its release once more if its answer is published or corrected later. */
public enum QuestionState {
  TO_ANSWER,
  TO_RELEASE,
  TO_REVISE,
  ANSWERED,
  PUBLISHED,
  WITHDRAWN;

  /** Whether the secretariat still has something to do with it. */
  public boolean isOpen() {
    return this == TO_ANSWER || this == TO_RELEASE || this == TO_REVISE;
  }

  public String messageKey() {
    return "calls.question.state." + name();
  }
}
