package jp.banso.applications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.applications.ReminderStep.Tier;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.FlightPlan;
import jp.banso.calls.InternalDays;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 再案内: on the business days of the {@link FlightPlan} of a call, at nine, those are reminded who still owe something.
 * A prefecture answers to the deadline, so it is reminded of that (M07), with what it has to do for it; a region
 * answers to its prefecture, so it is reminded of the day on which that wants its draft. Once the draft is handed over
 * it owes nothing.
 *
 * <p>A step goes on its day or not at all: later, its number of days would no longer be true. So nothing is made up
 * for that lay before the publication, or before the day that a 正誤 or the prefecture has put off; and where two steps
 * meet on one day, one mail goes.
 */
@Component
class DeadlineReminderSweep implements Sweep {

  private record Due(CallView call, ReminderStep step) {}

  private record Owed(PrefectureCode prefecture, int drafting, int reviewing, int compiled) {
    int count() {
      return drafting + reviewing + compiled;
    }
  }

  private final Calls calls;
  private final BusinessCalendar calendar;
  private final JdbcClient jdbc;
  private final Applications applications;
  private final ApplicationMails mails;
  private final Addressees addressees;
  private final Mailroom mailroom;
  private final CaseNumbers numbers;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DeadlineReminderSweep(
      Calls calls, BusinessCalendar calendar, JdbcClient jdbc, Applications applications, ApplicationMails mails,
      Addressees addressees, Mailroom mailroom, CaseNumbers numbers, TransactionTemplate transactions, Clock clock) {
    this.calls = calls;
    this.calendar = calendar;
    this.jdbc = jdbc;
    this.applications = applications;
    this.mails = mails;
    this.addressees = addressees;
    this.mailroom = mailroom;
    this.numbers = numbers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "applications.deadlineReminder";
  }

  @Override
  public Optional<Instant> nextDue() {
    return open().stream().map(due -> due.step().at()).min(Comparator.naturalOrder());
  }

  @Override
  public void runDue() {
    Instant now = clock.instant();
    DueRows.each(
        open().stream().filter(due -> !due.step().at().isAfter(now)).toList(), due -> remind(due.call(), due.step()));
  }

  /** Steps still to be taken, today or later, in calls whose deadline has not passed. */
  private List<Due> open() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.now(clock);
    return Arrays.stream(ProgrammeCode.values())
        .flatMap(programme -> calls.current(programme).stream())
        .filter(call -> call.isOpen() && now.isBefore(call.deadlineEnd()))
        .flatMap(
            call -> {
              Set<String> taken = taken(call);
              return steps(call)
                  .filter(step -> !step.on().isBefore(today) && !taken.contains(step.name()))
                  .map(step -> new Due(call, step));
            })
        .toList();
  }

  private Stream<ReminderStep> steps(CallView call) {
    FlightPlan plan = call.plan();
    return Stream.concat(
        ReminderStep.of(Tier.PREFECTURE, call.terms().deadline(), plan.prefectureReminders(), calendar),
        drafts(call).keySet().stream()
            .flatMap(due -> ReminderStep.of(Tier.REGION, due, plan.regionReminders(), calendar)));
  }

  private Set<String> taken(CallView call) {
    return new HashSet<>(
        jdbc.sql("select stage from compilation_reminder where call_id = ?")
            .param(call.id().value())
            .query(String.class)
            .list());
  }

  /** The drafts by the day on which their prefecture wants them: that of a 修正のお願い, else its own for all. */
  private Map<LocalDate, List<UUID>> drafts(CallView call) {
    record Draft(UUID id, LocalDate due) {}
    Map<PrefectureCode, InternalDays> own = calls.ownDays(call.id());
    InternalDays proposed = InternalDays.proposed(call.terms());
    return jdbc.sql(
            "select a.id, a.prefecture_code, max(r.due_on) asked_for from application a"
                + " left join application_return r on r.application_id = a.id and r.returned_by = 'PREFECTURE'"
                + " and r.answered_at is null"
                + " where a.call_id = ? and a.state = 'DRAFT' group by a.id order by a.case_key")
        .param(call.id().value())
        .query(
            (row, number) -> {
              LocalDate asked = row.getObject("asked_for", LocalDate.class);
              PrefectureCode prefecture = PrefectureCode.of(row.getString("prefecture_code"));
              return new Draft(
                  row.getObject("id", UUID.class),
                  asked == null ? own.getOrDefault(prefecture, proposed).regionDueOn() : asked);
            })
        .list()
        .stream()
        .collect(Collectors.groupingBy(Draft::due, Collectors.mapping(Draft::id, Collectors.toList())));
  }

  /** Noted once everybody has the mail; those that have it get no second one on the way. */
  void remind(CallView call, ReminderStep step) {
    List<Runnable> reminders = new ArrayList<>();
    if (step.tier() == Tier.PREFECTURE) {
      owed(call).forEach(owed -> reminders.add(() -> remindPrefecture(call, step, owed)));
    } else {
      drafts(call).getOrDefault(step.due(), List.of()).forEach(draft -> reminders.add(() -> remindRegion(draft, step)));
    }
    DueRows.each(reminders, reminder -> transactions.executeWithoutResult(tx -> reminder.run()));
    jdbc.sql("insert into compilation_reminder (call_id, stage, sent_at) values (?,?,?) on conflict do nothing")
        .params(call.id().value(), step.name(), Timestamp.from(clock.instant()))
        .update();
  }

  private void remindRegion(UUID draft, ReminderStep step) {
    applications.findById(draft)
        .filter(application -> application.state() == ApplicationState.DRAFT)
        .ifPresent(application -> mails.draftAwaited(application, step));
  }

  private void remindPrefecture(CallView call, ReminderStep step, Owed owed) {
    addressees.desk(call, owed.prefecture()).ifPresent(desk -> mailroom.send(mail(call, step, owed, desk)));
  }

  private MailOrder mail(CallView call, ReminderStep step, Owed owed, DeskContact desk) {
    var key = CompilationRows.keyOf(call, owed.prefecture());
    return MailOrder.of("M07", call.programme(), key, "/compilations/" + call.id().value())
        .on(step.on().toString())
        .to(desk.mail())
        .value("call", call)
        .value("number", numbers.shown(key))
        .value("prefecture", owed.prefecture().name())
        .value("desk", desk.deskName())
        .value("count", owed.count())
        .value("drafting", owed.drafting())
        .value("reviewing", owed.reviewing())
        .value("compiled", owed.compiled())
        .value("daysLeft", step.businessDays())
        .value("deadline", step.due());
  }

  private List<Owed> owed(CallView call) {
    return jdbc.sql(
            "select prefecture_code, count(*) filter (where state = 'DRAFT') drafting,"
                + " count(*) filter (where state = 'PREFECTURE_REVIEW') reviewing,"
                + " count(*) filter (where state = 'COMPILED') compiled from application"
                + " where call_id = ? and state in ('DRAFT','PREFECTURE_REVIEW','COMPILED')"
                + " group by prefecture_code order by prefecture_code")
        .param(call.id().value())
        .query(
            (row, number) ->
                new Owed(
                    PrefectureCode.of(row.getString("prefecture_code")), row.getInt("drafting"),
                    row.getInt("reviewing"), row.getInt("compiled")))
        .list();
  }
}
