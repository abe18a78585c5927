package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries confirmed deletions out, an inquiry at a time: where it is interrupted, the next run goes on. */
@Component
class RetentionSweep implements Sweep {

  private static final int PORTION = 100;

  private final Deletions deletions;
  private final LooseMails loose;
  private final InquiryRetention retention;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RetentionSweep(
      Deletions deletions, LooseMails loose, InquiryRetention retention, TransactionTemplate transaction,
      Clock clock) {
    this.deletions = deletions;
    this.loose = loose;
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
    DueRows.each(deletions.confirmed(), this::carryOut);
  }

  /** What fails stands in the protocol and stops nothing behind it; a deletion is finished once nothing is left. */
  private void carryOut(UUID deletion) {
    List<UUID> left = deletions.remaining(deletion);
    List<UUID> mails = loose.remaining(deletion);
    int[] done = {0};
    DueRows.each(
        left,
        inquiry -> {
          if (done[0] < PORTION) {
            delete(deletion, inquiry);
            done[0]++;
          }
        });
    DueRows.each(
        mails,
        mail -> {
          if (done[0] < PORTION) {
            transaction.executeWithoutResult(status -> retention.deleteLoose(deletion, mail));
            done[0]++;
          }
        });
    if (done[0] == left.size() + mails.size()) {
      transaction.executeWithoutResult(status -> retention.finish(deletion));
    }
  }

  private void delete(UUID deletion, UUID inquiry) {
    try {
      transaction.executeWithoutResult(status -> retention.delete(deletion, inquiry));
    } catch (RuntimeException failed) {
      transaction.executeWithoutResult(status -> deletions.failed(deletion, inquiry, clock.instant()));
      throw failed;
    }
  }
}
