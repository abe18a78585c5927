package jp.banso.applications;

import java.time.Clock;
import java.time.LocalDate;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 取下げ: possible in every state before the result is told (M13); afterwards it is 辞退. */
@Service
@Transactional
public class WithdrawalService {

  private final ApplicationDesk desk;
  private final ApplicationProcess process;
  private final CompilationEnds compilations;
  private final SettlementService settlement;
  private final ApplicationMails mails;
  private final Addressees addressees;
  private final ProxyRecords proxies;
  private final AuditLog audit;
  private final Clock clock;
  private final ExtensionEndings endings;

  WithdrawalService(
      ApplicationDesk desk, ApplicationProcess process, CompilationEnds compilations,
      SettlementService settlement, ApplicationMails mails, Addressees addressees,
      ProxyRecords proxies, AuditLog audit, Clock clock, ExtensionEndings endings) {
    this.desk = desk;
    this.process = process;
    this.compilations = compilations;
    this.settlement = settlement;
    this.mails = mails;
    this.addressees = addressees;
    this.proxies = proxies;
    this.audit = audit;
    this.clock = clock;
    this.endings = endings;
  }

  /** Withdraws on the word of region or prefecture; the secretariat records it as 代理入力. */
  public Outcome<Void> withdraw(Viewer viewer, ApplicationId id, long version, String reason) {
    Application application = desk.forStep(viewer, id, Step.WITHDRAW, version);
    if (reason.isBlank()) {
      return Outcome.refused("applications.refused.withdrawalReason");
    }
    boolean beforeSubmission = application.state().isBeforeSubmission();
    if (beforeSubmission) {
      compilations.lockBeforeLeaving(application);
    }
    application.withdraw(reason.strip(), viewer.actor().label(), clock.instant());
    desk.save(application);
    process.withdrawn(application.key());
    endings.left(application);
    mails.cancelAsking(application.key());
    mails.withdrawn(application, LocalDate.now(clock));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.withdrawn", application.key())
            .detail(application.receipt().isGiven() ? "reason" : "why", reason.strip())
            .audience(ApplicationScope.READERS));
    proxies.record(
        viewer, application.key(), "applications.step.withdraw",
        addressees.applicant(application).orElse(null));
    if (beforeSubmission) {
      compilations.emptiedIfLast(application);
    }
    settlement.settleIfComplete(application.call());
    return Outcome.done();
  }
}
