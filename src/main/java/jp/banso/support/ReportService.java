package jp.banso.support;

import java.time.Clock;
import java.util.List;
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
  private final CycleAccess access;
  private final AdvisorDesk advisors;
  private final SupportProcess process;
  private final SupportActs acts;
  private final SupportFiles files;
  private final SupportMail mail;
  private final Clock clock;

  ReportService(
      SupportCycles cycles, FinalReports reports, CycleAccess access, AdvisorDesk advisors,
      SupportProcess process, SupportActs acts, SupportFiles files, SupportMail mail, Clock clock) {
    this.cycles = cycles;
    this.reports = reports;
    this.access = access;
    this.advisors = advisors;
    this.process = process;
    this.acts = acts;
    this.files = files;
    this.mail = mail;
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
    acts.outside(viewer, cycle.key(), "reportSubmitted", null, cycle.representativeMail());
    return Outcome.done();
  }

  public Outcome<Void> accept(Viewer viewer, SupportCycleId id) {
    SupportCycle cycle = access.visible(viewer, id);
    FinalReport report = submitted(viewer, cycle);
    report.accept(clock.instant());
    reports.save(report);
    process.reportJudged(cycle.key(), true);
    acts.done(viewer, cycle.key(), "reportAccepted", null);
    return Outcome.done();
  }

  public Outcome<Void> askCorrection(Viewer viewer, SupportCycleId id, String correction) {
    SupportCycle cycle = access.visible(viewer, id);
    FinalReport report = submitted(viewer, cycle);
    if (correction.isBlank()) {
      return Outcome.refused("support.report.refused.correction");
    }
    report.askCorrection(correction);
    reports.save(report);
    process.reportJudged(cycle.key(), false);
    acts.done(viewer, cycle.key(), "reportReturned", correction);
    mail.toRegion(
        mail.order("support-report-correction", cycle, cycle.key(), "/report")
            .value("correction", correction)
            .on(clock.instant().toString()),
        cycle);
    return Outcome.done();
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
