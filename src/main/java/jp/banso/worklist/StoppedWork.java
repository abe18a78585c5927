package jp.banso.worklist;

import java.util.UUID;
import jp.banso.platform.workflow.Workflow;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work of the system that stopped after several tries and waits for a person's word. */
sealed interface StoppedWork {

  String PUBLICATION = "publication";

  void retry(Workflow workflow, JdbcClient jdbc);

  static StoppedWork of(WorkItem item) {
    return PUBLICATION.equals(item.definitionKey())
        ? new StoppedPublication(UUID.fromString(item.ref()))
        : new StoppedJob(item.ref());
  }

  /** A step of a process. */
  record StoppedJob(String jobId) implements StoppedWork {
    @Override
    public void retry(Workflow workflow, JdbcClient jdbc) {
      workflow.retry(jobId);
    }
  }

  /** A message from one module to the next. */
  record StoppedPublication(UUID publicationId) implements StoppedWork {
    @Override
    public void retry(Workflow workflow, JdbcClient jdbc) {
      jdbc.sql(
              "update publication_attempt set attempts = 2, next_at = 'epoch' where publication_id = ?")
          .param(publicationId)
          .update();
    }
  }
}
