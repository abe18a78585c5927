package jp.banso.applications;

import java.time.Instant;
import java.util.Optional;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks again at calls that nothing but a mail keeps from being settled. */
@Component
class MailSettlementSweep implements Sweep {

  private final CompilationRows rows;
  private final SettlementService settlement;
  private final TransactionTemplate transaction;

  MailSettlementSweep(CompilationRows rows, SettlementService settlement, TransactionTemplate transaction) {
    this.rows = rows;
    this.settlement = settlement;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "applications.mailSettlement";
  }

  /** It waits for people and for a mailbox, not for a date. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  @Override
  public void runDue() {
    DueRows.each(
        transaction.execute(status -> rows.awaitingMails()),
        call -> transaction.executeWithoutResult(status -> settlement.settleIfComplete(call)));
  }
}
