package jp.banso.platform.time;

import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts how often a sweep has failed in a row. After three times it is stopped: it is someone's
 * work and the clock's walk does not wait for it, though it is still tried.
 */
@Component
public class SweepFailures {

  static final int TRIES = 3;

  private final JdbcClient jdbc;
  private final ObjectProvider<SweepObserver> observer;

  SweepFailures(JdbcClient jdbc, ObjectProvider<SweepObserver> observer) {
    this.jdbc = jdbc;
    this.observer = observer;
  }

  /** How often in a row, this time included. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public int count(String sweep) {
    int failures =
        jdbc.sql(
                "insert into sweep_failure (sweep, failures) values (?, 1) on conflict (sweep)"
                    + " do update set failures = sweep_failure.failures + 1 returning failures")
            .param(sweep)
            .query(Integer.class)
            .single();
    if (failures >= TRIES) {
      observer.ifAvailable(it -> it.stopped(sweep));
    }
    return failures;
  }

  /** It works again. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void succeeded(String sweep) {
    if (jdbc.sql("delete from sweep_failure where sweep = ?").param(sweep).update() > 0) {
      observer.ifAvailable(it -> it.succeeded(sweep));
    }
  }

  @Transactional(readOnly = true)
  Set<String> stopped() {
    return jdbc.sql("select sweep from sweep_failure where failures >= ?")
        .param(TRIES)
        .query(String.class)
        .set();
  }

  /** Counts anew, on a person's word. */
  @Transactional
  public void countAnew(String sweep) {
    jdbc.sql("delete from sweep_failure where sweep = ?").param(sweep).update();
  }
}
