package jp.banso.worklist;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whose work ended in the transaction that runs: the log may be written after the row has gone, and has to know still
 * for whom
 * it was done.
 */
record ClosedWork(UUID assigneeId, String caseKey) {

  private static final Object KEY = ClosedWork.class;

  /** Remembers it until the transaction ends; work that nobody took is nobody's. */
  static void note(UUID assigneeId, String caseKey) {
    if (assigneeId == null || caseKey == null || !TransactionSynchronizationManager.isSynchronizationActive()) {
      return;
    }
    if (!TransactionSynchronizationManager.hasResource(KEY)) {
      TransactionSynchronizationManager.bindResource(KEY, new ArrayList<ClosedWork>());
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void suspend() {
              held = TransactionSynchronizationManager.unbindResource(KEY);
            }

            @Override
            public void resume() {
              TransactionSynchronizationManager.bindResource(KEY, held);
            }

            @Override
            public void afterCompletion(int status) {
              TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
            }

            private Object held;
          });
    }
    ofTransaction().add(new ClosedWork(assigneeId, caseKey));
  }

  /** What ended so far. */
  @SuppressWarnings("unchecked")
  static List<ClosedWork> ofTransaction() {
    Object noted = TransactionSynchronizationManager.getResource(KEY);
    return noted == null ? new ArrayList<>() : (List<ClosedWork>) noted;
  }
}
