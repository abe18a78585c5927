package jp.banso.applications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.applications.ReminderStep.Tier;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallChange;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.FlightPlan;
import jp.banso.calls.InternalDays;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.participation.ParticipationRecords;
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
 * meet on one day, one mail goes. An application with a later deadline of its own has the same steps before its own days.
 */
@Component
class DeadlineReminderSweep implements Sweep {

  private record Due(CallView call, ReminderStep step) {}

  /**
   * An application before its submission that can still be submitted in time.
   *
   * @param correction true if what it is to correct counts without it
   * @param saysNo true if its region has said in the 意向確認 that it does not apply: it is reminded of nothing
   * @param due on which its prefecture wants it: the day of a 修正のお願い, else its own for all
   * @param dueSince when that day was said to its region
   * @param end first instant that is too late for it
   * @param endSince when that end was said
   */
  private record Pending(
      UUID id, PrefectureCode prefecture, ApplicationState state, boolean correction, boolean saysNo, LocalDate due, Instant dueSince,
      Instant end, Instant endSince) {

    LocalDate lastDay() {
      return LastMoment.of(end).day();
    }
  }

  private record Owed(PrefectureCode prefecture, List<Pending> pending) {
    long count(ApplicationState state) {
      return pending.stream().filter(one -> one.state() == state).count();
    }

    long corrections() {
      return pending.stream().filter(Pending::correction).count();
    }

    Instant end() {
      return pending.stream().map(Pending::end).min(Comparator.naturalOrder()).orElseThrow();
    }
  }

