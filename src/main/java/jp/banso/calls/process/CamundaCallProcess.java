package jp.banso.calls.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallProcess;
import jp.banso.calls.CallView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.platform.workflow.Workflow;
import jp.banso.worklist.Worklist;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** {@link CallProcess} on the engine. */
@Component
class CamundaCallProcess implements CallProcess {

  private final Workflow workflow;
  private final Worklist worklist;
  private final BusinessCalendar calendar;
  private final Clock clock;
  private final LocalTime publicationTime;
  private final int confirmedDaysBefore;

  CamundaCallProcess(
      Workflow workflow,
      Worklist worklist,
      BusinessCalendar calendar,
      Clock clock,
      @Value("${banso.calls.publication-time:09:00}") LocalTime publicationTime,
      @Value("${banso.calls.confirmed-days-before:3}") int confirmedDaysBefore) {
    this.workflow = workflow;
    this.worklist = worklist;
    this.calendar = calendar;
    this.clock = clock;
    this.publicationTime = publicationTime;
    this.confirmedDaysBefore = confirmedDaysBefore;
  }

  /** Some business days before the call is published, and not before tomorrow. */
  private LocalDate confirmBy(CallView call) {
    LocalDate wanted = calendar.minusBusinessDays(call.terms().publishedOn(), confirmedDaysBefore);
    LocalDate soonest = calendar.plusBusinessDays(LocalDate.now(clock), 1);
    return wanted.isBefore(soonest) ? soonest : wanted;
  }

  private static Date startOf(LocalDate day) {
    return Date.from(JapanTime.instantOf(day.atStartOfDay()));
  }

  @Override
  public void prepared(CallView call) {
    workflow.start(
        CallPublicationModel.PROCESS,
        call.key(),
        Map.of(
            CallPublicationModel.PROGRAMME, call.programme().code(),
            CallPublicationModel.BUREAU, call.programme().bureau(),
            CallPublicationModel.CONFIRM_BY, startOf(confirmBy(call))));
  }

  @Override
  public void publicationMoved(CallView call) {
    LocalDate day = confirmBy(call);
    workflow.redate(
        CallPublicationModel.PROCESS, call.key(), Map.of(CallPublicationModel.CONFIRM_BY, startOf(day)),
        Map.of(CallPublicationModel.CONFIRM, calendar.lastMomentOf(day)));
  }

  @Override
  public void confirmed(CallView call) {
    workflow.complete(
        call.key(),
        CallPublicationModel.CONFIRM,
        Map.of(
            CallPublicationModel.CONCURRENCE_NEEDED, call.terms().concurrenceNeeded(),
            CallPublicationModel.PUBLISHES_AT,
            Date.from(JapanTime.instantOf(call.terms().publishedOn().atTime(publicationTime))),
            CallPublicationModel.CLOSES_AT, Date.from(call.closesAt())));
  }

  @Override
  public void concurred(CallView call, boolean concurred) {
    workflow.complete(
        call.key(), CallPublicationModel.CONCUR,
        Map.of(
            CallPublicationModel.CONCURRED, concurred,
            CallPublicationModel.CONFIRM_BY, startOf(confirmBy(call))));
  }

  @Override
  public void discarded(CaseKey key) {
    workflow.end(CallPublicationModel.PROCESS, key);
  }

  @Override
  public void publicationStopped(CallView call) {
    workflow.correlate(
        call.key(), CallPublicationModel.PUBLICATION_STOPPED,
        Map.of(CallPublicationModel.CONFIRM_BY, startOf(confirmBy(call))));
  }

  @Override
  public void changeProposed(CaseKey change, CallView call) {
    workflow.start(
        CallChangeModel.PROCESS,
        change,
        Map.of(
            CallPublicationModel.PROGRAMME, call.programme().code(),
            CallPublicationModel.BUREAU, call.programme().bureau(),
            CallPublicationModel.CONCURRENCE_NEEDED, call.terms().concurrenceNeeded()));
  }

  @Override
  public void changeLeftToOthers(CaseKey change, UUID proposer) {
    worklist.leaveToOthers(change, CallChangeModel.CONFIRM, proposer);
  }

  @Override
  public void changeAnswered(CaseKey change, boolean byMinistry, boolean agreed) {
    workflow.complete(
        change,
        byMinistry ? CallChangeModel.CONCUR : CallChangeModel.CONFIRM,
        Map.of(CallChangeModel.AGREED, agreed));
  }

  /** A proposal that began before its model knew of the revision has no such step. */
  @Override
  public void changeRevised(CaseKey change) {
    if (workflow.isOpen(change, CallChangeModel.REVISE)) {
      workflow.complete(change, CallChangeModel.REVISE, Map.of());
    }
  }

  /** A proposal that began before its model knew of the message does not hear it. */
  @Override
  public void changeDropped(CaseKey change) {
    if (!workflow.correlateIfWaiting(change, CallChangeModel.DROPPED, Map.of())) {
      workflow.end(CallChangeModel.PROCESS, change);
    }
  }

  @Override
  public void deadlineExtended(CallView call) {
    workflow.correlate(
        call.key(),
        CallPublicationModel.DEADLINE_EXTENDED,
        Map.of(CallPublicationModel.CLOSES_AT, Date.from(call.closesAt())));
  }

  @Override
  public void cancelled(CaseKey key) {
    workflow.correlate(key, CallPublicationModel.CALL_CANCELLED, Map.of());
  }

  @Override
  public boolean isRunning(CaseKey key) {
    return workflow.isRunning(CallPublicationModel.PROCESS, key);
  }

  @Override
  public List<String> activeElements(CaseKey key) {
    return workflow.activeElements(CallPublicationModel.PROCESS, key);
  }
}
