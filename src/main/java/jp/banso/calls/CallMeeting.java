package jp.banso.calls;

import java.util.function.UnaryOperator;

/**
 * A meeting that the call foresees (S2 §3 table, S3 §6); what the notice leaves open is empty. What it is about stands
 * in {@link Statements#meetingTopics}, the line of the same number.
 *
 * @param name as printed, 第1回会議 or キックオフミーティング
 * @param period when, in words: 「令和6年10月～令和7年1月」
 * @param duration how long, in words: 「2時間程度」
 * @param form how it is held, in words: 「対面またはオンライン」
 * @param reserve true for the day kept free for a meeting that is only held if the ones before did not settle the plan
 */
public record CallMeeting(
    String name, String period, String duration, String form, Precondition precondition, boolean reserve) {

  /** What has to be there before it. */
  public enum Precondition {
    NONE,
    /** The region has drafted its 対応策案 and handed it in (S2 §3). */
    MEASURES,
    /** 事前打ち合わせ, online (S3 §6). */
    PRIOR_MEETING;

    public String messageKey() {
      return "calls.meetings.precondition." + name();
    }
  }

  CallMeeting periodMoved(UnaryOperator<String> years) {
    return new CallMeeting(name, years.apply(period), duration, form, precondition, reserve);
  }
}
