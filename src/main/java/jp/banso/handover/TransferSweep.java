package jp.banso.handover;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import jp.banso.kernel.JapanTime;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out the transfers whose day has come, each in a transaction of its own. */
@Component
class TransferSweep implements Sweep {

  private final TransferRows rows;
  private final HandingOver handingOver;
  private final TransactionTemplate transaction;
  private final Clock clock;

  TransferSweep(TransferRows rows, HandingOver handingOver, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.handingOver = handingOver;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "handover-transfers";
  }

  @Override
  public Optional<Instant> nextDue() {
    return rows.nextDay().map(day -> JapanTime.instantOf(day.atStartOfDay()));
  }

  @Override
  public void runDue() {
    DueRows.each(
        rows.due(LocalDate.now(clock)),
        id -> transaction.executeWithoutResult(status -> handingOver.carryOut(id)));
  }
}
