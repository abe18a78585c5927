package jp.banso.worklist;

import java.util.UUID;
import jp.banso.platform.events.OpenPublications;
import jp.banso.platform.time.SweepFailures;
import jp.banso.platform.workflow.Workflow;
import org.springframework.stereotype.Component;

/** Work of the system that stopped after several tries and waits for a person's word. */
@Component
class StoppedWork {

  /** A message from one module to the next; its reference is the publication. */
  static final String PUBLICATION = "publication";

  /** A sweep; its reference is the sweep's name. */
  static final String SWEEP = "sweep";

  private final Workflow workflow;
  private final OpenPublications publications;
  private final SweepFailures sweeps;

  StoppedWork(Workflow workflow, OpenPublications publications, SweepFailures sweeps) {
    this.workflow = workflow;
    this.publications = publications;
    this.sweeps = sweeps;
  }

  /** Lets it run again; what has no kind of its own is a job of a process. */
  void retry(WorkItem item) {
    switch (item.definitionKey()) {
      case PUBLICATION -> publications.tryOnceMore(UUID.fromString(item.ref()));
      case SWEEP -> sweeps.countAnew(item.ref());
      default -> workflow.retry(item.ref());
    }
  }
}
