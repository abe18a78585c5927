package jp.banso.worklist;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.platform.events.OpenPublications;
import jp.banso.platform.time.Sweep;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends events that a listener did not finish again; one that is given up becomes someone's work,
 * with a retry button.
 */
@Component
class PublicationSweep implements Sweep {

  private final OpenPublications publications;
  private final WorkRows rows;
  private final MessageSource messages;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PublicationSweep(
      OpenPublications publications,
      WorkRows rows,
      MessageSource messages,
      TransactionTemplate transaction,
      Clock clock) {
    this.publications = publications;
    this.rows = rows;
    this.messages = messages;
    this.transaction = transaction;
    this.clock = clock;
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
    publications.forgetFinished().forEach(id -> rows.close(Source.INCIDENT, id.toString()));
    publications.noteOpen();
    publications.givenUp().forEach(this::open);
    return publications.takeDue();
  }

  private void open(UUID id) {
    rows.open(
        Source.INCIDENT, id.toString(), ProgrammeCode.BANSO.code(),
        Groups.secretariat(ProgrammeCode.BANSO), null, null, null, StoppedWork.PUBLICATION,
        messages.getMessage("worklist.incident.title", null, Locale.JAPAN), clock.instant());
  }
}
