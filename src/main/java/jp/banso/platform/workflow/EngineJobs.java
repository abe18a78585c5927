package jp.banso.platform.workflow;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import jp.banso.platform.time.DueWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The engine's timers and pending jobs as work that the walking clock waits for. */
@Component
class EngineJobs implements DueWork {

  /** The nightly removal of old history is nobody's date; the walk does not stop for it. */
  private static final String BUSINESS_JOB =
      " retries_ > 0 and suspension_state_ = 1 and handler_type_ <> 'history-cleanup'";

  private final JdbcTemplate jdbc;

  EngineJobs(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(
            jdbc.queryForObject(
                "select min(coalesce(duedate_, timestamp '1970-01-02')) from act_ru_job"
                    + " where" + BUSINESS_JOB,
                Timestamp.class))
        .map(Timestamp::toInstant);
  }

  /** Retries wait for a technical moment, so a job under way or failing holds the clock. */
  @Override
  public boolean settled(Instant now) {
    Integer busy =
        jdbc.queryForObject(
            "select count(*) from act_ru_job where" + BUSINESS_JOB
                + " and (duedate_ is null or duedate_ <= ? or lock_owner_ is not null)",
            Integer.class, Timestamp.from(now));
    return busy != null && busy == 0;
  }
}
