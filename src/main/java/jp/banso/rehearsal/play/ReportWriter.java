package jp.banso.rehearsal.play;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.calendar.WarekiText;
import jp.banso.calls.CallTerms;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.FlightPlan;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailNames;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.rehearsal.RehearsalReport;
import jp.banso.rehearsal.RehearsalReport.ClosedDay;
import jp.banso.rehearsal.RehearsalReport.Mail;
import jp.banso.rehearsal.RehearsalReport.Named;
import jp.banso.rehearsal.RehearsalReport.Task;
import jp.banso.rehearsal.RehearsalReport.Term;
import jp.banso.rehearsal.RehearsalReport.Timer;
import jp.banso.rehearsal.TimerHistory;
import jp.banso.rehearsal.TimerHistory.ModelTimer;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Writes down what the rehearsal showed. */
@Component
@ChildOnly
class ReportWriter {

  /** A day that is over is noticed some minutes later, when what came in it has been dealt with. */
  private static final Duration AFTER_THE_END = Duration.ofMinutes(10);

  /** These fire when their day begins. */
  private static final Set<String> AT_DAYBREAK =
      Set.of("support-cycle/StartEvent_PeriodEnded", "support-cycle/CatchEvent_ExtendedPeriodEnded");

  private static final String SWEEP = "rehearsal.sweep.";

  private final Stage stage;
  private final Cast cast;
  private final Notes notes;
  private final MailSink mails;
  private final TimerHistory history;
  private final CaseNumbers numbers;
  private final WarekiText wareki;
  private final Timetable times;
  private final MailNames mailNames;
  private final Worklist worklist;
  private final Calls calls;

  ReportWriter(
      Stage stage, Cast cast, Notes notes, MailSink mails, TimerHistory history, CaseNumbers numbers, WarekiText wareki,
      Timetable times, MailNames mailNames, Worklist worklist, Calls calls) {
    this.stage = stage;
    this.cast = cast;
    this.notes = notes;
    this.mails = mails;
    this.history = history;
    this.numbers = numbers;
    this.wareki = wareki;
    this.times = times;
    this.mailNames = mailNames;
    this.worklist = worklist;
    this.calls = calls;
  }

  RehearsalReport write() {
    notes.stopped(worklist.stopped(), stage.text("rehearsal.problem.stopped"));
    List<Timer> timers = timers();
    List<Mail> sent = sent();
    return new RehearsalReport(
        terms(), closedDays(timers), notes.problems(), timers, sent, notes.tasks(), unsent(sent), unfired(timers));
  }

  private List<Term> terms() {
    CallView call = stage.call();
    CallTerms terms = call.terms();
    List<Term> lines = new ArrayList<>();
    dates(terms).forEach((key, day) -> lines.add(new Term(key, wareki.date(day))));
    FlightPlan plan = call.plan();
    lines.add(new Term("rehearsal.term.regionReminders", reminders(terms.regionDueOn(), plan.regionReminders())));
    lines.add(new Term("rehearsal.term.prefectureReminders", reminders(terms.deadline(), plan.prefectureReminders())));
    lines.add(new Term("rehearsal.term.areas", String.valueOf(terms.areas())));
    lines.add(new Term("rehearsal.term.dispatchCap", String.valueOf(terms.dispatchCap())));
    return lines;
  }

  private String reminders(LocalDate due, List<Integer> days) {
    return days.isEmpty()
        ? stage.text("rehearsal.term.reminders.none")
        : days.stream()
            .map(before -> stage.text("rehearsal.term.reminder", before, wareki.date(times.calendar().minusBusinessDays(due, before))))
            .collect(Collectors.joining("\u3001"));
  }

  private static Map<String, LocalDate> dates(CallTerms terms) {
    Map<String, LocalDate> dates = new LinkedHashMap<>();
    dates.put("rehearsal.term.publishedOn", terms.publishedOn());
    dates.put("rehearsal.term.regionDueOn", terms.regionDueOn());
    dates.put("rehearsal.term.prefectureDueOn", terms.prefectureDueOn());
    dates.put("rehearsal.term.deadline", terms.deadline());
    dates.put("rehearsal.term.resultDueOn", terms.resultDueOn());
    dates.put("rehearsal.term.supportFrom", terms.supportFrom());
    dates.put("rehearsal.term.supportUntil", terms.supportUntil());
    if (terms.questionsUntil() != null) {
      dates.put("rehearsal.term.questionsUntil", terms.questionsUntil());
    }
    return dates;
  }

