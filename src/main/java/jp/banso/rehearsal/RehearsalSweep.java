package jp.banso.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.stereotype.Component;

/** Finds rehearsals whose node went away, and schemas that were left behind. */
@Component
@ParentOnly
class RehearsalSweep implements Sweep {

  /** A living node is seen every second. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final RehearsalRows rows;
  private final RehearsalEnding ending;

  RehearsalSweep(RehearsalRows rows, RehearsalEnding ending) {
    this.rows = rows;
    this.ending = ending;
  }

  @Override
  public String name() {
    return "rehearsal-leftovers";
  }

  /** It goes by technical time, and the business clock waits for none of it. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  @Override
  public void runDue() {
    DueRows.each(rows.stranded(SILENCE), this::end);
    DueRows.each(rows.undropped(), ending::clean);
  }

  private void end(RehearsalRows.Run run) {
    ending.stopped(run);
    ending.failed(run, RehearsalFailure.STRANDED, null);
  }
}
