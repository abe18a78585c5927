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
                        + " (select id from work_count_delta order by id limit 5000) returning *)"
                        + " insert into work_count as kept (holder, programme, assignee_id, excluded_id,"
                        + " snoozed, escalated, due_day, n)"
                        + " select holder, programme, assignee_id, excluded_id, snoozed, escalated,"
                        + " due_day, sum(delta) from gone group by 1, 2, 3, 4, 5, 6, 7"
                        + " on conflict (holder, programme, assignee_id, excluded_id, snoozed,"
                        + " escalated, due_day)"
                        + " do update set n = kept.n + excluded.n")
                .update());
  }
}
