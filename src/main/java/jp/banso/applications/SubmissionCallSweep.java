package jp.banso.applications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At the times of {@link CallSlots} every prefecture with forms that were handed over and not submitted becomes a
 * telephone task. A time is kept on its day or not at all. An application with a later deadline of its own counts before
 * its own last days.
 */
@Component
class SubmissionCallSweep implements Sweep {

  /** A time before the end of a term. */
  record Due(CallView call, Instant end, Instant slot) {

    String stage() {
      return "TELEPHONE-" + slot + (end.equals(call.deadlineEnd()) ? "" : "/" + end);
    }
  }

  private record Waiting(UUID id, PrefectureCode prefecture) {}

  private final Calls calls;
  private final Extensions extensions;
  private final SubmissionCalls submissionCalls;
  private final BusinessCalendar calendar;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  SubmissionCallSweep(
      Calls calls, Extensions extensions, SubmissionCalls submissionCalls, BusinessCalendar calendar, JdbcClient jdbc,
      TransactionTemplate transactions, Clock clock) {
    this.calls = calls;
    this.extensions = extensions;
    this.submissionCalls = submissionCalls;
    this.calendar = calendar;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "applications.submissionCall";
  }

  @Override
  public Optional<Instant> nextDue() {
    return open().stream().map(Due::slot).min(Comparator.naturalOrder());
  }

  @Override
  public void runDue() {
    Instant now = clock.instant();
    DueRows.each(open().stream().filter(due -> !due.slot().isAfter(now)).toList(), this::call);
  }

  private List<Due> open() {
    LocalDate today = LocalDate.now(clock);
    Instant now = clock.instant();
    return Arrays.stream(ProgrammeCode.values())
        .flatMap(programme -> calls.current(programme).stream())
        .flatMap(
            call -> {
              Set<String> taken = taken(call);
              return ends(call)
                  .filter(now::isBefore)
                  .flatMap(end -> CallSlots.before(end, calendar).stream().map(slot -> new Due(call, end, slot)))
                  .filter(due -> !JapanTime.dateOf(due.slot()).isBefore(today) && !taken.contains(due.stage()));
            })
        .toList();
  }

  /** That of the call, and those of applications that have one of their own. */
  private Stream<Instant> ends(CallView call) {
    Stream<Instant> ofCall = call.isOpen() ? Stream.of(call.deadlineEnd()) : Stream.empty();
    return Stream.concat(ofCall, extensions.ends(call).values().stream()).distinct();
  }

  private Set<String> taken(CallView call) {
    return new HashSet<>(
        jdbc.sql("select stage from compilation_reminder where call_id = ?")
            .param(call.id().value())
            .query(String.class)
            .list());
  }

  /** Noted once every prefecture has its task. */
  void call(Due due) {
    List<PrefectureCode> prefectures = waiting(due);
    DueRows.each(
        prefectures,
        prefecture ->
            transactions.executeWithoutResult(tx -> submissionCalls.needed(due.call(), prefecture, due.slot())));
    jdbc.sql("insert into compilation_reminder (call_id, stage, sent_at) values (?,?,?) on conflict do nothing")
        .params(due.call().id().value(), due.stage(), Timestamp.from(clock.instant()))
        .update();
  }

  private List<PrefectureCode> waiting(Due due) {
    Map<UUID, Instant> own = extensions.ends(due.call());
    return jdbc.sql(
            "select a.id, a.prefecture_code from application a where a.call_id = ? and " + SubmissionCalls.WAITS
                + " order by a.prefecture_code")
        .param(due.call().id().value())
        .query(
            (row, number) ->
                new Waiting(row.getObject(1, UUID.class), PrefectureCode.of(row.getString(2))))
        .list()
        .stream()
        .filter(one -> own.getOrDefault(one.id(), due.call().deadlineEnd()).equals(due.end()))
        .map(Waiting::prefecture)
        .distinct()
        .toList();
  }
}
