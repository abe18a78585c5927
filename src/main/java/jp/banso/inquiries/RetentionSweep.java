package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.platform.time.Sweep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries confirmed deletions out, an inquiry at a time: where it is interrupted, the next run goes on. */
@Component
class RetentionSweep implements Sweep {

  private static final int PORTION = 100;

  private final Deletions deletions;
  private final InquiryRetention retention;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RetentionSweep(
      Deletions deletions, InquiryRetention retention, TransactionTemplate transaction, Clock clock) {
    this.deletions = deletions;
    this.retention = retention;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "inquiries-retention";
  }

  @Override
  public Optional<Instant> nextDue() {
    return deletions.oldestConfirmed();
  }

  @Override
  public void runDue() {
    for (UUID deletion : deletions.confirmed()) {
      List<UUID> portion = deletions.next(deletion, PORTION);
      portion.forEach(
          inquiry -> transaction.executeWithoutResult(status -> retention.delete(deletion, inquiry)));
      if (portion.size() < PORTION) {
        transaction.executeWithoutResult(status -> deletions.finish(deletion, clock.instant()));
      }
    }
  }
}
