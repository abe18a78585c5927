package jp.banso.applications;

import java.time.Instant;
import java.util.Optional;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.stereotype.Component;

/** Looks again at returns whose term has passed and which nothing but a mail keeps open. */
@Component
class CorrectionWaitSweep implements Sweep {

  private final CorrectionWaits waits;
  private final FormalCheckService formalChecks;

  CorrectionWaitSweep(CorrectionWaits waits, FormalCheckService formalChecks) {
    this.waits = waits;
    this.formalChecks = formalChecks;
  }

  @Override
  public String name() {
    return "applications.correctionWait";
  }

  /** It waits for people and for a mailbox, not for a date. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  @Override
  public void runDue() {
    DueRows.each(waits.all(), formalChecks::lookAgain);
  }
}
