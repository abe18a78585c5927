package jp.banso.support.process;

import static jp.banso.support.process.SupportElements.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.Groups;
import jp.banso.platform.workflow.Workflow;
import jp.banso.support.CycleView;
import jp.banso.support.SupportProcess;
import org.springframework.stereotype.Component;

/** {@link SupportProcess} on the model support-cycle. */
@Component
class CamundaSupportProcess implements SupportProcess {

  private final Workflow workflow;
  private final BusinessCalendar calendar;

  CamundaSupportProcess(Workflow workflow, BusinessCalendar calendar) {
    this.workflow = workflow;
    this.calendar = calendar;
  }

  @Override
  public void started(CycleView cycle, Instant periodEndsAt) {
    workflow.start(
        CYCLE,
        cycle.key(),
        Map.of(
            PROGRAMME, cycle.programme().code(),
            AREA_GROUP, Groups.area(cycle.key()),
            "acceptanceDueAt", Date.from(cycle.acceptanceDueAt()),
            "periodEndsAt", Date.from(periodEndsAt),
            "periodEndsOn", date(cycle.periodEndsOn())));
  }

  /** After the term the same answer ends the telephone task. */
  @Override
  public void answered(CaseKey key, boolean accepted) {
    String task =
        workflow.isOpen(key, CONFIRM_BY_TELEPHONE) ? CONFIRM_BY_TELEPHONE : ANSWER_ACCEPTANCE;
    workflow.complete(key, task, Map.of("accepted", accepted));
  }

  @Override
  public void membersConfirmed(CaseKey key) {
    workflow.complete(key, CONFIRM_MEMBERS, Map.of());
  }

  @Override
  public void planned(CaseKey key, LocalDate secondMeetingOn) {
    workflow.complete(key, PLAN_SUPPORT, Map.of("secondMeetingOn", date(secondMeetingOn)));
  }

  @Override
  public void measuresNeededFor(CaseKey key, LocalDate meetingOn) {
    workflow.correlateIfWaiting(key, SECOND_MEETING_SCHEDULED, Map.of("secondMeetingOn", date(meetingOn)));
  }

  @Override
  public void measuresSubmitted(CaseKey key) {
    if (workflow.isOpen(key, DRAFT_MEASURES)) {
      workflow.complete(key, DRAFT_MEASURES, Map.of());
    }
  }

  @Override
  public void meetingClosed(CaseKey key, int number) {
    workflow.correlate(key, SupportElements.meetingClosed(number), Map.of());
  }

  @Override
  public void fourthMeetingJudged(CaseKey key, boolean settled) {
    workflow.complete(key, JUDGE_FOURTH_MEETING, Map.of("settled", settled));
  }

  @Override
  public void reportSubmitted(CaseKey key) {
    workflow.complete(key, SUBMIT_FINAL_REPORT, Map.of());
  }

  @Override
  public void reportAccepted(CaseKey key) {
    workflow.complete(key, CONFIRM_FINAL_REPORT, Map.of("reportAccepted", true));
  }

  @Override
  public void reportReturned(CaseKey key, LocalDate dueOn) {
    workflow.complete(key, CONFIRM_FINAL_REPORT, Map.of("reportAccepted", false));
    workflow.redate(CYCLE, key, Map.of(), Map.of(SUBMIT_FINAL_REPORT, calendar.lastMomentOf(dueOn)));
  }

  @Override
  public void periodExtended(CaseKey key, LocalDate until, Instant periodEndsAt) {
    workflow.complete(
        key, DECIDE_PERIOD_END,
        Map.of("extended", true, "periodEndsOn", date(until), "periodEndsAt", Date.from(periodEndsAt)));
  }

  @Override
  public void periodKept(CaseKey key) {
    workflow.complete(key, DECIDE_PERIOD_END, Map.of("extended", false));
  }

  @Override
  public void stopped(CaseKey key) {
    workflow.correlate(key, STOPPED, Map.of());
  }

  @Override
  public List<String> activeElements(CaseKey key) {
    return workflow.activeElements(CYCLE, key);
  }

  private static Date date(LocalDate day) {
    return Date.from(JapanTime.instantOf(day.atStartOfDay()));
  }
}
