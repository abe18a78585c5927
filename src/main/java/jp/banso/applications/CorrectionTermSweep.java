package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Corrections whose day to answer by has passed go back to the secretariat's check. */
@Component
class CorrectionTermSweep implements Sweep {

  private final Applications applications;
  private final FormalCheckService formalChecks;
  private final TransactionTemplate transactions;
  private final Clock clock;

  CorrectionTermSweep(
      Applications applications, FormalCheckService formalChecks, TransactionTemplate transactions,
      Clock clock) {
    this.applications = applications;
    this.formalChecks = formalChecks;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "applications.correctionTerm";
  }

  @Override
  public Optional<Instant> nextDue() {
    return applications.nextCorrectionDue();
  }

  @Override
  public void runDue() {
    DueRows.each(
        applications.correctionsDue(clock.instant()),
        id -> transactions.executeWithoutResult(tx -> formalChecks.correctionTermPassed(id)));
  }
}
