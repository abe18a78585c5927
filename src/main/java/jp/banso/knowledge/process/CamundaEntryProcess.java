package jp.banso.knowledge.process;

import static jp.banso.knowledge.process.EntryElements.*;

import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.knowledge.EntryProcess;
import jp.banso.platform.workflow.Workflow;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Component;

/** {@link EntryProcess} on the model knowledge-entry. */
@Component
class CamundaEntryProcess implements EntryProcess {

  private final Workflow workflow;
  private final Worklist worklist;

  CamundaEntryProcess(Workflow workflow, Worklist worklist) {
    this.workflow = workflow;
    this.worklist = worklist;
  }

  @Override
  public void proposed(CaseKey key, ProgrammeCode programme, UUID writer) {
    workflow.start(ENTRY, key, Map.of(PROGRAMME, programme.code()));
    worklist.leaveToOthers(key, CHECK, writer);
  }

  @Override
  public void agreed(CaseKey key) {
    workflow.complete(key, CHECK, Map.of(ENTRY_AGREED, true));
  }

  @Override
  public void givenBack(CaseKey key, UUID writer) {
    workflow.complete(key, CHECK, Map.of(ENTRY_AGREED, false));
    workflow.assign(key, REVISE, writer);
  }

  @Override
  public void proposedAgain(CaseKey key, UUID writer) {
    workflow.complete(key, REVISE, Map.of());
    worklist.leaveToOthers(key, CHECK, writer);
  }

  @Override
  public void dropped(CaseKey key) {
    workflow.correlate(key, ENTRY_DROPPED, Map.of());
  }
}
