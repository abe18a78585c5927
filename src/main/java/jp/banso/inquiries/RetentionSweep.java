package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

  /**
   * What fails stands in the protocol and stops nothing behind it; a deletion is finished once nothing is left, or what is
   * left has failed too often.
   */
  private void carryOut(UUID deletion) {
    List<Runnable> left = left(deletion);
    DueRows.each(left.stream().limit(PORTION).toList(), Runnable::run);
    if (left.size() <= PORTION) {
      boolean all = deletions.mayBeTried(deletion);
      tried(() -> retention.finish(deletion, all), () -> deletions.failed(deletion));
    }
  }

  private List<Runnable> left(UUID deletion) {
    return Stream.concat(
            deletions.remaining(deletion).stream()
                .map(
                    inquiry ->
                        (Runnable)
                            () ->
                                tried(
                                    () -> retention.delete(deletion, inquiry),
                                    () -> deletions.failed(deletion, inquiry, clock.instant()))),
            loose.remaining(deletion).stream()
                .map(
                    mail ->
                        (Runnable)
                            () ->
                                tried(
                                    () -> retention.deleteLoose(deletion, mail), () -> loose.failed(deletion, mail))))
        .toList();
  }

  private void tried(Runnable act, Runnable failing) {
    try {
      transaction.executeWithoutResult(status -> act.run());
    } catch (RuntimeException failed) {
      transaction.executeWithoutResult(status -> failing.run());
      throw failed;
    }
  }
}
