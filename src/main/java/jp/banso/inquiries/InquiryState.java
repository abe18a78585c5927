package jp.banso.inquiries;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far an inquiry is. */
public enum InquiryState {
  /** 受付確認待ち: nobody has read it yet, or an answer to our question came. */
  RECEIVED,
  /** 相談者のお返事待ち. */
  WAITING,
  DRAFTING,
  AT_MINISTRY,
  /** 回答案の確認待ち, by another person than who wrote it. */
  TO_CONFIRM,
  ANSWERED,
  /** 対象外: the asker was told where to turn. */
  OUT_OF_SCOPE,
  /** It was an application, and lies with those who take these in. */
  INTAKE,
  NO_REPLY,
  /** 回答せずに終了. */
  ENDED,
  /** Goes on with another one. */
  MERGED;

  /** In SQL, the states of which something is left to be done. */
  static final String OPEN =
      Stream.of(values())
          .filter(InquiryState::isOpen)
          .map(state -> "'" + state.name() + "'")
          .collect(Collectors.joining(",", "(", ")"));

  public boolean isOpen() {
    return ordinal() <= TO_CONFIRM.ordinal();
  }

  /** Whether it never goes on itself: what is said of it is said where it went on. */
  boolean isClosedForGood() {
    return this == MERGED;
  }

  public String messageKey() {
    return "inquiries.state." + name();
  }
}
