package jp.banso.worklist;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import jp.banso.worklist.ReminderTerms.Term;
import jp.banso.worklist.WorkDueSoon.Stage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One sweep over all due dates instead of a timer for each task: some business days before, on the
 * day, and some business days after, when the manager sees the work too; how many is a {@link
 * ReminderTerms term}. Before the day, what a plan of its own module reminds of is left to that.
 */
@Component
class ReminderSweep implements Sweep {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final JdbcClient jdbc;
  private final Clock clock;
  private final BusinessCalendar calendar;
  private final ReminderTerms terms;
  private final WorkLines lines;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  ReminderSweep(
      JdbcClient jdbc,
      Clock clock,
      BusinessCalendar calendar,
      ReminderTerms terms,
      WorkLines lines,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.calendar = calendar;
    this.terms = terms;
    this.lines = lines;
    this.events = events;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "worklist-reminders";
  }

  @Override
  public Optional<Instant> nextDue() {
    Term term = terms.get();
    return jdbc.sql("select stage, min(due_at) from work_item where due_at is not null and stage < 3 group by stage")
        .query((row, number) -> instantOf(term, row.getInt(1), LocalDate.ofInstant(row.getTimestamp(2).toInstant(), TOKYO)))
        .list()
        .stream()
        .min(Instant::compareTo);
  }

  /** When the stage after {@code stage} comes for work due on {@code dueDay}. */
  private Instant instantOf(Term term, int stage, LocalDate dueDay) {
    LocalDate day =
        switch (stage) {
          case 0 -> calendar.minusBusinessDays(dueDay, term.daysBefore());
          case 1 -> calendar.onOrBefore(dueDay);
          default -> calendar.plusBusinessDays(dueDay, term.daysAfter());
        };
    return day.atTime(term.at()).atZone(TOKYO).toInstant();
  }

  @Override
  public void runDue() {
    Instant now = clock.instant();
    Term term = terms.get();
    Set<String> planned = terms.plannedElsewhere();
    List<Due> due =
        IntStream.iterate(2, stage -> stage >= 0, stage -> stage - 1)
            .mapToObj(stage -> due(term, stage, now))
            .flatMap(List::stream)
            .toList();
    DueRows.each(due, one -> transaction.executeWithoutResult(status -> raise(term, planned, one, now)));
  }

  private record Due(WorkItem item, int stage) {}

  private List<Due> due(Term term, int stage, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, TOKYO);
    // what is due on a closed day is reminded of on the business day before, however long the offices close
    LocalDate horizon = calendar.plusBusinessDays(today, stage == 0 ? term.daysBefore() + 1 : 1);
    return jdbc.sql("select * from work_item where stage = ? and due_at < ? order by due_at limit 500")
        .params(stage, Timestamp.from(horizon.plusDays(1).atStartOfDay(TOKYO).toInstant()))
        .query(WorkRows::map)
        .list()
        .stream()
        .filter(item -> !instantOf(term, stage, dueDay(item)).isAfter(now))
        .map(item -> new Due(item, stage))
        .toList();
  }

  /** Work that was done or put off since it was found is left alone. */
  private void raise(Term term, Set<String> planned, Due due, Instant now) {
    WorkItem item = due.item();
    int next = stageAt(term, dueDay(item), now);
    int raised =
        jdbc.sql("update work_item set stage = ? where id = ? and stage = ? and due_at = ?")
            .params(next, item.id(), due.stage(), Timestamp.from(item.dueAt()))
            .update();
    boolean plannedElsewhere = next == Stage.TWO_DAYS_BEFORE.ordinal() + 1 && planned.contains(item.definitionKey());
    if (raised > 0 && !plannedElsewhere && !isAskedToday(item, now)) {
      say(item, next);
    }
  }

  /** Work with a short term begins within its reminder's; who was asked this very day needs none. */
  private static boolean isAskedToday(WorkItem item, Instant now) {
    return LocalDate.ofInstant(item.openedAt(), TOKYO).equals(LocalDate.ofInstant(now, TOKYO));
  }

  private static LocalDate dueDay(WorkItem item) {
    return LocalDate.ofInstant(item.dueAt(), TOKYO);
  }

  /** After an outage several stages are due at once; only the last of them is still true. */
  private int stageAt(Term term, LocalDate dueDay, Instant now) {
    int stage = 0;
    while (stage < 3 && !instantOf(term, stage, dueDay).isAfter(now)) {
      stage++;
    }
    return stage;
  }

  private void say(WorkItem item, int stage) {
    events.publishEvent(
        new WorkDueSoon(
            item.id(), Stage.values()[stage - 1], item.programme(), item.holder(), item.caseKey(),
            item.definitionKey(), item.title(), item.dueAt(),
            lines.of(List.of(item)).get(0).link(), lines.isDueByProposal(item)));
  }
}
