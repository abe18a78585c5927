package jp.banso.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** {@link Calls} on our tables. */
@Service
@Transactional
class StoredCalls implements Calls {

  private final CallRows rows;
  private final HeldCalls held;
  private final CallPapers papers;
  private final ChangeRows changes;
  private final InternalDaysRows days;
  private final AnswerRows answers;
  private final CallProcess process;
  private final BusinessCalendar calendar;
  private final Clock clock;
  private final AuditLog audit;
  private final Duration grace;

  StoredCalls(
      CallRows rows,
      HeldCalls held,
      CallPapers papers,
      ChangeRows changes,
      InternalDaysRows days,
      AnswerRows answers,
      CallProcess process,
      BusinessCalendar calendar,
      Clock clock,
      AuditLog audit,
      @Value("${banso.calls.closing-grace:PT2M}") Duration grace) {
    this.rows = rows;
    this.held = held;
    this.papers = papers;
    this.changes = changes;
    this.days = days;
    this.answers = answers;
    this.process = process;
    this.calendar = calendar;
    this.clock = clock;
    this.audit = audit;
    this.grace = grace;
  }

  @Override
  @Transactional(readOnly = true)
  public CallView get(CallId id) {
    return row(id).view(grace);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<CallView> current(ProgrammeCode programme) {
    return rows.findFirstByProgrammeAndPublishedAtIsNotNullOrderByPublishedAtDescCaseKeyDesc(programme)
        .map(call -> call.view(grace));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<CallView> at(ProgrammeCode programme, Instant moment) {
    List<CallView> known =
        rows.findByProgrammeAndPublishedAtIsNotNullOrderByPublishedAtDescCaseKeyDesc(programme).stream()
            .map(call -> call.view(grace))
            .filter(call -> !JapanTime.dateOf(moment).isBefore(call.terms().publishedOn()))
            .toList();
    return known.stream().filter(call -> moment.isBefore(call.deadlineEnd())).findFirst().or(() -> known.stream().findFirst());
  }

  @Override
  @Transactional(readOnly = true)
  public List<Criterion> criteria(CallId id) {
    return papers.criteria(id);
  }

  @Override
  @Transactional(readOnly = true)
  public List<CallChange> changes(CallId id) {
    return changes.released(id);
  }

  @Override
  @Transactional(readOnly = true)
  public AnswersNotice answers(CallId id) {
    return answers.notice(id);
  }

  /**
   * A mail that arrived in time is a valid submission even if it is recorded after the close, so the
   * state does not matter once the call was published.
   */
  @Override
  public ReceiptJudgement judgeReceipt(CallId id, Instant receivedAt) {
    return held.open(id).judge(receivedAt);
  }

  @Override
  @Transactional(readOnly = true)
  public InternalDays days(CallView call, PrefectureCode prefecture) {
    return days.of(call, prefecture);
  }

  @Override
  @Transactional(readOnly = true)
  public Map<PrefectureCode, InternalDays> ownDays(CallId id) {
    return days.of(id);
  }

  @Override
  @Transactional(readOnly = true)
  public Map<PrefectureCode, Instant> daysChanged(CallId id) {
    return days.changes(id);
  }

  @Override
  public CallId reopen(CallId id, LocalDate newDeadline) {
    Call before = row(id);
    long number = rows.countByProgrammeAndFiscalYear(before.programme(), before.fiscalYear()) + 1;
    CallTerms first = before.terms();
    CallTerms terms =
        first.recalled(
            calendar.onOrAfter(LocalDate.now(clock)), newDeadline,
            asFarBefore(newDeadline, first, first.regionDueOn()),
            asFarBefore(newDeadline, first, first.prefectureDueOn()), asFarAfter(newDeadline, first),
            first.questionsUntil() == null ? null : asFarBefore(newDeadline, first, first.questionsUntil()));
    Call recalled = rows.save(before.recall(recallKey(before.key(), number), terms));
    rows.flush();
    papers.copy(id, recalled.callId());
    process.prepared(recalled.view(grace));
    audit.record(
        AuditEntry.of(Actor.system(), "audit.calls.reopen", recalled.key())
            .detail("deadline", newDeadline)
            .forAll());
    return recalled.callId();
  }

  /** The day as many business days before the new deadline as {@code day} lay before the first one. */
  private LocalDate asFarBefore(LocalDate newDeadline, CallTerms first, LocalDate day) {
    int days = calendar.businessDaysBetween(day, first.deadline());
    return calendar.minusBusinessDays(newDeadline, Math.max(0, days));
  }

  /** The result takes as long as the first. */
  private LocalDate asFarAfter(LocalDate newDeadline, CallTerms first) {
    return calendar.onOrAfter(
        newDeadline.plusDays(ChronoUnit.DAYS.between(first.deadline(), first.resultDueOn())));
  }

  /** {@code R7-BANSO} → {@code R7-BANSO2}. */
  private static CaseKey recallKey(CaseKey key, long number) {
    return new CaseKey(key.value().replaceFirst("[0-9]*$", "") + number);
  }

  private Call row(CallId id) {
    return rows.findById(id.value()).orElseThrow(() -> new NotFound("call " + id.value()));
  }
}
