package jp.banso.participation;

import jp.banso.kernel.ReadableCode;

/** The code by which one receiver of a mail answers without an account: ten signs that are not taken for each other. */
final class AnswerCode {

  private static final int LENGTH = 10;

  private AnswerCode() {}

  /** A new one, as it is printed: two halves with a hyphen. */
  static String create() {
    return ReadableCode.shown(ReadableCode.random(LENGTH));
  }

  /** What is kept of it; typed in any width, in small letters and with blanks it is the same. */
  static String hash(String typed) {
    return ReadableCode.hash(typed);
  }
}
