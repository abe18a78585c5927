package jp.banso.applications.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.banso.applications.CompilationProcess;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.platform.workflow.Workflow;
import org.springframework.stereotype.Component;

/** The flow of one prefecture's とりまとめ in the engine. */
@Component
class CamundaCompilationProcess implements CompilationProcess {

  private final Workflow workflow;
  private final CaseDates dates;

  CamundaCompilationProcess(Workflow workflow, CaseDates dates) {
    this.workflow = workflow;
    this.dates = dates;
  }

  @Override
  public void draftStarted(
      CaseKey key, ProgrammeCode programme, PrefectureCode prefecture, LocalDate deadline) {
    if (!workflow.isRunning(ApplicationModel.COMPILATION, key)) {
      workflow.start(
          ApplicationModel.COMPILATION, key,
          Map.of(
              ApplicationModel.PROGRAMME, programme.code(),
              ApplicationModel.PREFECTURE_GROUP, Groups.prefecture(programme, prefecture),
              ApplicationModel.CALL_DEADLINE, CamundaApplicationProcess.date(deadline)));
    }
  }

  /** After the closing the flow has ended; a late package no longer moves it. */
  @Override
  public void packageSubmitted(CaseKey key, boolean draftsRemaining) {
    if (workflow.isOpen(key, ApplicationModel.COMPILE)) {
      workflow.complete(
          key, ApplicationModel.COMPILE, Map.of(ApplicationModel.DRAFTS_REMAINING, draftsRemaining));
    }
  }

  @Override
  public void callClosed(CaseKey key, boolean anythingSubmitted) {
    workflow.correlateIfWaiting(
        key, ApplicationModel.CALL_CLOSED,
        Map.of(ApplicationModel.ANYTHING_SUBMITTED, anythingSubmitted));
  }

  @Override
  public void callCancelled(CaseKey key) {
    workflow.correlateIfWaiting(key, ApplicationModel.CALL_CANCELLED, Map.of());
  }

  @Override
  public void redated(List<CaseKey> keys, LocalDate deadline) {
    dates.move(
        ApplicationModel.COMPILATION, keys, Map.of(ApplicationModel.CALL_DEADLINE, deadline),
        List.of(ApplicationModel.COMPILE));
  }

  @Override
  public void rested(List<CaseKey> keys) {
    dates.rest(ApplicationModel.COMPILATION, keys, ApplicationModel.COMPILE);
  }

  @Override
  public void emptied(CaseKey key) {
    workflow.correlateIfWaiting(key, ApplicationModel.COMPILATION_EMPTIED, Map.of());
  }
}
