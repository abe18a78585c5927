package jp.banso.participation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 再案内 of 意向確認: at nine of the business day before the answers are asked for, those who were asked by mail and have
 * not answered are asked once more. It goes on its day or not at all; whoever has answered, and a prefecture in which
 * nobody applies, is asked nothing.
 */
@Component
class ParticipationReminderSweep implements Sweep {

  private static final LocalTime AT = LocalTime.of(9, 0);

  private record Due(CallView call, ParticipationRows.Header list, Instant at) {}

  private final ParticipationRows rows;
  private final ParticipationService service;
  private final Calls calls;
  private final BusinessCalendar calendar;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ParticipationReminderSweep(
      ParticipationRows rows, ParticipationService service, Calls calls, BusinessCalendar calendar,
      TransactionTemplate transactions, Clock clock) {
    this.rows = rows;
    this.service = service;
    this.calls = calls;
    this.calendar = calendar;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "participation.reminder";
  }

  @Override
  public Optional<Instant> nextDue() {
    return open().stream().map(Due::at).min(Comparator.naturalOrder());
  }

  @Override
  public void runDue() {
    Instant now = clock.instant();
    DueRows.each(open().stream().filter(due -> !due.at().isAfter(now)).toList(), this::remind);
  }

  private List<Due> open() {
    LocalDate today = LocalDate.now(clock);
    Instant now = clock.instant();
    return Arrays.stream(ProgrammeCode.values())
        .flatMap(programme -> calls.current(programme).stream())
        .filter(call -> call.isOpen() && now.isBefore(call.deadlineEnd()))
        .flatMap(
            call ->
                rows.headers(call.id()).stream()
                    .filter(list -> list.answerBy() != null && !list.answerBy().equals(list.remindedFor()))
                    .map(list -> new Due(call, list, at(list.answerBy()))))
        .filter(due -> !JapanTime.dateOf(due.at()).isBefore(today))
        .toList();
  }

  private Instant at(LocalDate answerBy) {
    return calendar.minusBusinessDays(answerBy, 1).atTime(AT).atZone(JapanTime.ZONE).toInstant();
  }

  /** Noted once everybody has the mail; who was asked on the same day already has it. */
  private void remind(Due due) {
    ParticipationRows.Header list = due.list();
    if (list.nobodyAt() == null) {
      DueRows.each(
          rows.of(list.call(), list.prefecture()).stream()
              .filter(line -> line.intent() == Intent.UNANSWERED && line.askedAt() != null)
              .filter(line -> line.askedAt().isBefore(due.at()))
              .toList(),
          line -> transactions.executeWithoutResult(tx -> service.asked(due.call(), line, list.answerBy())));
    }
    transactions.executeWithoutResult(tx -> rows.reminded(list.call(), list.prefecture(), list.answerBy()));
  }
}
