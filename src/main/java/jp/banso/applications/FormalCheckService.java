package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.ConfirmerPolicy.Likeness;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.forms.Answers;
import jp.banso.forms.FormSection;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
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
  private final LeftClashes clashes;
  private final RepresentativeService representatives;
  private final Confirmers confirmers;
  private final BusinessCalendar calendar;
  private final ProxyRecords proxies;
  private final ReadingDoubtRows doubts;
  private final AwaitedMails awaited;
  private final CorrectionWaits waits;
  private final OpenAtAcceptance acceptance;
  private final AuditLog audit;
  private final Clock clock;

  FormalCheckService(
      ApplicationDesk desk, ApplicationChecks checks, ApplicationProcess process,
      ApplicationMails mails, SettlementService settlement, Supersession supersession, Addressees addressees, Calls calls,
      LeftClashes clashes, RepresentativeService representatives, Confirmers confirmers,
      BusinessCalendar calendar, ProxyRecords proxies, ReadingDoubtRows doubts, AwaitedMails awaited,
      CorrectionWaits waits, OpenAtAcceptance acceptance, AuditLog audit, Clock clock) {
    this.desk = desk;
    this.checks = checks;
    this.process = process;
    this.mails = mails;
    this.settlement = settlement;
    this.supersession = supersession;
    this.addressees = addressees;
    this.calls = calls;
    this.clashes = clashes;
    this.representatives = representatives;
    this.confirmers = confirmers;
    this.calendar = calendar;
    this.proxies = proxies;
    this.doubts = doubts;
    this.awaited = awaited;
    this.waits = waits;
    this.acceptance = acceptance;
    this.audit = audit;
    this.clock = clock;
  }

  /** 受理. What came by mail must be copied into the form first, or the reason be given. */
  public Outcome<Void> accept(Viewer viewer, ApplicationId id, long version, String reason) {
    Application application = desk.forStep(viewer, id, Step.CHECK_FORMALITIES, version);
    if (checks.of(application).stops() && reason.isBlank()) {
      return Outcome.refused("applications.refused.acceptReason");
    }
    if (reason.isBlank() && doubts.of(id).stream().anyMatch(ReadingDoubt::isOpen)) {
      return Outcome.refused("applications.refused.acceptDoubts");
    }
    Optional<String> open = reason.isBlank() ? acceptance.firstOpen(application) : Optional.empty();
    if (open.isPresent()) {
      return Outcome.refused(open.get());
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
    application.accept(viewer.actor().label(), clock.instant());
    desk.save(application);
    process.accepted(application.key());
    desk.endRequests(application);
    desk.keepOfMail(application, ApplicationVersion.Occasion.ACCEPTED, viewer.actor().label());
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.accepted", application.key())
            .detail("reason", reason)
            .audience(ApplicationScope.READERS));
    settlement.accepted(application);
    return Outcome.done();
  }

  /** The message keys of what is open and needs a reason if it is accepted all the same, for the secretariat. */
  @Transactional(readOnly = true)
  public List<String> openAtAcceptance(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return viewer.isSecretariatOf(application.programme()) ? acceptance.of(application) : List.of();
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
    desk.keepOfMail(application, ApplicationVersion.Occasion.CORRECTION_ASKED, viewer.actor().label());
    application.returnForCorrection(calendar.endOf(dueOn), viewer.actor().label(), now);
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

  /** As {@link #correct(Viewer, ApplicationId, long, Instant, boolean)}, declaring nothing. */
  public Outcome<Void> correct(
      Viewer viewer, ApplicationId id, long version, Instant receivedAt) {
    return correct(viewer, id, version, receivedAt, false);
  }

  /**
   * The prefecture sends the corrected form again; it stays in time if its first receipt was. The term
   * is judged by the time of receipt, however long the work takes.
   *
   * @param declared true if who sends it declares to be another person than its new 代表者, where only that tells
   */
  public Outcome<Void> correct(
      Viewer viewer, ApplicationId id, long version, Instant receivedAt, boolean declared) {
    Application application = desk.forStep(viewer, id, Step.CORRECT, version);
    if (!judged(viewer, receivedAt).isBefore(application.correctionDueAt())) {
      return Outcome.refused("applications.refused.correctionTerm");
    }
    if (checks.of(application).stops()) {
      return Outcome.refused(
          "applications.refused.blank", checks.of(application).stopping().size());
    }
    Optional<Answers> before = representatives.lastSent(application);
    boolean another = before.filter(last -> RepresentativeService.isAnother(last, application.answers())).isPresent();
    Likeness likeness = another ? confirmers.likeness(viewer, application) : Likeness.OTHER;
    if (likeness == Likeness.SAME) {
      return Outcome.refused("applications.refused.ownCorrection");
    }
    if (likeness == Likeness.UNCERTAIN && !declared) {
      return Outcome.refused("applications.refused.undeclared");
    }
    application.correct(viewer.actor().label(), receivedAt);
    waits.end(id);
    if (application.transcript().isPresent() && viewer.proxy().isEmpty()) {
      // what its sender sends again on screen is their own word
      application.senderAnswered(true, viewer.actor().label(), receivedAt);
    }
    desk.save(application);
    if (another) {
      // whoever sends it again has seen whose it is now, in place of who added it to the package
      desk.reviewIfAny(application)
          .ifPresent(review -> confirmers.confirmed(viewer, application, review, declared));
    }
    desk.answerRequests(application, ReturnRequest.By.SECRETARIAT);
    desk.keepVersion(
        application, ApplicationVersion.Occasion.CORRECTED, viewer.actor().label());
    clashes.leave(viewer, id);
    representatives.sent(viewer, application, before);
    process.corrected(application.key());
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.corrected", application.key()).audience(ApplicationScope.READERS));
    if (likeness == Likeness.UNCERTAIN) {
      audit.record(
          AuditEntry.of(viewer.actor(), "audit.applications.declaredAnother", application.key())
              .audience(Audience.PREFECTURE));
    }
    proxies.record(
        viewer, application.key(), "applications.step.correct",
        addressees.prefecture(application).orElse(null));
    return Outcome.done();
  }

  /** The new 代表者 from whom nothing written tells apart who sends the correction, by name; empty if there is no need. */
  @Transactional(readOnly = true)
  public Optional<String> undeclared(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return StepPolicy.isTheirs(viewer, application, Step.CORRECT)
            && application.state() == ApplicationState.CORRECTING
            && representatives.lastSent(application)
                .filter(last -> RepresentativeService.isAnother(last, application.answers()))
                .isPresent()
            && confirmers.likeness(viewer, application) == Likeness.UNCERTAIN
        ? Optional.of(application.answers().text(RepresentativeService.FIELD_NAME))
        : Optional.empty();
  }

  /** What the secretariat records on another's word came on the day on which it was said, however late that is. */
  private Instant judged(Viewer viewer, Instant receivedAt) {
    return viewer
        .proxy()
        .map(word -> calendar.lastMomentOf(word.saidOn()))
        .filter(said -> said.isBefore(receivedAt))
        .orElse(receivedAt);
  }

  /** How many mails came within the term and may bring the answer, for the secretariat. */
  @Transactional(readOnly = true)
  public int answersInMails(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return application.state() == ApplicationState.CORRECTING && viewer.isSecretariatOf(application.programme())
        ? awaited.answers(correction(application))
        : 0;
  }

  private AwaitedCorrection correction(Application application) {
    return new AwaitedCorrection(
        calls.get(application.call()), application.key(), application.prefecture(), asked(application),
        application.correctionDueAt());
  }

  private Instant asked(Application application) {
    return desk.requests(application).stream()
        .filter(request -> request.isOpen() && request.by() == ReturnRequest.By.SECRETARIAT)
        .map(ReturnRequest::askedAt)
        .min(Comparator.naturalOrder())
        .orElse(application.receipt().at())
        // a mail server tells its time in whole seconds
        .truncatedTo(ChronoUnit.SECONDS);
  }

  /** A term that waited for mails: ends it, unless one is still left. */
  public void lookAgain(ApplicationId id) {
    desk.hold(id);
    Application application = desk.get(id);
    if (application.state() != ApplicationState.CORRECTING) {
      waits.end(id);
      return;
    }
    if (correctionTermPassed(application.key(), true)) {
      process.correctionTermEnded(application.key());
    }
  }

  /**
   * The day to answer by has passed: the check goes on with what was submitted, and the prefecture is
   * told; called by the flow. As long as a mail that came within the term may bring the answer, it waits.
   *
   * @param mayWait false if the flow cannot
   * @return false if it waits
   */
  public boolean correctionTermPassed(CaseKey key, boolean mayWait) {
    Application application = desk.get(key);
    if (application.state() != ApplicationState.CORRECTING) {
      return true;
    }
    if (mayWait && awaited.holdUp(correction(application))) {
      waits.begin(application.id(), clock.instant());
      return false;
    }
    waits.end(application.id());
    Instant dueAt = application.correctionDueAt();
    List<ApplicationVersion> submitted = desk.sentVersions(application);
    String lastWriter = application.changedBy();
    application.correct(Actor.system().label(), clock.instant());
    if (!submitted.isEmpty()
        && !submitted.get(submitted.size() - 1).answers().equals(application.answers())) {
      ApplicationVersion last = submitted.get(submitted.size() - 1);
      desk.keepVersion(
          application, ApplicationVersion.Occasion.CORRECTION_NOT_SENT, lastWriter);
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
    return true;
  }

  private FormSection section(Application application, ReturnReason item) {
    return checks.definition(application.form())
        .section(item.section())
        .orElseThrow(() -> new BadInput("section " + item.section()));
  }
}
