package jp.banso.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.kernel.JapanTime;
import jp.banso.platform.time.Sweep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes approved disclosures, a find in a transaction, so that where it is interrupted the next run goes on. */
@Component
class DisclosureSweep implements Sweep {

  private static final int PORTION = 200;

  private final DisclosureRows rows;
  private final DisclosureMaking making;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DisclosureSweep(DisclosureRows rows, DisclosureMaking making, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.making = making;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "disclosure-making";
  }

  @Override
  public Optional<Instant> nextDue() {
    Optional<Instant> over =
        rows.firstLastDay().map(day -> JapanTime.instantOf(day.plusDays(1).atStartOfDay()));
    return Stream.of(rows.oldestMaking(), over).flatMap(Optional::stream).min(Instant::compareTo);
  }

  @Override
  public void runDue() {
    rows.making().forEach(this::make);
    LocalDate today = JapanTime.dateOf(clock.instant());
    rows.filesOver(today).forEach(id -> transaction.executeWithoutResult(status -> making.removeFiles(id)));
    rows.over(today).forEach(id -> transaction.executeWithoutResult(status -> making.erase(id)));
  }

  private void make(UUID id) {
    DisclosureMaking.Left left = transaction.execute(status -> making.left(id).orElse(null));
    if (left == null) {
      return;
    }
    left.finds().stream()
        .limit(PORTION)
        .forEach(find -> transaction.executeWithoutResult(status -> making.write(left, find)));
    if (left.finds().size() <= PORTION) {
      transaction.executeWithoutResult(status -> making.bind(id));
    }
  }
}
