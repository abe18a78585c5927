package jp.banso.platform.time;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The one row that keeps the walking clock for all nodes. The clock stands still while no node is
 * alive: the first to come back finds an old heartbeat and goes on from there.
 */
class ClockRow {

  private static final Duration DEAD_AFTER = Duration.ofSeconds(15);

  /** At technical time {@code technicalAt} the business clock showed {@code businessAt}. */
  record Anchor(Instant businessAt, Instant technicalAt) {
    Instant at(Instant technicalNow) {
      return businessAt.plus(Duration.between(technicalAt, technicalNow));
    }
  }

  private final JdbcTemplate jdbc;
  private final Clock technicalClock;

  ClockRow(JdbcTemplate jdbc, Clock technicalClock, Instant start) {
    this.jdbc = jdbc;
    this.technicalClock = technicalClock;
    Timestamp now = Timestamp.from(technicalClock.instant());
    jdbc.update(
        "insert into business_clock (id, business_at, technical_at, seen_at) values (1, ?, ?, ?)"
            + " on conflict (id) do nothing",
        Timestamp.from(start), now, now);
    jdbc.update(
        "update business_clock set business_at = business_at + (seen_at - technical_at),"
            + " technical_at = ?, seen_at = ? where id = 1 and seen_at < ?",
        now, now, Timestamp.from(technicalClock.instant().minus(DEAD_AFTER)));
  }

  Anchor read() {
    return jdbc.queryForObject(
        "select business_at, technical_at from business_clock where id = 1",
        (row, number) ->
            new Anchor(row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()));
  }

  void beat() {
    jdbc.update(
        "update business_clock set seen_at = ? where id = 1",
        Timestamp.from(technicalClock.instant()));
  }

  /** Moves the clock forward; a move back is ignored. */
  void moveTo(Instant business) {
    Timestamp now = Timestamp.from(technicalClock.instant());
    jdbc.update(
        "update business_clock set business_at = ?, technical_at = ?, seen_at = ?"
            + " where id = 1 and business_at + (? - technical_at) < ?",
        Timestamp.from(business), now, now, now, Timestamp.from(business));
  }

  Optional<Instant> target() {
    return Optional.ofNullable(
            jdbc.queryForObject(
                "select target_at from business_clock where id = 1", Timestamp.class))
        .map(Timestamp::toInstant);
  }

  void aimAt(Instant target) {
    jdbc.update(
        "update business_clock set target_at = ? where id = 1",
        target == null ? null : Timestamp.from(target));
  }
}
