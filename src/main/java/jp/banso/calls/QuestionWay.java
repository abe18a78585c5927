package jp.banso.calls;

import java.util.Arrays;
import java.util.List;

/** 質問の方法: by which way a question came. */
public enum QuestionWay {
  PAGE,
  MAIL,
  TELEPHONE,
  OTHER;

  /** Those that the secretariat records. */
  public static List<QuestionWay> recorded() {
    return Arrays.stream(values()).filter(way -> way != PAGE).toList();
  }

  public String messageKey() {
    return "calls.question.way." + name();
  }
}
