package jp.banso.worklist;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.platform.time.Sweep;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends events that a listener did not finish again, with growing pauses in technical time; after
 * three tries it is someone's work, with a retry button. Listeners are idempotent, so a second
 * delivery does no harm.
 */
@Component
class PublicationSweep implements Sweep {

  private static final int TRIES = 3;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Clock technicalClock;
  private final IncompleteEventPublications publications;
  private final WorkRows rows;
  private final MessageSource messages;
  private final TransactionTemplate transaction;
  private final Duration firstPause;

  PublicationSweep(
      JdbcClient jdbc,
      Clock clock,
      @Qualifier("technicalClock") Clock technicalClock,
      IncompleteEventPublications publications,
      WorkRows rows,
      MessageSource messages,
      TransactionTemplate transaction,
      @Value("${banso.publications.first-pause:PT30S}") Duration firstPause) {
    this.firstPause = firstPause;
    this.jdbc = jdbc;
    this.clock = clock;
    this.technicalClock = technicalClock;
    this.publications = publications;
    this.rows = rows;
    this.messages = messages;
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
    return jdbc.sql(
                "select count(*) from event_publication p left join publication_attempt a"
                    + " on a.publication_id = p.id where p.completion_date is null"
                    + " and coalesce(a.attempts, 0) < ?")
            .param(TRIES)
            .query(Integer.class)
            .single()
        == 0;
  }

  @Override
  public void runDue() {
    Set<UUID> due = transaction.execute(status -> takeDue());
    if (due != null && !due.isEmpty()) {
      publications.resubmitIncompletePublications(found -> due.contains(found.getIdentifier()));
    }
  }

  /**
   * The pause is counted from when a sweep first saw the publication: its own date is business
   * time, which says nothing about how long a listener has been at it.
   */
  private Set<UUID> takeDue() {
    Instant now = technicalClock.instant();
    closeFinished();
    jdbc.sql(
            "insert into publication_attempt (publication_id, attempts, next_at)"
                + " select id, 0, ? from event_publication where completion_date is null"
                + " on conflict do nothing")
        .param(Timestamp.from(now.plus(firstPause)))
        .update();
    giveUp(now);
    List<UUID> due =
        jdbc.sql(
                "select publication_id from publication_attempt where next_at <= ?"
                    + " and attempts < ? limit 100")
            .params(Timestamp.from(now), TRIES)
            .query(UUID.class)
            .list();
    due.forEach(id -> countTry(id, now));
    return Set.copyOf(due);
  }

  private void countTry(UUID id, Instant now) {
    jdbc.sql(
            "update publication_attempt set attempts = attempts + 1,"
                + " next_at = cast(? as timestamptz) + attempts * make_interval(secs => ?)"
                + " where publication_id = ?")
        .params(Timestamp.from(now.plus(firstPause)), firstPause.toSeconds(), id)
        .update();
  }

  private void giveUp(Instant now) {
    jdbc.sql(
            "select a.publication_id from publication_attempt a join event_publication p"
                + " on p.id = a.publication_id where a.attempts >= ? and p.completion_date is null"
                + " and a.next_at <= ?")
        .params(TRIES, Timestamp.from(now))
        .query(UUID.class)
        .list()
        .forEach(
            id ->
                rows.open(
                    Source.INCIDENT, id.toString(), ProgrammeCode.BANSO.code(),
                    Groups.secretariat(ProgrammeCode.BANSO), null, null, null,
                    StoppedWork.PUBLICATION,
                    messages.getMessage("worklist.incident.title", null, Locale.JAPAN), clock.instant()));
  }

  private void closeFinished() {
    jdbc.sql(
            "delete from publication_attempt a where not exists"
                + " (select 1 from event_publication p where p.id = a.publication_id)"
                + " returning publication_id")
        .query(UUID.class)
        .list()
        .forEach(id -> rows.close(Source.INCIDENT, id.toString()));
  }
}
