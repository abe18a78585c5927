package jp.banso.applications.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.banso.applications.ApplicationProcess;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.Groups;
import jp.banso.platform.workflow.Workflow;
import org.springframework.stereotype.Component;

/** The flow of one application in the engine. */
@Component
class CamundaApplicationProcess implements ApplicationProcess {

  private final Workflow workflow;
  private final CaseDates dates;

  CamundaApplicationProcess(Workflow workflow, CaseDates dates) {
    this.workflow = workflow;
    this.dates = dates;
  }

  @Override
  public void draftStarted(Start start) {
    workflow.start(ApplicationModel.APPLICATION, start.key(), variables(start));
  }

  @Override
  public void handedOver(CaseKey key, LocalDate prefectureDueOn) {
    workflow.complete(
        key, ApplicationModel.DRAFT,
        Map.of(ApplicationModel.PREFECTURE_DUE_ON, date(prefectureDueOn)));
  }

  @Override
  public void reviewed(CaseKey key) {
    workflow.complete(key, ApplicationModel.REVIEW, Map.of(ApplicationModel.REVISION_NEEDED, false));
  }

  @Override
  public void revisionAsked(CaseKey key, LocalDate dueOn) {
    Map<String, Object> variables = new HashMap<>(regionDue(dueOn));
    variables.put(ApplicationModel.REVISION_NEEDED, true);
    workflow.complete(key, ApplicationModel.REVIEW, variables);
  }

  @Override
  public void reopened(CaseKey key, LocalDate dueOn) {
    workflow.correlate(key, ApplicationModel.REOPENED, regionDue(dueOn));
  }

  /** The day on which the region's step is due; without a day of its own it stays what it was. */
  private static Map<String, Object> regionDue(LocalDate dueOn) {
    return dueOn == null ? Map.of() : Map.of(ApplicationModel.REGION_DUE_ON, date(dueOn));
  }

  @Override
  public boolean submitted(CaseKey key) {
    return workflow.correlateIfWaiting(key, ApplicationModel.SUBMITTED, Map.of());
  }

  @Override
  public boolean receivedLate(CaseKey key) {
    return workflow.correlateIfWaiting(key, ApplicationModel.RECEIVED_LATE, Map.of());
  }

  @Override
  public void lateCaseOpened(Start start) {
    workflow.startByMessage(ApplicationModel.LATE_CASE_OPENED, start.key(), variables(start));
  }

  @Override
  public void mailSubmissionRecorded(Start start) {
    workflow.startByMessage(ApplicationModel.MAIL_RECORDED, start.key(), variables(start));
  }

  @Override
  public void lateDecided(CaseKey key, boolean accepted) {
    workflow.complete(
        key, ApplicationModel.DECIDE_LATE, Map.of(ApplicationModel.LATE_ACCEPTED, accepted));
  }

  @Override
  public void lateConcurred(CaseKey key, boolean concurred) {
    workflow.complete(
        key, ApplicationModel.CONCUR_LATE, Map.of(ApplicationModel.LATE_CONCURRED, concurred));
  }

  @Override
  public void accepted(CaseKey key) {
    workflow.complete(
        key, ApplicationModel.CHECK_FORMALITIES, Map.of(ApplicationModel.DEFICIENT, false));
  }

  @Override
  public void returned(CaseKey key, LocalDate dueOn, Instant passesAt) {
    workflow.complete(
        key, ApplicationModel.CHECK_FORMALITIES,
        Map.of(
            ApplicationModel.DEFICIENT, true,
            ApplicationModel.CORRECTION_DUE_ON, date(dueOn),
            ApplicationModel.CORRECTION_DUE_AT, Date.from(passesAt)));
  }

  @Override
  public void corrected(CaseKey key) {
    if (!workflow.correlateIfWaiting(key, ApplicationModel.CORRECTION_MAILS_DECIDED, Map.of())) {
      workflow.complete(key, ApplicationModel.CORRECT, Map.of());
    }
  }

  @Override
  public void correctionTermEnded(CaseKey key) {
    workflow.correlate(key, ApplicationModel.CORRECTION_MAILS_DECIDED, Map.of());
  }

  /** An accepted application has no flow of this module any more; selection hears the event. */
  @Override
  public void withdrawn(CaseKey key) {
    workflow.correlateIfWaiting(key, ApplicationModel.WITHDRAWN, Map.of());
  }

  @Override
  public void callClosed(CaseKey key) {
    workflow.correlateIfWaiting(key, ApplicationModel.CALL_CLOSED, Map.of());
  }

  @Override
  public void redated(
      List<CaseKey> keys, LocalDate regionDueOn, LocalDate prefectureDueOn, LocalDate deadline) {
    Map<String, LocalDate> days = new HashMap<>();
    days.put(ApplicationModel.CALL_DEADLINE, deadline);
    days.put(ApplicationModel.PREFECTURE_DUE_ON, prefectureDueOn);
    days.put(ApplicationModel.REGION_DUE_ON, regionDueOn);
    dates.move(
        ApplicationModel.APPLICATION, keys, days, List.of(ApplicationModel.DRAFT, ApplicationModel.REVIEW));
  }

  @Override
  public void rested(List<CaseKey> keys) {
    dates.rest(ApplicationModel.APPLICATION, keys, ApplicationModel.DRAFT);
  }

  @Override
  public void callCancelled(CaseKey key) {
    workflow.correlateIfWaiting(key, ApplicationModel.CALL_CANCELLED, Map.of());
  }

  @Override
  public void superseded(CaseKey key) {
    workflow.correlateIfWaiting(key, ApplicationModel.SUPERSEDED, Map.of());
  }

  @Override
  public List<String> activeElements(CaseKey key) {
    return workflow.activeElements(ApplicationModel.APPLICATION, key);
  }

  private static Map<String, Object> variables(Start start) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(ApplicationModel.PROGRAMME, start.programme().code());
    variables.put(ApplicationModel.BUREAU, start.programme().bureau());
    variables.put(ApplicationModel.AREA_GROUP, Groups.area(start.key()));
    variables.put(
        ApplicationModel.PREFECTURE_GROUP, Groups.prefecture(start.programme(), start.prefecture()));
    variables.put(ApplicationModel.CALL_DEADLINE, date(start.deadline()));
    variables.put(
        ApplicationModel.REGION_DUE_ON,
        date(start.regionDueOn() == null ? start.deadline() : start.regionDueOn()));
    return variables;
  }

  static Date date(LocalDate day) {
    return Date.from(day.atStartOfDay(JapanTime.ZONE).toInstant());
  }
}
