package jp.banso.calls;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.parties.Registration;
import jp.banso.platform.workflow.EngineTimers;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls of one's own for a test: shipped as data, then led on by the real verbs. */
public final class CallFixtures {

  /** Of the calls of this JVM, whose database is its own. */
  private static final AtomicInteger KEYS = new AtomicInteger(100_000);

  private final JdbcClient jdbc;
  private final CallPreparation preparation;
  private final Calls calls;
  private final CallProcess process;
  private final Clock clock;
  private final People people;
  private final Registration registration;
  private final BusinessCalendar calendar;
  private final CallRows rows;
  private final EngineTimers timers;
  private final TransactionTemplate transaction;

  public CallFixtures(ApplicationContext context) {
    jdbc = context.getBean(JdbcClient.class);
    preparation = context.getBean(CallPreparation.class);
    calls = context.getBean(Calls.class);
    process = context.getBean(CallProcess.class);
    clock = context.getBean("businessClock", Clock.class);
    people = context.getBean(People.class);
    registration = context.getBean(Registration.class);
    calendar = context.getBean(BusinessCalendar.class);
    rows = context.getBean(CallRows.class);
    timers = context.getBean(EngineTimers.class);
    transaction = context.getBean(TransactionTemplate.class);
  }

  /**
   * The FY2025 call once more, prepared, with a deadline on a business day some days from today; its
   * mails wait for nothing, so that none of them is left over for other tests.
   */
  public CallId prepared(int daysToDeadline) {
    desks(2025, code -> true);
    return prepared(LocalDate.now(clock).plusDays(daysToDeadline), 2025);
  }

  /** Of another fiscal year, for which no desks are registered yet. */
  CallId prepared(LocalDate earliest, int fiscalYear) {
    UUID id = UUID.randomUUID();
    LocalDate deadline = calendar.onOrAfter(earliest);
    LocalDate result = calendar.onOrAfter(deadline.plusDays(14));
    String changes =
        """
        {"id":"%s","fiscal_year":%d,"case_key":"R7-BANSO%d","state":"PREPARED","deadline":"%s","published_on":"%s",
         "region_due_on":"%s","prefecture_due_on":"%s","result_due_on":"%s","support_from":"%s","support_until":"%s","confirmed_by":null,
         "confirmed_at":null,"returned_note":null,"concurred_at":null,"published_at":null,
         "closed_at":null,"hold_minutes":0,"version":0}"""
            .formatted(
                id, fiscalYear, KEYS.incrementAndGet(), deadline,
                calendar.onOrBefore(earliest.minusDays(31)), calendar.minusBusinessDays(deadline, 10),
                calendar.minusBusinessDays(deadline, 3), result, result.plusDays(4),
                deadline.plusDays(210));
    jdbc.sql(
            "insert into public_call select changed.* from public_call c,"
                + " jsonb_populate_record(null::public_call, to_jsonb(c) || cast(? as jsonb)) changed"
                + " where c.case_key = 'R7-BANSO'")
        .param(changes)
        .update();
    UUID shipped =
        jdbc.sql("select id from public_call where case_key = 'R7-BANSO'").query(UUID.class).single();
    new CallPapers(jdbc).copy(new CallId(shipped), new CallId(id));
    preparation.startPrepared();
    return new CallId(id);
  }

  /** Registers the desks of the prefectures that have none in the year. */
  void desks(int fiscalYear, Predicate<PrefectureCode> which) {
    FiscalYear year = new FiscalYear(fiscalYear);
    Set<PrefectureCode> known =
        people.desks(ProgrammeCode.BANSO, year).stream().map(DeskContact::prefecture).collect(Collectors.toSet());
    PrefectureCode.all().stream()
        .filter(which)
        .filter(code -> !known.contains(code))
        .map(code -> new DeskContact(code, "医療政策担当課", "desk" + code.value() + "@example.jp", "000-000-0000"))
        .forEach(desk -> registration.desk(ProgrammeCode.BANSO, year, desk));
  }

  /**
   * A call that has been confirmed, agreed to and published, open for the given number of days. A day
   * that nobody could publish (negative: past, then the last business day until it) takes the place of
   * the agreed one.
   */
  public CallId published(Cast cast, int daysToDeadline) {
    LocalDate day = LocalDate.now(clock).plusDays(daysToDeadline);
    LocalDate deadline = daysToDeadline < 0 ? calendar.onOrBefore(day) : day;
    boolean publishable = daysToDeadline > 0 && calendar.isBusinessDay(deadline);
    CallId id = prepared(publishable ? daysToDeadline : 30);
    if (publishable) {
      publish(cast, id);
    } else {
      publish(cast, id, deadline);
    }
    jdbc.sql(
            "update public_call c set region_due_on = s.region_due_on, prefecture_due_on = s.prefecture_due_on"
                + " from public_call s where s.case_key = 'R7-BANSO' and c.id = ?")
        .param(id.value())
        .update();
    return id;
  }

  /** The same, with its process at the place where it waits for the deadline. */
  public CallId waiting(Cast cast, int daysToDeadline) {
    CallId id = published(cast, daysToDeadline);
    awaitElement(id, "Gateway_AwaitDeadline");
    return id;
  }

  private void publish(Cast cast, CallId id, LocalDate deadline) {
    preparation.confirm(cast.viewer(Seat.SECRETARIAT_MANAGER), id, 0).orThrow();
    transaction.executeWithoutResult(
        status -> {
          preparation.concur(cast.viewer(Seat.MINISTRY), id, 1, true, "").orThrow();
          rows.flush();
          jdbc.sql(
                  "update public_call set deadline = ?, published_on = ?, result_due_on = ?, support_from = ?,"
                      + " support_until = ? where id = ?")
              .params(
                  deadline, deadline.minusDays(31), deadline.plusDays(14), deadline.plusDays(18),
                  deadline.plusDays(210), id.value())
              .update();
          timers.setDate(
              calls.get(id).key(), "closesAt", calendar.endOf(deadline).plus(Duration.ofMinutes(2)));
        });
    await().atMost(Duration.ofSeconds(90)).until(() -> calls.get(id).state().compareTo(CallState.PUBLISHED) >= 0);
  }

  /** The same, with the time to take its mails back that the shipped call leaves. */
  CallId publishedWithHold(Cast cast, int daysToDeadline) {
    CallId id = prepared(daysToDeadline);
    jdbc.sql(
            "update public_call set hold_minutes ="
                + " (select hold_minutes from public_call where case_key = 'R7-BANSO') where id = ?")
        .param(id.value())
        .update();
    publish(cast, id);
    return id;
  }

  /** Leads a prepared call to its publication. */
  void publish(Cast cast, CallId id) {
    publish(cast, id, Seat.SECRETARIAT_MANAGER);
  }

  /** The same, confirmed by somebody who did not edit it. */
  void publish(Cast cast, CallId id, Seat manager) {
    preparation.confirm(cast.viewer(manager), id, calls.get(id).version()).orThrow();
    preparation.concur(cast.viewer(Seat.MINISTRY), id, calls.get(id).version(), true, "").orThrow();
    awaitState(id, CallState.PUBLISHED);
  }

  /** Waits until the call's process stands at the element. */
  void awaitElement(CallId id, String element) {
    await().atMost(Duration.ofSeconds(90)).until(() -> process.activeElements(calls.get(id).key()).contains(element));
  }

  /** Waits until the engine has brought the call there. */
  public void awaitState(CallId id, CallState state) {
    await().atMost(Duration.ofSeconds(90)).until(() -> calls.get(id).state() == state);
  }
}
