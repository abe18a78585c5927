package jp.banso.support;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 最終報告: handed in by the region, confirmed by the secretariat; it closes the case. */
@Service
@Transactional
public class ReportService {

  private final SupportCycles cycles;
  private final FinalReports reports;
  private final Dispatches dispatches;
  private final MemberQuestions questions;
  private final CycleAccess access;
  private final AdvisorDesk advisors;
  private final SupportProcess process;
  private final SupportActs acts;
  private final SupportFiles files;
  private final SupportMail mail;
  private final SupportTerms terms;
  private final BusinessCalendar calendar;
  private final Clock clock;

  ReportService(
      SupportCycles cycles, FinalReports reports, Dispatches dispatches, MemberQuestions questions,
      CycleAccess access, AdvisorDesk advisors, SupportProcess process, SupportActs acts,
      SupportFiles files, SupportMail mail, SupportTerms terms, BusinessCalendar calendar, Clock clock) {
    this.cycles = cycles;
    this.reports = reports;
    this.dispatches = dispatches;
    this.questions = questions;
    this.access = access;
    this.advisors = advisors;
    this.process = process;
    this.acts = acts;
    this.files = files;
    this.mail = mail;
    this.terms = terms;
    this.calendar = calendar;
    this.clock = clock;
  }

  public Outcome<Void> submit(
      Viewer viewer, SupportCycleId id, FinalReportText text, List<DocumentId> papers) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireRegion(viewer, cycle);
    cycle.require(SupportState.REPORTING);
    FinalReport report = reports.findByCycleId(id.value()).orElseGet(() -> FinalReport.of(id));
    report.submit(text, clock.instant());
    reports.save(report);
    files.add(cycle, cycle.key(), SupportFiles.Kind.REPORT, papers);
    process.reportSubmitted(cycle.key());
    acts.outside(
        viewer, cycle.key(), "reportSubmitted", null, cycle.representativeMail(),
        SupportActs.said(
            "support.report.results", text.results(), "support.report.remaining", text.remaining(),
            "support.report.roadmap", text.roadmap()));
    return Outcome.done();
  }

  /** Closes the case, so that nothing in it may still wait for anybody. */
  public Outcome<Void> accept(Viewer viewer, SupportCycleId id) {
    SupportCycle cycle = access.locked(viewer, id);
    FinalReport report = submitted(viewer, cycle);
    Outcome<Void> finished = finished(id);
    if (!finished.isDone()) {
      return finished;
    }
    report.accept(clock.instant());
    reports.save(report);
    process.reportAccepted(cycle.key());
    acts.done(viewer, cycle.key(), "reportAccepted", null);
    return Outcome.done();
  }

  public Outcome<Void> askCorrection(Viewer viewer, SupportCycleId id, String correction) {
    SupportCycle cycle = access.visible(viewer, id);
    FinalReport report = submitted(viewer, cycle);
    if (correction.isBlank()) {
      return Outcome.refused("support.report.refused.correction");
    }
    LocalDate dueOn = dueOn(cycle);
    report.askCorrection(correction, dueOn);
    reports.save(report);
    process.reportReturned(cycle.key(), dueOn);
    acts.done(viewer, cycle.key(), "reportReturned", correction);
    mail.toRegion(
        mail.order("support-report-correction", cycle, cycle.key(), "/report")
            .value("correction", correction)
            .value("dueOn", dueOn)
            .on(clock.instant().toString()),
        cycle);
    return Outcome.done();
  }

  /** The end of the support, or later where that leaves too few days. */
  private LocalDate dueOn(SupportCycle cycle) {
    LocalDate soonest = calendar.plusBusinessDays(LocalDate.now(clock), terms.reportBusinessDays(cycle.programme()));
    LocalDate end = cycle.view().periodEndsOn();
    return soonest.isAfter(end) ? soonest : end;
  }

  /** Ends the support; called by the running case. */
  public void close(CaseKey key) {
    SupportCycle cycle = cycles.findByCaseKey(key.value()).orElseThrow();
    if (cycle.state().hasEnded()) {
      return;
    }
    cycle.complete(clock.instant());
    cycles.save(cycle);
    acts.bySystem(key, "closed");
    var order = mail.order("M32", cycle, key, "");
    mail.toRegion(order, cycle);
    mail.toAssignedAdvisors(order, cycle);
    mail.toRole(order, cycle, RoleKind.MINISTRY);
    advisors.endAll(cycle);
  }

  private Outcome<Void> finished(SupportCycleId id) {
    String openDispatches =
        ordinals(
            dispatches.findByCycleIdOrderByOrdinal(id.value()).stream()
                .map(Dispatch::view)
                .filter(dispatch -> dispatch.state().isOpen())
                .map(DispatchView::ordinal));
    String openQuestions =
        ordinals(
            questions.findByCycleIdOrderByOrdinal(id.value()).stream()
                .map(MemberQuestion::view)
                .filter(question -> !question.state().hasEnded())
                .map(QuestionView::ordinal));
    if (openDispatches.isEmpty() && openQuestions.isEmpty()) {
      return Outcome.done();
    }
    if (openQuestions.isEmpty()) {
      return Outcome.refused("support.report.refused.openDispatches", openDispatches);
    }
    return openDispatches.isEmpty()
        ? Outcome.refused("support.report.refused.openQuestions", openQuestions)
        : Outcome.refused("support.report.refused.openBoth", openDispatches, openQuestions);
  }

  private static String ordinals(Stream<Integer> numbers) {
    return numbers.map(String::valueOf).collect(Collectors.joining(", "));
  }

  private FinalReport submitted(Viewer viewer, SupportCycle cycle) {
    CycleAccess.requireSecretariat(viewer, cycle);
    if (cycle.state() != SupportState.REPORTING) {
      throw new AlreadyDone("report of " + cycle.key());
    }
    return reports
        .findByCycleId(cycle.id().value())
        .orElseThrow(() -> new NotFound("report of " + cycle.key()));
  }
}
