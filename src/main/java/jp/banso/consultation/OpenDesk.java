package jp.banso.consultation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.DeskHours;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.JapanTime;

/**
 * The desk of a year with its clock: days and hours in which it answers (S0, S1: 平日9時〜17時, 年末年始を除く), and by when.
 *
 * @param id of the edition in force
 */
public record OpenDesk(DeskId id, FiscalYear year, DeskTerms terms, BusinessCalendar calendar) {

  /** Whether the day lies in the printed period, which may end on a closed day. */
  public boolean isInPeriod(Instant instant) {
    LocalDate day = JapanTime.dateOf(instant);
    return !day.isBefore(terms.opensOn()) && !day.isAfter(terms.closesOn());
  }

  /** Whether somebody answers: in its hours on a business day of its period. */
  public boolean isOpen(Instant instant) {
    return isInPeriod(instant) && hours().isOpen(instant);
  }

  /** The instant itself while the desk is open; empty once the last business day of its period is over. */
  public Optional<Instant> nextOpening(Instant instant) {
    Instant begin = JapanTime.instantOf(terms.opensOn().atStartOfDay());
    return Optional.of(hours().nextOpening(instant.isBefore(begin) ? begin : instant)).filter(this::isInPeriod);
  }

  /** Whether the printed period has passed. */
  public boolean isOver(Instant instant) {
    return JapanTime.dateOf(instant).isAfter(terms.closesOn());
  }

  /** Last business day of the printed period. */
  public LocalDate lastOpenDay() {
    return calendar.onOrBefore(terms.closesOn());
  }

  /**
   * By when what came is looked at: the same day, and the first business day after what came out of hours. What came on the
   * last days of the period is worked on after it.
   */
  public Instant checkDue(Instant received) {
    return closing(JapanTime.dateOf(hours().nextOpening(received)));
  }

  /** When its last day of work ended; after its period too, since what came is still answered. */
  public Optional<Instant> lastClosing(Instant now) {
    LocalDate day = calendar.onOrBefore(JapanTime.dateOf(now));
    Instant closed = closing(day).isAfter(now) ? closing(calendar.minusBusinessDays(day, 1)) : closing(day);
    return Optional.of(closed).filter(closing -> !JapanTime.dateOf(closing).isBefore(terms.opensOn()));
  }

  /** By when it is answered, in hours of open desk. */
  public Instant answerDue(Instant received) {
    int minutesOfDay = (int) ChronoUnit.MINUTES.between(terms.opensAt(), terms.closesAt());
    return hours().plusOpenMinutes(received, terms.answerDays() * minutesOfDay);
  }

  /** When the sample of what was answered at once in a month is drawn: with the opening of a day of the next month. */
  public Instant drawnOn(YearMonth month) {
    LocalDate first = calendar.onOrAfter(month.plusMonths(1).atDay(1));
    return JapanTime.instantOf(
        calendar.plusBusinessDays(first, terms.sample().checkDay() - 1).atTime(terms.opensAt()));
  }

  /** By when an answer is looked at again, and by when what was found is read. */
  public Instant checkedBy(Instant from) {
    return after(from, terms.sample().checkDays());
  }

  /** Last day on which inquiries that came under these terms are kept. */
  public LocalDate keptUntil() {
    return year.lastDay().plusYears(terms.retentionYears());
  }

  /** Whole minutes of open desk that have passed. */
  public int openMinutes(Instant from, Instant to) {
    return hours().openMinutesBetween(from, to);
  }

  /** By when the asker is to answer what we asked back. */
  public Instant replyDue(Instant asked) {
    return after(asked, terms.replyDays());
  }

  public Instant ministryDue(Instant asked) {
    return after(asked, terms.ministryDays());
  }

  /** By when whoever left a message is called back. */
  public Instant callbackDue(Instant left) {
    return after(left, terms.callback().callbackDays());
  }

  /** Until when an asker can say whether the answer helped. */
  public Instant feedbackUntil(Instant answered) {
    return after(answered, terms.feedbackDays());
  }

  private Instant after(Instant instant, int days) {
    return closing(calendar.plusBusinessDays(JapanTime.dateOf(instant), days));
  }

  private Instant closing(LocalDate day) {
    return JapanTime.instantOf(day.atTime(terms.closesAt()));
  }

  private DeskHours hours() {
    return new DeskHours(calendar, terms.opensAt(), terms.closesAt());
  }
}
