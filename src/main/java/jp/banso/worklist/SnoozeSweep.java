package jp.banso.worklist;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import jp.banso.kernel.JapanTime;
import jp.banso.platform.time.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts work that was put off back into the list of whoever took it, when its day has come. */
@Component
class SnoozeSweep implements Sweep {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final TransactionTemplate transaction;

  SnoozeSweep(JdbcClient jdbc, Clock clock, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "worklist-snoozed";
  }

  @Override
  public Optional<Instant> nextDue() {
    return jdbc
        .sql("select min(snoozed_until) from work_item where snoozed_until is not null")
        .query(Date.class)
        .list()
        .stream()
        .filter(Objects::nonNull)
        .map(day -> JapanTime.instantOf(day.toLocalDate().atStartOfDay()))
        .findFirst();
  }

  @Override
  public void runDue() {
    transaction.executeWithoutResult(
        status ->
            jdbc.sql("update work_item set snoozed_until = null where snoozed_until <= ?")
                .param(LocalDate.now(clock))
                .update());
  }
}
