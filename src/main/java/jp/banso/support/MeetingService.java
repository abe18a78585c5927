package jp.banso.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallMeetings;
import jp.banso.calls.Calls;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 会議: from the date to the settled minutes. */
@Service
@Transactional
public class MeetingService {

  private final SupportCycles cycles;
  private final Meetings meetings;
  private final MeasuresPlans plans;
  private final CycleAccess access;
  private final Calls calls;
  private final MeetingProcess process;
  private final SupportProcess support;
  private final SupportActs acts;
  private final SupportFiles files;
  private final MeetingLetters letters;
  private final SupportTerms terms;
  private final BusinessCalendar calendar;
  private final Clock clock;

  MeetingService(
      SupportCycles cycles, Meetings meetings, MeasuresPlans plans, CycleAccess access, Calls calls,
      MeetingProcess process, SupportProcess support, SupportActs acts, SupportFiles files,
      MeetingLetters letters, SupportTerms terms, BusinessCalendar calendar, Clock clock) {
    this.cycles = cycles;
    this.meetings = meetings;
    this.plans = plans;
    this.access = access;
    this.calls = calls;
    this.process = process;
    this.support = support;
    this.acts = acts;
    this.files = files;
    this.letters = letters;
    this.terms = terms;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Opens a meeting as the running case reaches it; told twice it opens once. */
  public void open(CaseKey cycleKey, int number) {
    SupportCycle cycle = cycles.findByCaseKey(cycleKey.value()).orElseThrow();
    if (meetings.findByCycleIdAndNumber(cycle.id().value(), number).isPresent()) {
      return;
    }
    cycle.openMeeting(number, foreseen(cycle).isReserve(number));
    cycles.save(cycle);
    Meeting meeting = meetings.save(Meeting.open(cycle, number));
    process.started(meeting.key(), cycle.programme(), cycle.areaGroup());
    acts.bySystem(meeting.key(), "meetingOpened");
  }

  public Outcome<Void> schedule(Viewer viewer, SupportCycleId id, int number, MeetingSchedule schedule) {
    Meeting meeting = own(viewer, id, number);
    Outcome<Void> checked = check(schedule, access.visible(viewer, id));
    if (!checked.isDone()) {
      return checked;
    }
    meeting.schedule(schedule);
    meetings.save(meeting);
    process.scheduled(meeting.key(), schedule.startsAt());
    acts.done(viewer, meeting.key(), "meetingScheduled", null);
    SupportCycle cycle = access.visible(viewer, id);
    if (foreseen(cycle).needsMeasures(number)) {
      support.measuresNeededFor(cycle.key(), JapanTime.dateOf(schedule.startsAt()));
    }
    letters.invitation(cycle, meeting);
    return Outcome.done();
  }

  public Outcome<Void> postpone(Viewer viewer, SupportCycleId id, int number, String reason) {
    Meeting meeting = own(viewer, id, number);
    if (reason.isBlank()) {
      return Outcome.refused("support.meeting.refused.reason");
    }
    meeting.postpone(reason);
    meetings.save(meeting);
    process.postponed(meeting.key());
    acts.done(viewer, meeting.key(), "meetingPostponed", reason);
    letters.postponement(access.visible(viewer, id), meeting);
    return Outcome.done();
  }

  /** Whether the papers can go out: those of a meeting that talks about the region's 対応策案 need it. */
  @Transactional(readOnly = true)
  public Outcome<Void> checkPapers(Viewer viewer, SupportCycleId id, int number) {
    return lacksMeasures(access.visible(viewer, id), own(viewer, id, number))
        ? Outcome.refused("support.meeting.refused.noMeasures", number)
        : Outcome.done();
  }

  /** Whether the manager is to give a reason if the meeting is recorded as held. */
  @Transactional(readOnly = true)
  public boolean lacksMeasures(Viewer viewer, SupportCycleId id, int number) {
    return lacksMeasures(access.visible(viewer, id), meeting(id, number));
  }

  private boolean lacksMeasures(SupportCycle cycle, Meeting meeting) {
    return foreseen(cycle).needsMeasures(meeting.number()) && !measuresHandedIn(meeting.cycleId());
  }

  private CallMeetings foreseen(SupportCycle cycle) {
    return calls.get(cycle.callId()).meetings();
  }

  private boolean measuresHandedIn(UUID cycleId) {
    return plans.existsByCycleIdAndSubmittedAtIsNotNull(cycleId);
  }

  /** Agenda and material are ready and go to everyone. */
  public Outcome<Void> prepare(
      Viewer viewer, SupportCycleId id, int number, String agenda, List<DocumentId> material) {
    Meeting meeting = own(viewer, id, number);
    SupportCycle cycle = access.visible(viewer, id);
    Outcome<Void> checked = checkPapers(viewer, id, number);
    if (!checked.isDone()) {
      return checked;
    }
    meeting.prepare(agenda);
    meetings.save(meeting);
    files.add(cycle, meeting.key(), SupportFiles.Kind.MATERIAL, material);
    process.prepared(meeting.key());
    acts.done(viewer, meeting.key(), "meetingPrepared", null);
    letters.material(cycle, meeting, material);
    return Outcome.done();
  }

  /**
   * Held, with who was there. If the meeting needs the region's 対応策案, it has to be there, unless the
   * manager writes down why it was held without; nobody else's reason counts.
   */
  public Outcome<Void> hold(
      Viewer viewer, SupportCycleId id, int number, Instant from, Instant until, List<Attendance> present,
      String exception) {
    Meeting meeting = own(viewer, id, number);
    if (!from.isBefore(until)) {
      return Outcome.refused("support.meeting.refused.times");
    }
    if (from.isAfter(clock.instant())) {
      return Outcome.refused("support.meeting.refused.notYet");
    }
    String mayExcept = viewer.isManagerOf(viewer.programme()) ? exception : "";
    Outcome<Void> held =
        meeting.hold(from, until, present, lacksMeasures(viewer, id, number), mayExcept);
    if (!held.isDone()) {
      return held;
    }
    meetings.save(meeting);
    process.held(meeting.key());
    String reason = meeting.withoutMeasuresReason();
    acts.done(viewer, meeting.key(), reason == null ? "meetingHeld" : "meetingHeldWithoutMeasures", reason);
    return held;
  }

  /** Asks the region to check the minutes within the term. */
  public Outcome<Void> sendMinutes(
      Viewer viewer, SupportCycleId id, int number, String minutes, String decisions, String homework) {
    Meeting meeting = own(viewer, id, number);
    Instant due =
        calendar.lastMomentOf(
            calendar.plusBusinessDays(LocalDate.now(clock), terms.minutesBusinessDays(viewer.programme())));
    meeting.sendMinutes(minutes, decisions, homework, due);
    meetings.save(meeting);
    process.minutesSent(meeting.key(), due);
    acts.done(viewer, meeting.key(), "minutesSent", null);
    letters.minutes(access.visible(viewer, id), meeting);
    return Outcome.done();
  }

  public Outcome<Void> agreeMinutes(Viewer viewer, SupportCycleId id, int number) {
    Meeting meeting = regions(viewer, id, number);
    meeting.agreeMinutes();
    meetings.save(meeting);
    process.minutesAnswered(meeting.key(), true);
    acts.outside(viewer, meeting.key(), "minutesAgreed", null, representative(viewer, id));
    return Outcome.done();
  }

  /** The region or an assigned advisor finds something to correct; the advisors' silence agrees too. */
  public Outcome<Void> askCorrection(Viewer viewer, SupportCycleId id, int number, String correction) {
    SupportCycle cycle = access.visible(viewer, id);
    if (viewer.role() != RoleKind.ADVISOR) {
      CycleAccess.requireRegion(viewer, cycle);
    }
    Meeting meeting = meeting(id, number);
    if (correction.isBlank()) {
      return Outcome.refused("support.meeting.refused.correction");
    }
    meeting.askCorrection(correction);
    meetings.save(meeting);
    process.minutesAnswered(meeting.key(), false);
    acts.outside(viewer, meeting.key(), "minutesCorrection", correction, cycle.representativeMail());
    return Outcome.done();
  }

  /** Settles agreed minutes, or those whose term has passed in silence; called by the running case. */
  public void settle(CaseKey meetingKey) {
    Meeting meeting = meetings.findByCaseKey(meetingKey.value()).orElseThrow();
    if (meeting.state().hasEnded()) {
      return;
    }
    meeting.settle(clock.instant());
    meetings.save(meeting);
    SupportCycle cycle = cycles.findById(meeting.cycleId()).orElseThrow();
    if (foreseen(cycle).isReserve(meeting.number())) {
      cycle.reserveClosed();
      cycles.save(cycle);
    }
    acts.bySystem(meetingKey, "minutesSettled");
    support.meetingClosed(cycle.key(), meeting.number());
  }

  private Outcome<Void> check(MeetingSchedule schedule, SupportCycle cycle) {
    if (schedule.startsAt().isBefore(clock.instant())) {
      return Outcome.refused("support.meeting.refused.past");
    }
    if (isAfterPeriod(schedule, cycle)) {
      return Outcome.refused("support.meeting.refused.afterPeriod");
    }
    if (!schedule.startsAt().isBefore(schedule.endsAt())) {
      return Outcome.refused("support.meeting.refused.times");
    }
    if (schedule.form() != MeetingForm.ONLINE && schedule.place().isBlank()) {
      return Outcome.refused("support.meeting.refused.place");
    }
    return schedule.form() != MeetingForm.IN_PERSON && schedule.url().isBlank()
        ? Outcome.refused("support.meeting.refused.url")
        : Outcome.done();
  }

  /** What is left when the period is over is finished as its manager decided, whatever the day. */
  private boolean isAfterPeriod(MeetingSchedule schedule, SupportCycle cycle) {
    return !LocalDate.now(clock).isAfter(cycle.periodEndsOn())
        && JapanTime.dateOf(schedule.startsAt()).isAfter(cycle.periodEndsOn());
  }

  private Meeting own(Viewer viewer, SupportCycleId id, int number) {
    CycleAccess.requireSecretariat(viewer, access.visible(viewer, id));
    return meeting(id, number);
  }

  private Meeting regions(Viewer viewer, SupportCycleId id, int number) {
    CycleAccess.requireRegion(viewer, access.visible(viewer, id));
    return meeting(id, number);
  }

  private Meeting meeting(SupportCycleId id, int number) {
    return meetings
        .findByCycleIdAndNumber(id.value(), number)
        .orElseThrow(() -> new NotFound("meeting " + number));
  }

  private String representative(Viewer viewer, SupportCycleId id) {
    return access.visible(viewer, id).representativeMail();
  }
}
