package jp.banso.support;

import java.time.Instant;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port: what happened to one meeting, told to its running case. */
public interface MeetingProcess {

  void started(CaseKey key, ProgrammeCode programme, String areaGroup);

  void scheduled(CaseKey key, Instant meetingAt);

  void prepared(CaseKey key);

  /** Postponed before or on the day; the case asks for a new date. */
  void postponed(CaseKey key);

  void held(CaseKey key);

  void minutesSent(CaseKey key, Instant dueAt);

  void minutesAnswered(CaseKey key, boolean agreed);

  void cancelled(CaseKey key);
}
