package jp.banso.applications;

import java.time.Clock;
import java.util.Map;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.calls.Calls;
import jp.banso.calls.Statements.LateReceipt;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 締切後受信: the manager decides, by default 不受理; acceptance needs a call that allows it, a reason and the ministry. */
@Service
@Transactional
public class LateReceiptService {

  private final ApplicationDesk desk;
  private final Supersession supersession;
  private final ApplicationProcess process;
  private final ApplicationMails mails;
  private final SettlementService settlement;
  private final Addressees addressees;
  private final Calls calls;
  private final ProxyRecords proxies;
  private final AuditLog audit;
  private final Clock clock;

  LateReceiptService(
      ApplicationDesk desk, Supersession supersession, ApplicationProcess process,
      ApplicationMails mails, SettlementService settlement, Addressees addressees, Calls calls,
      ProxyRecords proxies, AuditLog audit, Clock clock) {
    this.desk = desk;
    this.supersession = supersession;
    this.process = process;
    this.mails = mails;
    this.settlement = settlement;
    this.addressees = addressees;
    this.calls = calls;
    this.proxies = proxies;
    this.audit = audit;
    this.clock = clock;
  }

  public Outcome<Void> decide(
      Viewer viewer, ApplicationId id, long version, boolean accept, String reason) {
    Application application = desk.forStep(viewer, id, Step.DECIDE_LATE, version);
    if (reason.isBlank()) {
      return Outcome.refused("applications.refused.lateReason");
    }
    if (accept && isRefusedByRule(application)) {
      return Outcome.refused("applications.refused.lateRule");
    }
    Outcome<Void> admitted = accept ? settlement.admits(application.call()) : Outcome.done();
    if (!admitted.isDone()) {
      return admitted;
    }
    application.decideLate(accept, reason.strip(), viewer.actor(), clock.instant());
    desk.save(application);
    process.lateDecided(application.key(), accept);
    AuditEntry entry =
        AuditEntry.of(
                viewer.actor(),
                accept ? "audit.applications.lateProposed" : "audit.applications.lateRefused",
                application.key())
            .detail("reason", reason.strip())
            .audience(Audience.MINISTRY);
    audit.record(accept ? entry : entry.audience(Audience.PREFECTURE));
    if (!accept) {
      mails.lateRefused(application);
      settlement.settleIfComplete(application.call());
    }
    return Outcome.done();
  }

  private boolean isRefusedByRule(Application application) {
    return calls.get(application.call()).statements().lateReceipt() == LateReceipt.REFUSED;
  }

  /** 了承 of the ministry, or its word recorded by someone other than who decided. */
  public Outcome<Void> concur(
      Viewer viewer, ApplicationId id, long version, boolean concurred, String note) {
    Application application = desk.forStep(viewer, id, Step.CONCUR_LATE, version);
    if (application.late().filter(late -> viewer.personId().equals(late.decidedBy())).isPresent()) {
      return Outcome.refused("applications.refused.lateSamePerson");
    }
    if (!concurred && note.isBlank()) {
      return Outcome.refused("applications.refused.lateNote");
    }
    application.concurLate(concurred, note.strip(), viewer.actor().label(), clock.instant());
    desk.save(application);
    if (concurred) {
      supersession.begin(viewer, application);
    }
    process.lateConcurred(application.key(), concurred);
    audit.record(
        AuditEntry.of(
                viewer.actor(),
                concurred ? "audit.applications.lateConcurred" : "audit.applications.lateNotConcurred",
                application.key())
            .detail("reason", note)
            .audience(Audience.MINISTRY));
    if (concurred) {
      mails.received(application);
    }
    proxies.record(
        viewer, application.key(),
        concurred ? "applications.step.concurLate.agreed" : "applications.step.concurLate.returned",
        addressees.ministry(application).orElse(null), Map.of("applications.late.note", note));
    return Outcome.done();
  }
}
