package jp.banso.worklist;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.platform.events.OpenPublications;
import jp.banso.platform.events.OpenPublications.GivenUp;
import jp.banso.platform.time.Sweep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends events that a listener did not finish again; one that is given up becomes someone's work,
 * with a retry button.
 */
@Component
class PublicationSweep implements Sweep {

  private final OpenPublications publications;
  private final Incidents incidents;
  private final TransactionTemplate transaction;

  PublicationSweep(
      OpenPublications publications, Incidents incidents, TransactionTemplate transaction) {
    this.publications = publications;
    this.incidents = incidents;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "publications";
  }

  /** Publications wait for technical time only. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  @Override
  public boolean settled(Instant now) {
    return publications.settled();
  }

  @Override
  public void runDue() {
    publications.sendAgain(transaction.execute(status -> takeDue()));
  }

  private Set<UUID> takeDue() {
    publications.forgetFinished().forEach(id -> incidents.close(id.toString()));
    publications.noteOpen();
    publications.givenUp().forEach(this::open);
    return publications.takeDue();
  }

  private void open(GivenUp stopped) {
    incidents.open(
        stopped.id().toString(), stopped.caseKey(), null, StoppedWork.PUBLICATION,
        "worklist.incident.event." + stopped.event());
  }
}
