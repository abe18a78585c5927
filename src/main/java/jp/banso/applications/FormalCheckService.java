package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.forms.FormSection;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 形式確認: the secretariat accepts, or asks for a correction that the prefecture sends again. */
@Service
@Transactional
public class FormalCheckService {

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final ApplicationProcess process;
  private final ApplicationMails mails;
  private final SettlementService settlement;
  private final Supersession supersession;
  private final Addressees addressees;
  private final Calls calls;
  private final BusinessCalendar calendar;
  private final ProxyRecords proxies;
  private final AuditLog audit;
  private final Clock clock;

  FormalCheckService(
      ApplicationDesk desk, ApplicationChecks checks, ApplicationProcess process,
      ApplicationMails mails, SettlementService settlement, Supersession supersession, Addressees addressees, Calls calls,
      BusinessCalendar calendar, ProxyRecords proxies, AuditLog audit, Clock clock) {
    this.desk = desk;
    this.checks = checks;
    this.process = process;
    this.mails = mails;
    this.settlement = settlement;
    this.supersession = supersession;
    this.addressees = addressees;
    this.calls = calls;
    this.calendar = calendar;
    this.proxies = proxies;
    this.audit = audit;
    this.clock = clock;
  }

  /** 受理. What came by mail must be copied into the form first, or the reason be given. */
  public Outcome<Void> accept(Viewer viewer, ApplicationId id, long version, String reason) {
    Application application = desk.forStep(viewer, id, Step.CHECK_FORMALITIES, version);
    if (checks.of(application).stops() && reason.isBlank()) {
      return Outcome.refused("applications.refused.acceptReason");
    }
    if (application.transcript().filter(typed -> typed.state().isAwaited()).isPresent() && reason.isBlank()) {
      return Outcome.refused("applications.refused.acceptUnconfirmed");
    }
    Outcome<Void> admitted = settlement.admits(application.call());
    if (!admitted.isDone()) {
      return admitted;
    }
    if (!supersession.completed(viewer, application)) {
      return Outcome.refused("applications.refused.supersedes");
    }
    application.accept();
    desk.save(application);
    process.accepted(application.key());
    if (application.receipt().cameByMail()) {
      desk.keepVersion(
          application, ApplicationVersion.Occasion.MAIL_RECORDED, viewer.actor().label());
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.accepted", application.key())
            .detail("reason", reason)
            .audience(ApplicationScope.READERS));
    settlement.accepted(application);
    return Outcome.done();
  }

  /** As {@link #returnForCorrection(Viewer, ApplicationId, long, List, LocalDate)}, in the usual term. */
  public Outcome<LocalDate> returnForCorrection(
      Viewer viewer, ApplicationId id, long version, List<ReturnReason> reasons) {
    return returnForCorrection(viewer, id, version, reasons, null);
  }

