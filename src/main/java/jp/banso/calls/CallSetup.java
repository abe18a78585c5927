package jp.banso.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 公募の設定: a new edition from an earlier one, and its terms until they are confirmed. */
@Service
@Transactional
public class CallSetup {

  private final CallRows rows;
  private final CallPapers papers;
  private final CallProcess process;
  private final CallEditing editing;
  private final BusinessCalendar calendar;
  private final TermsWords words;
  private final CallForms forms;
  private final List<CallDemand> demands;
  private final AuditLog audit;
  private final Clock clock;
  private final Duration grace;

  CallSetup(
      CallRows rows,
      CallPapers papers,
      CallProcess process,
      CallEditing editing,
      BusinessCalendar calendar,
      TermsWords words,
      CallForms forms,
      List<CallDemand> demands,
      AuditLog audit,
      Clock clock,
      @Value("${banso.calls.closing-grace:PT2M}") Duration grace) {
    this.rows = rows;
    this.papers = papers;
    this.process = process;
    this.editing = editing;
    this.calendar = calendar;
    this.words = words;
    this.forms = forms;
    this.demands = demands;
    this.audit = audit;
    this.clock = clock;
    this.grace = grace;
  }

  /** The editions that can be copied, newest first. */
  @Transactional(readOnly = true)
  public List<CallView> sources(Viewer viewer) {
    requireSecretariat(viewer);
    return rows.findByProgrammeOrderByFiscalYearDescCaseKeyDesc(viewer.programme()).stream()
        .map(call -> call.view(grace))
        .toList();
  }

  /** The fiscal years into which an edition can be copied: this one and the next, as long as they have none. */
  @Transactional(readOnly = true)
  public List<FiscalYear> years(Viewer viewer) {
    requireSecretariat(viewer);
    return nearYears().stream().filter(year -> free(first(viewer.programme(), year)).isPresent()).toList();
  }

  private List<FiscalYear> nearYears() {
    FiscalYear now = FiscalYear.of(clock.instant());
    return List.of(now.next(), now);
  }

  private static CaseKey first(ProgrammeCode programme, FiscalYear year) {
    return new CaseKey(year.label() + "-" + programme.name());
  }

