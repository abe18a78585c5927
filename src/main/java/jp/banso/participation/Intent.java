package jp.banso.participation;

import java.util.List;

/** 応募の意向. */
public enum Intent {
  UNANSWERED,
  PLANNED,
  CONSIDERING,
  NONE;

  /** What can be answered. */
  public static List<Intent> answers() {
    return List.of(PLANNED, CONSIDERING, NONE);
  }

  public String messageKey() {
    return "participation.intent." + name();
  }
}
