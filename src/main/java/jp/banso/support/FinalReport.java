package jp.banso.support;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.AlreadyDone;

/** 最終報告: what the support brought, what remains, and the roadmap of the coming years. */
@Entity
@Table(name = "final_report")
class FinalReport {

  @Id private UUID id;
  private UUID cycleId;
  @Enumerated(EnumType.STRING) private ReportState state;
  private String results;
  private String remaining;
  private String roadmap;
  private boolean publishable;
  private Instant submittedAt;
  private String correction;
  private LocalDate correctionDueOn;
  private Instant acceptedAt;
  @Version private long version;

  protected FinalReport() {}

  static FinalReport of(SupportCycleId cycle) {
    FinalReport report = new FinalReport();
    report.id = UUID.randomUUID();
    report.cycleId = cycle.value();
    return report;
  }

  void submit(FinalReportText text, Instant now) {
    if (state != null && state != ReportState.RETURNED) {
      throw refused("submit");
    }
    results = text.results();
    remaining = text.remaining();
    roadmap = text.roadmap();
    publishable = text.publishable();
    submittedAt = now;
    state = ReportState.SUBMITTED;
  }

  void askCorrection(String what, LocalDate dueOn) {
    if (state != ReportState.SUBMITTED) {
      throw refused("return");
    }
    correction = what;
    correctionDueOn = dueOn;
    state = ReportState.RETURNED;
  }

  void accept(Instant now) {
    if (state != ReportState.SUBMITTED) {
      throw refused("accept");
    }
    acceptedAt = now;
    state = ReportState.ACCEPTED;
  }

  private AlreadyDone refused(String what) {
    return new AlreadyDone("report of " + cycleId + " is " + state + ", refused: " + what);
  }

  FinalReportView view() {
    return new FinalReportView(
        state, results, remaining, roadmap, publishable, submittedAt, correction, correctionDueOn,
        acceptedAt, version);
  }
}