  /**
   * Copies an edition with its criteria and papers but the ministry's 事務連絡; its dates move by
   * {@link EditionDates}. A year has one, and another once it was cancelled.
   */
  public Outcome<CallId> copy(Viewer viewer, CallId source, FiscalYear year) {
    requireSecretariat(viewer);
    Call from =
        rows.findById(source.value())
            .filter(call -> viewer.isSecretariatOf(call.programme()))
            .orElseThrow(() -> new NotFound("call " + source.value()));
    if (!nearYears().contains(year)) {
      return Outcome.refused("calls.setup.refused.fiscalYear");
    }
    CaseKey first = first(from.programme(), year);
    rows.holdNumber(first.value());
    Optional<CaseKey> free = free(first);
    if (free.isEmpty()) {
      return Outcome.refused("calls.setup.refused.exists", year.name());
    }
    CaseKey key = free.get();
    CallTerms terms = new EditionDates(calendar, year.year() - from.fiscalYear()).moved(from.terms());
    Call copy = rows.save(from.copy(key, year, terms, viewer.personId()));
    rows.flush();
    papers.copyToAnotherYear(source, copy.callId());
    if (copy.state() == CallState.PREPARED) {
      process.prepared(copy.view(grace));
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.calls.copied", copy.key()).detail("copiedFrom", from.key()));
    return Outcome.done(copy.callId());
  }

  /** The number of the year or, as long as the call that has it was cancelled, the one after it. */
  private Optional<CaseKey> free(CaseKey first) {
    CaseKey key = first;
    Optional<Call> taken = rows.findByCaseKey(key.value());
    for (int number = 2; taken.isPresent() && taken.get().state() == CallState.CANCELLED; number++) {
      key = new CaseKey(first.value() + number);
      taken = rows.findByCaseKey(key.value());
    }
    return taken.isPresent() ? Optional.empty() : Optional.of(key);
  }

  /**
   * Takes a copy back that was made by mistake, so that its year is free again.
   *
   * @param version of the call that was shown
   * @throws jp.banso.kernel.StaleEdit if somebody else was quicker
   */
  public Outcome<Void> discard(Viewer viewer, CallId id, long version) {
    Call call = editing.requireUnchanged(viewer, id, version);
    if (!call.mayBeDiscarded()) {
      return Outcome.refused("calls.setup.refused.discard");
    }
    papers.discard(id);
    rows.delete(call);
    if (call.state() == CallState.PREPARED) {
      process.discarded(call.key());
    }
    audit.record(AuditEntry.of(viewer.actor(), "audit.calls.discarded", call.key()));
    return Outcome.done();
  }

  /** Whether the viewer can edit the call now. */
  @Transactional(readOnly = true)
  public boolean mayEdit(Viewer viewer, CallView call) {
    return viewer.isSecretariatOf(call.programme())
        && viewer.proxy().isEmpty()
        && call.state().isEdited();
  }

  /**
   * The call to be edited.
   *
   * @throws NotFound for who may not see it, {@link Forbidden} for who may not edit it
   * @throws jp.banso.kernel.AlreadyDone once it was confirmed
   */
  @Transactional(readOnly = true)
  public CallView editable(Viewer viewer, CallId id) {
    return editing.require(viewer, id).view(grace);
  }

  /** All that contradicts itself or the calendar, without storing anything. */
  @Transactional(readOnly = true)
  public List<TermsProblem> problems(Viewer viewer, CallId id, TermsDraft draft) {
    return problems(editing.require(viewer, id), draft);
  }

  private List<TermsProblem> problems(Call call, TermsDraft draft) {
    // what is in draft may be of a year that is over
    LocalDate today = call.state() == CallState.DRAFT ? LocalDate.MIN : LocalDate.now(clock);
    return Stream.of(
            TermsPolicy.problems(draft, call.year(), today, calendar),
            opening(call, draft, today),
            forms.problems(call.programme(), call.form(), draft.form()),
            call.state() == CallState.DRAFT
                ? List.<TermsProblem>of()
                : demands.stream().flatMap(demand -> demand.problems(draft.terms()).stream()).toList())
        .flatMap(List::stream)
        .toList();
  }

  /** What is past is published at once, so nobody sets it so; a day that passed before all had agreed stays. */
  private static List<TermsProblem> opening(Call call, TermsDraft draft, LocalDate today) {
    LocalDate day = draft.terms().publishedOn();
    return day.isBefore(today) && !day.equals(call.terms().publishedOn())
        ? List.of(TermsProblem.of("publishedOn", "calls.setup.refused.publishedPast"))
        : List.of();
  }

  /**
   * Stores the terms. Who saves them as they were has not edited them.
   *
   * @param version of the call that was edited
   * @throws jp.banso.kernel.StaleEdit if somebody else was quicker
   */
  public Outcome<Void> edit(Viewer viewer, CallId id, long version, TermsDraft draft) {
    Call call = editing.requireUnchanged(viewer, id, version);
    List<TermsProblem> problems = problems(call, draft);
    if (!problems.isEmpty()) {
      return Outcome.refused(problems.get(0).messageKey(), problems.get(0).names());
    }
    TermsDraft before = call.draft();
    if (!draft.equals(before)) {
      call.edit(draft, viewer.personId());
      rows.save(call);
      if (call.state() == CallState.PREPARED && !draft.terms().publishedOn().equals(before.terms().publishedOn())) {
        process.publicationMoved(call.view(grace));
      }
      audit.record(
          AuditEntry.of(viewer.actor(), "audit.calls.edited", call.key())
              .detail("changes", words.changes(before, draft)));
    } else if (!call.isTermsLooked()) {
      call.keepTerms();
      rows.save(call);
      audit.record(AuditEntry.of(viewer.actor(), "audit.calls.termsKept", call.key()));
    }
    return Outcome.done();
  }

  private static void requireSecretariat(Viewer viewer) {
    if (!viewer.role().isSecretariat() || viewer.proxy().isPresent()) {
      throw new Forbidden(viewer.role() + " does not set up calls");
    }
  }
}
