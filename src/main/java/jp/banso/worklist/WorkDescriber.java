package jp.banso.worklist;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Port: the module that owns a process says what its tasks are about; one call for a whole page. */
public interface WorkDescriber {

  /** True if tasks of this process are the module's. */
  boolean describes(String processKey);

  /** Texts by work item id; an item without a text is not shown. */
  Map<UUID, WorkText> describe(List<WorkItem> items);

  /** True if the day of the work is a 目安 inside the desk, which ends nothing, and no 期限. */
  default boolean isDueByProposal(WorkItem item) {
    return false;
  }
}