  private final Calls calls;
  private final BusinessCalendar calendar;
  private final JdbcClient jdbc;
  private final ParticipationRecords participation;
  private final Applications applications;
  private final Extensions extensions;
  private final ApplicationMails mails;
  private final Addressees addressees;
  private final Mailroom mailroom;
  private final CaseNumbers numbers;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DeadlineReminderSweep(
      Calls calls, BusinessCalendar calendar, JdbcClient jdbc, ParticipationRecords participation,
      Applications applications, Extensions extensions,
      ApplicationMails mails,
      Addressees addressees, Mailroom mailroom, CaseNumbers numbers, TransactionTemplate transactions, Clock clock) {
    this.calls = calls;
    this.calendar = calendar;
    this.jdbc = jdbc;
    this.participation = participation;
    this.applications = applications;
    this.extensions = extensions;
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

  /** Steps still to be taken, today or later, towards a deadline that has not passed. */
  private List<Due> open() {
    LocalDate today = LocalDate.now(clock);
    return Arrays.stream(ProgrammeCode.values())
        .flatMap(programme -> calls.current(programme).stream())
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
    List<Pending> pending = pending(call);
    Stream<LocalDate> ofCall =
        call.isOpen() && clock.instant().isBefore(call.deadlineEnd()) ? Stream.of(call.terms().deadline()) : Stream.empty();
    return Stream.concat(
        Stream.concat(ofCall, pending.stream().map(Pending::lastDay))
            .distinct()
            .flatMap(day -> ReminderStep.of(Tier.PREFECTURE, day, plan.prefectureReminders(), calendar)),
        pending.stream()
            .filter(one -> one.state() == ApplicationState.DRAFT)
            .map(Pending::due)
            .distinct()
            .flatMap(due -> ReminderStep.of(Tier.REGION, due, plan.regionReminders(), calendar)));
  }

  private Set<String> taken(CallView call) {
    return new HashSet<>(
        jdbc.sql("select stage from compilation_reminder where call_id = ?")
            .param(call.id().value())
            .query(String.class)
            .list());
  }

  private List<Pending> pending(CallView call) {
    Map<UUID, Extension> extended = extensions.later(call);
    if (!call.isOpen() && extended.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    Map<PrefectureCode, InternalDays> own = calls.ownDays(call.id());
    Map<PrefectureCode, Instant> said = calls.daysChanged(call.id());
    Instant corrected = corrected(call);
    Set<String> notApplying = participation.notApplying(call.id());
    return jdbc.sql(
            "select a.id, a.case_key, a.prefecture_code, a.state, a.started_at, max(r.due_on) asked_for, max(r.asked_at) asked_at, "
                + Corrections.STANDS + " correction"
                + " from application a"
                + " left join application_return r on r.application_id = a.id and r.returned_by = 'PREFECTURE'"
                + " and r.answered_at is null"
                + " where a.call_id = ? and a.state in ('DRAFT','PREFECTURE_REVIEW','COMPILED')"
                + " group by a.id order by a.case_key")
        .param(call.id().value())
        .query(
            (row, number) -> {
              UUID id = row.getObject("id", UUID.class);
              boolean saysNo = notApplying.contains(row.getString("case_key"));
              PrefectureCode prefecture = PrefectureCode.of(row.getString("prefecture_code"));
              Extension extension = extended.get(id);
              Instant end = extension == null ? call.deadlineEnd() : Extensions.own(extension, call);
              Instant endSince =
                  latest(
                      row.getTimestamp("started_at").toInstant(), corrected,
                      extension == null ? null : extension.answeredAt());
              LocalDate asked = row.getObject("asked_for", LocalDate.class);
              InternalDays days = own.getOrDefault(prefecture, InternalDays.proposed(call.terms()));
              return new Pending(
                  id, prefecture, ApplicationState.valueOf(row.getString("state")), row.getBoolean("correction"), saysNo,
                  asked == null
                      ? CaseDays.of(call.terms(), days, LastMoment.of(end).day(), calendar).regionDueOn()
                      : asked,
                  asked == null
                      ? latest(endSince, said.get(prefecture))
                      : row.getTimestamp("asked_at").toInstant(),
                  end, endSince);
            })
        .list()
        .stream()
        .filter(one -> !(one.saysNo() && one.state() == ApplicationState.DRAFT))
        .filter(one -> now.isBefore(one.end()) && (call.isOpen() || extended.containsKey(one.id())))
        .toList();
  }

  /** When the call was corrected last; null if it never was. */
  private Instant corrected(CallView call) {
    return calls.changes(call.id()).stream()
        .filter(change -> change.state() == CallChange.State.RELEASED && !change.isCancellation())
        .map(CallChange::answeredAt)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Of those that are; one is. */
  private static Instant latest(Instant... instants) {
    return Stream.of(instants).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElseThrow();
  }

  /**
   * Noted once everybody has the mail; those that have it get no second one on the way. Who was told of the day
   * when the step had passed already, on the very day of it, needs no reminder.
   */
  void remind(CallView call, ReminderStep step) {
    List<Runnable> reminders = new ArrayList<>();
    if (step.tier() == Tier.PREFECTURE) {
      owed(call, step).forEach(owed -> reminders.add(() -> remindPrefecture(call, step, owed)));
    } else {
      pending(call).stream()
          .filter(one -> one.state() == ApplicationState.DRAFT && one.due().equals(step.due()))
          .filter(one -> one.dueSince().isBefore(step.at()))
          .forEach(draft -> reminders.add(() -> remindRegion(draft.id(), step)));
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
    var key = CompilationKey.of(call, owed.prefecture());
    return MailOrder.of("M07", call.programme(), key, "/compilations/" + call.id().value())
        .on(step.on() + (step.due().equals(call.terms().deadline()) ? "" : " " + step.due()))
        .to(desk.mail())
        .value("call", call)
        .value("number", numbers.shown(key))
        .value("prefecture", owed.prefecture().name())
        .value("desk", desk.deskName())
        .value("count", owed.pending().size())
        .value("drafting", owed.count(ApplicationState.DRAFT))
        .value("reviewing", owed.count(ApplicationState.PREFECTURE_REVIEW))
        .value("compiled", owed.count(ApplicationState.COMPILED))
        .value("corrections", owed.corrections())
        .value("daysLeft", step.businessDays())
        .value("last", LastMoment.of(owed.end()));
  }

  private List<Owed> owed(CallView call, ReminderStep step) {
    return pending(call).stream()
        .filter(one -> one.lastDay().equals(step.due()) && one.endSince().isBefore(step.at()))
        .collect(Collectors.groupingBy(Pending::prefecture, LinkedHashMap::new, Collectors.toList()))
        .entrySet().stream()
        .map(ofOne -> new Owed(ofOne.getKey(), ofOne.getValue()))
        .toList();
  }
}