  private List<Timer> timers() {
    List<Timer> timers = new ArrayList<>();
    history.fired().forEach(one -> timers.add(new Timer(one.at(), one.key(), one.name(), about(one))));
    Set<String> silent = silentSweeps();
    notes.sweeps().stream()
        .filter(one -> !silent.contains(one.name()))
        .forEach(one -> timers.add(new Timer(one.at(), one.name(), stage.text(SWEEP + one.name()), "")));
    timers.sort(Comparator.comparing(Timer::at));
    return timers;
  }

  /** Those that tell nobody anything. */
  private Set<String> silentSweeps() {
    return notes.sweeps().stream()
        .map(Notes.SweepCame::name)
        .filter(name -> stage.textOrNull(SWEEP + name) == null)
        .collect(Collectors.toSet());
  }

  private String about(ModelTimer timer) {
    return timer.processName() + " " + numbers.shown(new CaseKey(timer.caseKey()));
  }

  /** Mails of one kind with one subject that went at one minute are one line, if they say the same to each. */
  private List<Mail> sent() {
    record Together(String kind, String subject, Instant minute, String said) {}
    MailSameness sameness = new MailSameness(cast.names());
    Map<Together, List<MailSink.Sent>> together = new LinkedHashMap<>();
    mails.sent()
        .forEach(
            one ->
                together
                    .computeIfAbsent(
                        new Together(
                            one.kind(), one.subject(), one.at().truncatedTo(ChronoUnit.MINUTES), sameness.of(one.body())),
                        key -> new ArrayList<>())
                    .add(one));
    return together.values().stream().map(this::mail).sorted(Comparator.comparing(Mail::at)).toList();
  }

  private Mail mail(List<MailSink.Sent> together) {
    MailSink.Sent first = together.get(0);
    Set<String> receivers = new LinkedHashSet<>();
    together.forEach(one -> one.to().forEach(address -> receivers.add(cast.receiver(address))));
    return new Mail(
        first.at(), first.kind(), mailNames.all().get(first.kind()), List.copyOf(receivers), together.size(),
        first.subject(), first.body(), first.attachments());
  }

  private List<Named> unsent(List<Mail> sent) {
    Map<String, String> left = new LinkedHashMap<>(mailNames.all());
    sent.forEach(mail -> left.remove(mail.kind()));
    return left.entrySet().stream().map(kind -> new Named(kind.getKey(), kind.getValue())).toList();
  }

  private List<Named> unfired(List<Timer> fired) {
    Set<String> known = fired.stream().map(Timer::id).collect(Collectors.toSet());
    return history.known().stream()
        .filter(timer -> !known.contains(timer.key()))
        .map((ModelTimer timer) -> new Named(timer.key(), stage.text("rehearsal.timers.of", timer.name(), timer.processName())))
        .toList();
  }

  private List<ClosedDay> closedDays(List<Timer> timers) {
    Set<ClosedDay> found = new LinkedHashSet<>();
    dates(stage.call().terms()).forEach((key, day) -> add(found, day, stage.text(key), ""));
    calls.ownDays(stage.call().id())
        .forEach(
            (prefecture, own) -> {
              add(found, own.regionDueOn(), stage.text("rehearsal.term.regionDueOn"), prefecture.name());
              add(found, own.prefectureDueOn(), stage.text("rehearsal.term.prefectureDueOn"), prefecture.name());
            });
    notes.tasks().stream()
        .filter(task -> task.dueAt() != null)
        .forEach((Task task) -> add(found, JapanTime.dateOf(task.dueAt().minusMillis(1)), task.title(), task.about()));
    timers.forEach(timer -> add(found, dayOf(timer), timer.name(), timer.about()));
    return found.stream().sorted(Comparator.comparing(ClosedDay::day)).toList();
  }

  private static LocalDate dayOf(Timer timer) {
    return JapanTime.dateOf(AT_DAYBREAK.contains(timer.id()) ? timer.at() : timer.at().minus(AFTER_THE_END));
  }

  private void add(Set<ClosedDay> found, LocalDate day, String what, String about) {
    if (!times.calendar().isBusinessDay(day)) {
      found.add(new ClosedDay(day, what, about));
    }
  }
}
