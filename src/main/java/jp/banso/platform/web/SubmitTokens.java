package jp.banso.platform.web;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One token a form: a double click, F5 or a retry after a time-out is the same submission, and the
 * second request gets the first one's result.
 */
@Component
class SubmitTokens {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration KEPT = Duration.ofDays(2);

  private final JdbcClient jdbc;
  private final Clock technicalClock;

  /** Tokens of forms that were refused while the database was away, to be given back as soon as it is there. */
  private final Set<UUID> owed = ConcurrentHashMap.newKeySet();

  SubmitTokens(JdbcClient jdbc, @Qualifier("technicalClock") Clock technicalClock) {
    this.jdbc = jdbc;
    this.technicalClock = technicalClock;
  }

  /** True for the first who comes with this token; {@code person} is null before the login. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  boolean take(UUID token, UUID person) {
    if (owed.contains(token)) {
      delete(token);
      owed.remove(token);
    }
    return jdbc.sql(
                "insert into submit_token (token, person_id, taken_at) values (?, ?, ?)"
                    + " on conflict do nothing")
            .params(token, person, Timestamp.from(technicalClock.instant()))
            .update()
        > 0;
  }

  /** The first one was carried out and led here. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void ledTo(UUID token, String location) {
    jdbc.sql("update submit_token set location = ? where token = ?").params(location, token).update();
  }

  /** The first one was refused with a message; the form may be sent again. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void giveBack(UUID token) {
    delete(token);
  }

  /** As {@link #giveBack}, when the database can be reached again. */
  void owe(UUID token) {
    owed.add(token);
  }

  /** Gives back what is owed. */
  @Transactional
  void settle() {
    for (UUID token : Set.copyOf(owed)) {
      delete(token);
      owed.remove(token);
    }
  }

  private void delete(UUID token) {
    jdbc.sql("delete from submit_token where token = ?").param(token).update();
  }

  /** After that time nobody sends a form again. */
  @Transactional
  void forgetOld() {
    jdbc.sql("delete from submit_token where taken_at < ?")
        .param(Timestamp.from(technicalClock.instant().minus(KEPT)))
        .update();
  }

  /** Where the person's first one led, waiting for it while it is under way; nobody else's is told. */
  Optional<String> resultOf(UUID token, UUID person) {
    long giveUp = technicalClock.millis() + PATIENCE.toMillis();
    while (technicalClock.millis() < giveUp) {
      Optional<String> location =
          jdbc.sql(
                  "select coalesce(location, '') from submit_token where token = ?"
                      + " and person_id is not distinct from cast(? as uuid)")
              .params(token, person)
              .query(String.class)
              .optional();
      if (location.isEmpty()) {
        return Optional.empty();
      }
      if (!location.get().isEmpty()) {
        return location;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
