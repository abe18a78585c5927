package jp.banso.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.banso.kernel.CaseKey;

/** Outgoing port: what happened to a region's support, told to the running case. */
public interface SupportProcess {

  /** Starts the case; it waits for the region's answer until the term, then for a telephone call. */
  void started(CycleView cycle, Instant periodEndsAt);

  /** Accepted or declined, in time or after the term. */
  void answered(CaseKey key, boolean accepted);

  void membersConfirmed(CaseKey key);

  /** Planned; the second meeting's day is what the 対応策案 is due before. */
  void planned(CaseKey key, LocalDate secondMeetingOn);

  /** The meeting that talks about the 対応策案 has its day, or a new one; what is not handed in yet is due before it. */
  void measuresNeededFor(CaseKey key, LocalDate meetingOn);

  /** A version of the 対応策案 was handed in; only the first moves the case on. */
  void measuresSubmitted(CaseKey key);

  void meetingClosed(CaseKey key, int number);

  void fourthMeetingJudged(CaseKey key, boolean settled);

  void reportSubmitted(CaseKey key);

  void reportAccepted(CaseKey key);

  /** Given back, to be handed in again by that day. */
  void reportReturned(CaseKey key, LocalDate dueOn);

  /** After the last day: the support goes on until another one, of which the case will tell. */
  void periodExtended(CaseKey key, LocalDate until, Instant periodEndsAt);

  /** After the last day: what is left is finished without a longer period. */
  void periodKept(CaseKey key);

  void stopped(CaseKey key);

  /** Where the case stands in its model, for the picture. */
  List<String> activeElements(CaseKey key);
}
