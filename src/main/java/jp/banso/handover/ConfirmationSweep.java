package jp.banso.handover;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.People;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** On the day of the year, by default the first of April, the desks are asked to confirm their contacts. */
@Component
class ConfirmationSweep implements Sweep {

  private final ConfirmationRows rows;
  private final ConfirmationRound round;
  private final People people;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ConfirmationSweep(
      ConfirmationRows rows, ConfirmationRound round, People people, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.round = round;
    this.people = people;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "handover-desk-confirmations";
  }

  @Override
  public Optional<Instant> nextDue() {
    LocalDate today = LocalDate.now(clock);
    return rows.openDays().stream()
        .filter(day -> day.askOn().isAfter(today) || DayPolicy.asks(day.askOn(), today))
        .map(day -> JapanTime.instantOf(day.askOn().atStartOfDay()))
        .findFirst();
  }

  @Override
  public void runDue() {
    LocalDate today = LocalDate.now(clock);
    DueRows.each(
        rows.openDays().stream().filter(day -> DayPolicy.asks(day.askOn(), today)).toList(), this::keep);
  }

  /** Noted once every desk was asked. */
  private void keep(ConfirmationRows.Day day) {
    transaction.executeWithoutResult(status -> round.takeDesksOver(day.programme(), day.year()));
    DueRows.each(
        people.desks(day.programme(), day.year()),
        desk -> transaction.executeWithoutResult(status -> round.ask(day.programme(), day.year(), desk)));
    transaction.executeWithoutResult(status -> rows.dayKept(day, clock.instant()));
  }
}
