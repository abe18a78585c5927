package jp.banso.drafting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.banso.platform.time.Sweep;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets go of what nobody can need any more: pages that were left, and of the texts of one sitting all but the last once no
 * page can have set out from them.
 */
@Component
class DraftSweep implements Sweep {

  /** Longer than any log-in lasts. */
  static final Duration PAGE_STAYS_OPEN = Duration.ofHours(36);
  static final Duration UNDECIDED_STAYS = Duration.ofDays(60);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock technicalClock;

  DraftSweep(JdbcClient jdbc, TransactionTemplate transaction, @Qualifier("technicalClock") Clock technicalClock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.technicalClock = technicalClock;
  }

  @Override
  public String name() {
    return "drafting-pages";
  }

  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  @Override
  public void runDue() {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("delete from draft_presence where seen_at < ?").param(before(Presence.LEASE)).update();
          jdbc.sql("delete from draft_page where seen_at < ? and (clashes = 0 or seen_at < ?)")
              .params(before(PAGE_STAYS_OPEN), before(UNDECIDED_STAYS))
              .update();
          thinTexts();
        });
  }

  /** The first text stays: from it on all others can be told. */
  private void thinTexts() {
    Timestamp old = before(PAGE_STAYS_OPEN);
    jdbc.sql(
            "delete from draft_text text where not thinned and kept_at < :old and version > 0"
                + " and exists (select 1 from draft_text later where later.case_key = text.case_key"
                + " and later.version > text.version and (later.written_by_id = text.written_by_id"
                + " or coalesce(later.written_by_id, text.written_by_id) is null and later.written_by = text.written_by)"
                + " and later.written_at < text.written_at + make_interval(mins => :sitting))")
        .param("old", old)
        .param("sitting", (int) DraftTexts.ONE_SITTING.toMinutes())
        .update();
    jdbc.sql("update draft_text set thinned = true where not thinned and kept_at < ?").param(old).update();
  }

  private Timestamp before(Duration age) {
    return Timestamp.from(technicalClock.instant().minus(age));
  }
}
