package jp.banso.support;

import java.time.Clock;
import java.util.List;
import jp.banso.kernel.Outcome;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 支援の中止: the manager ends it with a reason; what was done is kept, what is open is cancelled. */
@Service
@Transactional
public class StopService {

  private final SupportCycles cycles;
  private final Meetings meetings;
  private final CycleAccess access;
  private final DispatchService dispatches;
  private final QuestionService questions;
  private final AdvisorDesk advisors;
  private final SupportProcess process;
  private final MeetingProcess meetingProcess;
  private final SupportActs acts;
  private final SupportMail mail;
  private final Clock clock;

  StopService(
      SupportCycles cycles, Meetings meetings, CycleAccess access, DispatchService dispatches,
      QuestionService questions, AdvisorDesk advisors, SupportProcess process,
      MeetingProcess meetingProcess, SupportActs acts, SupportMail mail, Clock clock) {
    this.cycles = cycles;
    this.meetings = meetings;
    this.access = access;
    this.dispatches = dispatches;
    this.questions = questions;
    this.advisors = advisors;
    this.process = process;
    this.meetingProcess = meetingProcess;
    this.acts = acts;
    this.mail = mail;
    this.clock = clock;
  }

  public Outcome<Void> stop(Viewer viewer, SupportCycleId id, String reason) {
    SupportCycle cycle = access.locked(viewer, id);
    CycleAccess.requireManager(viewer, cycle);
    if (reason.isBlank()) {
      return Outcome.refused("support.stop.refused.reason");
    }
    cycle.stop(reason, clock.instant());
    cycles.save(cycle);
    mail.cancelAsking(cycle.key());
    tell(cycle, reason);
    List<Meeting> all = meetings.findByCycleIdOrderByNumber(id.value());
    all.forEach(meeting -> mail.cancelAsking(meeting.key()));
    all.stream()
        .filter(meeting -> !meeting.state().hasEnded())
        .forEach(
            meeting -> {
              meeting.cancel();
              meetings.save(meeting);
              meetingProcess.cancelled(meeting.key());
            });
    dispatches.cancelAll(cycle, reason);
    questions.cancelAll(cycle);
    process.stopped(cycle.key());
    acts.outside(viewer, cycle.key(), "stopped", reason, cycle.representativeMail());
    advisors.endAll(cycle);
    return Outcome.done();
  }

  /** Before anything is cancelled: advisors of a dispatch or question are told as well. */
  private void tell(SupportCycle cycle, String reason) {
    var order = mail.order("support-stopped", cycle, cycle.key(), "").value("reason", reason);
    mail.toMembers(order, cycle);
    mail.toLeavingAdvisors(order, cycle);
    mail.toRole(order, cycle, RoleKind.MINISTRY);
  }
}