  /**
   * 補正のお願い (M11), with a day to answer by.
   *
   * @param wished the day; null for the term of the call, counted in business days
   */
  public Outcome<LocalDate> returnForCorrection(
      Viewer viewer, ApplicationId id, long version, List<ReturnReason> reasons, LocalDate wished) {
    Application application = desk.forStep(viewer, id, Step.CHECK_FORMALITIES, version);
    if (reasons.isEmpty() || reasons.stream().anyMatch(item -> item.reason().isBlank())) {
      return Outcome.refused("applications.refused.returnReason");
    }
    List<ApplicationMails.Item> items =
        reasons.stream()
            .map(
                item ->
                    new ApplicationMails.Item(
                        section(application, item).title(), item.reason()))
            .toList();
    CallView call = calls.get(application.call());
    Instant now = clock.instant();
    LocalDate today = LocalDate.now(clock);
    if (wished != null && (!wished.isAfter(today) || !wished.isBefore(call.terms().resultDueOn()))) {
      return Outcome.refused("applications.refused.correctionDay", Wareki.date(call.terms().resultDueOn()));
    }
    if (wished != null && !calendar.isBusinessDay(wished)) {
      return Outcome.refused("applications.refused.revisionDayClosed", Wareki.date(calendar.onOrBefore(wished)));
    }
    LocalDate dueOn =
        wished == null ? calendar.plusBusinessDays(today, call.terms().correctionDays()) : wished;
    if (application.receipt().cameByMail()) {
      desk.keepVersion(
          application, ApplicationVersion.Occasion.MAIL_RECORDED, viewer.actor().label());
    }
    application.returnForCorrection(calendar.endOf(dueOn));
    desk.save(application);
    process.returned(
        application.key(), dueOn, call.actsAfter(application.correctionDueAt()));
    reasons.forEach(
        item ->
            desk.ask(
                new ReturnRequest(id, ReturnRequest.By.SECRETARIAT, item, dueOn, now)));
    mails.correctionAsked(application, items, dueOn, now);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.correctionAsked", application.key())
            .detail("rules", String.join(",", reasons.stream().map(ReturnReason::ruleId).toList()))
            .audience(ApplicationScope.READERS));
    return Outcome.done(dueOn);
  }

  /**
   * 差替え: the application is the later version of another one of the same region, which ends and is kept.
   *
   * @param older received no later than this one, of the same call and prefecture
   */
  public Outcome<Void> supersede(Viewer viewer, ApplicationId id, long version, ApplicationId older) {
    Application application = desk.forStep(viewer, id, Step.CHECK_FORMALITIES, version);
    Application before = desk.forViewer(viewer, older);
    boolean same =
        !before.id().equals(id)
            && before.call().equals(application.call())
            && before.prefecture().equals(application.prefecture());
    boolean later =
        before.receipt().at() == null || !before.receipt().at().isAfter(application.receipt().at());
    if (!same || !later || application.replaces() != null || !OpenStates.ALL.contains(before.state())) {
      return Outcome.refused("applications.refused.supersedes");
    }
    application.replace(older);
    desk.save(application);
    supersession.begin(viewer, application);
    return Outcome.done();
  }

  /**
   * The prefecture sends the corrected form again; it stays in time if its first receipt was. The term
   * is judged by the time of receipt, however long the work takes.
   */
  public Outcome<Void> correct(
      Viewer viewer, ApplicationId id, long version, Instant receivedAt) {
    Application application = desk.forStep(viewer, id, Step.CORRECT, version);
    if (!receivedAt.isBefore(application.correctionDueAt())) {
      return Outcome.refused("applications.refused.correctionTerm");
    }
    if (checks.of(application).stops()) {
      return Outcome.refused(
          "applications.refused.blank", checks.of(application).stopping().size());
    }
    application.correct();
    if (application.transcript().isPresent() && viewer.proxy().isEmpty()) {
      // what its sender sends again on screen is their own word
      application.senderAnswered(true, viewer.actor().label(), receivedAt);
    }
    desk.save(application);
    desk.answerRequests(application, ReturnRequest.By.SECRETARIAT);
    desk.keepVersion(
        application, ApplicationVersion.Occasion.CORRECTED, viewer.actor().label());
    process.corrected(application.key());
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.corrected", application.key()).audience(ApplicationScope.READERS));
    proxies.record(
        viewer, application.key(), "applications.step.correct",
        addressees.prefecture(application).orElse(null));
    return Outcome.done();
  }

  /**
   * The day to answer by has passed: the check goes on with what was submitted, and the prefecture is
   * told; called by the flow.
   */
  public void correctionTermPassed(CaseKey key) {
    Application application = desk.get(key);
    if (application.state() != ApplicationState.CORRECTING) {
      return;
    }
    Instant dueAt = application.correctionDueAt();
    List<ApplicationVersion> submitted = desk.sentVersions(application);
    application.correct();
    if (!submitted.isEmpty()
        && !submitted.get(submitted.size() - 1).answers().equals(application.answers())) {
      ApplicationVersion last = submitted.get(submitted.size() - 1);
      desk.keepVersion(
          application, ApplicationVersion.Occasion.CORRECTION_NOT_SENT, application.changedBy());
      application.write(
          last.answers(), application.groups().fitting(last.answers()), last.madeBy(),
          clock.instant());
    }
    desk.save(application);
    mails.correctionTermPassed(application, dueAt);
    audit.record(
        AuditEntry.of(
                Actor.system(), "audit.applications.correctionTermPassed", application.key())
            .audience(ApplicationScope.READERS));
  }

  private FormSection section(Application application, ReturnReason item) {
    return checks.definition(application.form())
        .section(item.section())
        .orElseThrow(() -> new BadInput("section " + item.section()));
  }
}
