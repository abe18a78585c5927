package jp.banso.worklist;

import java.time.Instant;
import java.util.Optional;
import jp.banso.platform.time.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Folds the ±1 rows into the counters; nobody waits for it, the sum is the same before and after. */
@Component
class CountFolding implements Sweep {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  CountFolding(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "worklist-counts";
  }

  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  @Override
  public void runDue() {
    transaction.executeWithoutResult(
        status ->
            jdbc.sql(
                    "with gone as (delete from work_count_delta where id in"
                        + " (select id from work_count_delta order by id limit 5000)"
                        + " returning holder, due_day, delta)"
                        + " insert into work_count (holder, due_day, n)"
                        + " select holder, due_day, sum(delta) from gone group by 1, 2"
                        + " on conflict (holder, due_day) do update set n = work_count.n + excluded.n")
                .update());
  }
}
