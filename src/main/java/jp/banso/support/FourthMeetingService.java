package jp.banso.support;

import java.time.Clock;
import jp.banso.calls.Calls;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 第4回（予備）の要否: the reserve is only held if the meetings before it did not settle the 対応策案 (S2 §3). */
@Service
@Transactional
public class FourthMeetingService {

  private final SupportCycles cycles;
  private final Meetings meetings;
  private final CycleAccess access;
  private final Calls calls;
  private final SupportProcess process;
  private final SupportActs acts;
  private final MeetingLetters letters;
  private final Clock clock;

  FourthMeetingService(
      SupportCycles cycles, Meetings meetings, CycleAccess access, Calls calls, SupportProcess process,
      SupportActs acts, MeetingLetters letters, Clock clock) {
    this.cycles = cycles;
    this.meetings = meetings;
    this.access = access;
    this.calls = calls;
    this.process = process;
    this.acts = acts;
    this.letters = letters;
    this.clock = clock;
  }

  /** Records the word of representative and advisor; once said it stays said. */
  public Outcome<Void> judge(Viewer viewer, SupportCycleId id, boolean settled, String reason) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireSecretariat(viewer, cycle);
    int last = calls.get(cycle.callId()).meetings().ordinary();
    boolean lastClosed =
        meetings
            .findByCycleIdAndNumber(id.value(), last)
            .filter(meeting -> meeting.state() == MeetingState.SETTLED)
            .isPresent();
    if (!lastClosed) {
      return Outcome.refused("support.fourth.refused.last", last);
    }
    if (reason.isBlank()) {
      return Outcome.refused("support.fourth.refused.reason");
    }
    cycle.judgeReserve(settled, reason, clock.instant());
    cycles.save(cycle);
    process.fourthMeetingJudged(cycle.key(), settled);
    acts.done(viewer, cycle.key(), settled ? "settled" : "notSettled", reason);
    if (settled) {
      letters.noFourthMeeting(cycle, reason);
    }
    return Outcome.done();
  }
}
