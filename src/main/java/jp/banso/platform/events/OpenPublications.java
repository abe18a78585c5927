package jp.banso.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ClassUtils;

/**
 * Events that a listener has not finished, and how often each was sent again: three times, with
 * growing pauses in technical time. Listeners are idempotent, so a second delivery does no harm.
 */
@Component
public class OpenPublications {

  private static final int TRIES = 3;

  private final JdbcClient jdbc;
  private final Clock technicalClock;
  private final IncompleteEventPublications publications;
  private final ObjectMapper json;
  private final Duration firstPause;

  OpenPublications(
      JdbcClient jdbc,
      @Qualifier("technicalClock") Clock technicalClock,
      IncompleteEventPublications publications,
      ObjectMapper json,
      @Value("${banso.publications.first-pause:PT30S}") Duration firstPause) {
    this.jdbc = jdbc;
    this.technicalClock = technicalClock;
    this.publications = publications;
    this.json = json;
    this.firstPause = firstPause;
  }

  /** True if none is under way; those that were given up wait for a person. */
  public boolean settled() {
    return jdbc.sql(
                "select count(*) from event_publication p left join publication_attempt a"
                    + " on a.publication_id = p.id where p.completion_date is null"
                    + " and coalesce(a.attempts, 0) < ?")
            .param(TRIES)
            .query(Integer.class)
            .single()
        == 0;
  }

  /**
   * Notes what is open since the last look. The pause is counted from here: a publication's own date
   * is business time, which says nothing about how long a listener has been at it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void noteOpen() {
    jdbc.sql(
            "insert into publication_attempt (publication_id, attempts, next_at)"
                + " select id, 0, ? from event_publication where completion_date is null"
                + " on conflict do nothing")
        .param(Timestamp.from(technicalClock.instant().plus(firstPause)))
        .update();
  }

  /** Forgets what was finished since the last look, and tells it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<UUID> forgetFinished() {
    return jdbc.sql(
            "delete from publication_attempt a where not exists"
                + " (select 1 from event_publication p where p.id = a.publication_id)"
                + " returning publication_id")
        .query(UUID.class)
        .list();
  }

  /**
   * An event that a listener did not take in.
   *
   * @param event simple name of its type
   * @param caseKey the case that the event names as its {@code caseKey}, or null
   */
  public record GivenUp(UUID id, String event, String caseKey) {}

  /** Those whose last try has had its time as well. */
  @Transactional(readOnly = true)
  public List<GivenUp> givenUp() {
    return jdbc.sql(
            "select p.id, p.event_type, p.serialized_event from publication_attempt a"
                + " join event_publication p on p.id = a.publication_id"
                + " where a.attempts >= ? and p.completion_date is null and a.next_at <= ?")
        .params(TRIES, Timestamp.from(technicalClock.instant()))
        .query(
            (row, number) ->
                new GivenUp(
                    row.getObject("id", UUID.class),
                    ClassUtils.getShortName(row.getString("event_type")),
                    caseKey(row.getString("serialized_event"))))
        .list();
  }

  private String caseKey(String serialized) {
    try {
      return json.readTree(serialized).path("caseKey").asText(null);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counts a try of each whose pause is over, and tells them. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> takeDue() {
    Instant now = technicalClock.instant();
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

  /** Sends them to their listeners again. */
  public void sendAgain(Set<UUID> due) {
    if (!due.isEmpty()) {
      publications.resubmitIncompletePublications(found -> due.contains(found.getIdentifier()));
    }
  }

  /** One more try of one that was given up, with the next look. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tryOnceMore(UUID publicationId) {
    jdbc.sql(
            "update publication_attempt set attempts = ?, next_at = 'epoch' where publication_id = ?")
        .params(TRIES - 1, publicationId)
        .update();
  }
}
