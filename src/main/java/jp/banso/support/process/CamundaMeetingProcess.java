package jp.banso.support.process;

import static jp.banso.support.process.SupportElements.*;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import jp.banso.support.MeetingProcess;
import org.springframework.stereotype.Component;

/** {@link MeetingProcess} on the model meeting. */
@Component
class CamundaMeetingProcess implements MeetingProcess {

  private static final String POSTPONED = "postponed";

  private final Workflow workflow;

  CamundaMeetingProcess(Workflow workflow) {
    this.workflow = workflow;
  }

  @Override
  public void started(CaseKey key, ProgrammeCode programme, String areaGroup) {
    workflow.start(MEETING, key, Map.of(PROGRAMME, programme.code(), AREA_GROUP, areaGroup));
  }

  @Override
  public void scheduled(CaseKey key, Instant meetingAt) {
    workflow.complete(key, SCHEDULE_MEETING, Map.of("meetingOn", Date.from(meetingAt)));
  }

  @Override
  public void prepared(CaseKey key) {
    workflow.complete(key, PREPARE_MEETING, Map.of());
  }

  @Override
  public void postponed(CaseKey key) {
    passed(key, true);
  }

  @Override
  public void held(CaseKey key) {
    passed(key, false);
  }

  /** A meeting put off, or held, before its papers are ready passes their step at once. */
  private void passed(CaseKey key, boolean postponed) {
    if (workflow.isOpen(key, PREPARE_MEETING)) {
      workflow.complete(key, PREPARE_MEETING, Map.of());
    }
    workflow.complete(key, HOLD_MEETING, Map.of(POSTPONED, postponed));
  }

  @Override
  public void minutesSent(CaseKey key, Instant dueAt) {
    workflow.complete(key, WRITE_MINUTES, Map.of("minutesDueAt", Date.from(dueAt)));
  }

  @Override
  public void minutesAnswered(CaseKey key, boolean agreed) {
    workflow.complete(key, CONFIRM_MINUTES, Map.of("minutesAgreed", agreed));
  }

  @Override
  public void cancelled(CaseKey key) {
    workflow.correlate(key, MEETING_CANCELLED, Map.of());
  }
}
