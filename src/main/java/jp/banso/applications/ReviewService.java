package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.banso.applications.ApplicationFacts.YesNoUnknown;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.ConfirmerPolicy.Likeness;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.composition.CompositionFinding;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormSection;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The prefecture looks at one application: asks for a revision, or opines and adds it to the package. */
@Service
@Transactional
public class ReviewService {

  private static final String HELD = "approvals.refused.held";

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final ApplicationProcess process;
  private final ApplicationMails mails;
  private final Addressees addressees;
  private final MailWord mailWord;
  private final FormMove moves;
  private final ApplicationTerms terms;
  private final Calls calls;
  private final BusinessCalendar calendar;
  private final ProxyRecords proxies;
  private final AuditLog audit;
  private final Clock clock;
  private final Extensions extensions;
  private final Confirmers confirmers;
  private final SubmissionCalls telephone;

  ReviewService(
      ApplicationDesk desk, ApplicationChecks checks, ApplicationProcess process,
      ApplicationMails mails, Addressees addressees, MailWord mailWord, FormMove moves, ApplicationTerms terms, Calls calls,
      BusinessCalendar calendar, ProxyRecords proxies, AuditLog audit, Clock clock, Extensions extensions,
      Confirmers confirmers, SubmissionCalls telephone) {
    this.desk = desk;
    this.checks = checks;
    this.process = process;
    this.mails = mails;
    this.addressees = addressees;
    this.mailWord = mailWord;
    this.moves = moves;
    this.terms = terms;
    this.calls = calls;
    this.calendar = calendar;
    this.proxies = proxies;
    this.audit = audit;
    this.clock = clock;
    this.extensions = extensions;
    this.confirmers = confirmers;
    this.telephone = telephone;
  }

  /**
   * 修正のお願い: back to the region with reasons that are each tied to a section, out of the package if
   * it was in it already.
   *
   * @param reasons at least one
   * @param dueOn may be null
   * @param sheet as far as it is written, kept for when the region has answered
   */
  public Outcome<Void> returnForRevision(
      Viewer viewer, ApplicationId id, long version, List<ReturnReason> reasons, LocalDate dueOn, CheckSheet sheet) {
    Application application = desk.forStep(viewer, id, Step.REVIEW, version);
    if (application.isHeld()) {
      return Outcome.refused(HELD);
    }
    if (reasons.stream().anyMatch(reason -> reason.section().isEmpty())) {
      return Outcome.refused("applications.refused.section");
    }
    if (reasons.isEmpty() || reasons.stream().anyMatch(reason -> reason.reason().isBlank())) {
      return Outcome.refused("applications.refused.returnReason");
    }
    CallView call = calls.get(application.call());
    LocalDate deadline = extensions.lastDay(application.id(), call);
    if (dueOn != null && (dueOn.isBefore(LocalDate.now(clock)) || dueOn.isAfter(deadline))) {
      return Outcome.refused("applications.refused.revisionDay");
    }
    if (dueOn != null && !calendar.isBusinessDay(dueOn)) {
      return Outcome.refused(
          "applications.refused.revisionDayClosed", Wareki.date(calendar.onOrBefore(dueOn)));
    }
    LocalDate due = dueOn == null ? proposedDue(call, deadline) : dueOn;
    boolean compiled = application.state() == ApplicationState.COMPILED;
    if (compiled) {
      application.reopen(viewer.actor().label(), clock.instant());
    } else {
      application.returnForRevision(viewer.actor().label(), clock.instant());
    }
    desk.review(application).fill(sheet);
    desk.save(application);
    if (compiled) {
      process.reopened(application.key(), due);
    } else {
      process.revisionAsked(application.key(), due);
    }
    ask(
        viewer, application, reasons, due,
        compiled ? "audit.applications.reopened" : "audit.applications.revisionAsked");
    moves.bringUp(application);
    telephone.settle(application.call(), application.prefecture());
    return Outcome.done();
  }

  /** As {@link #compile(Viewer, ApplicationId, long, CheckSheet, boolean)}, declaring nothing. */
  public Outcome<Void> compile(Viewer viewer, ApplicationId id, long version, CheckSheet sheet) {
    return compile(viewer, id, version, sheet, false);
  }

  /**
   * The 代表者 from whom nothing written tells the viewer apart, by name; empty if there is no need to declare it. For who
   * may review it.
   */
  @Transactional(readOnly = true)
  public Optional<String> undeclared(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return confirmers.likeness(viewer, application) == Likeness.UNCERTAIN
        ? Optional.of(application.answers().text(RepresentativeService.FIELD_NAME))
        : Optional.empty();
  }

  /**
   * Keeps opinion, rank and check sheet, and adds the application to what can be submitted.
   *
   * @param declared true if the confirmer declares to be another person than the 代表者, where only that tells
   */
  public Outcome<Void> compile(
      Viewer viewer, ApplicationId id, long version, CheckSheet sheet, boolean declared) {
    Application application = desk.forStep(viewer, id, Step.REVIEW, version);
    if (application.isHeld() && !sheet.equals(written(application))) {
      return Outcome.refused(HELD);
    }
    if (!sheet.hasUsableRank()) {
      return Outcome.refused("applications.refused.rank");
    }
    if (needsReason(application, sheet) && sheet.submissionReason().isBlank()) {
      return Outcome.refused("applications.refused.submissionReason");
    }
    Likeness likeness = confirmers.likeness(viewer, application);
    if (likeness == Likeness.SAME) {
      return Outcome.refused("applications.refused.ownApplication");
    }
    if (likeness == Likeness.UNCERTAIN && !declared) {
      return Outcome.refused("applications.refused.undeclared");
    }
    boolean again = application.state() == ApplicationState.COMPILED;
    if (again) {
      desk.touch(application, viewer.actor());
    }
    PrefectureReview review = desk.review(application);
    review.fill(sheet);
    confirmers.confirmed(viewer, application, review, declared);
    if (!again) {
      application.compile(viewer.actor().label(), clock.instant());
      process.reviewed(application.key());
    }
    desk.save(application);
    record(
        viewer, application, again ? "audit.applications.sheetChanged" : "audit.applications.compiled",
        "applications.step.compile");
    if (likeness == Likeness.UNCERTAIN) {
      audit.record(
          AuditEntry.of(viewer.actor(), "audit.applications.declaredAnother", application.key())
              .audience(Audience.PREFECTURE));
    }
    return Outcome.done();
  }

  /** Keeps the check sheet as far as it is written, so that it can be read, printed and decided upon; nothing moves on. */
  public Outcome<Void> keepSheet(Viewer viewer, ApplicationId id, long version, CheckSheet sheet) {
    Application application = desk.forStep(viewer, id, Step.REVIEW, version);
    if (application.state() != ApplicationState.PREFECTURE_REVIEW) {
      throw new AlreadyDone(application.key() + " is " + application.state() + ", its sheet is complete");
    }
    if (application.isHeld()) {
      return Outcome.refused(HELD);
    }
    if (!sheet.hasUsableRank()) {
      return Outcome.refused("applications.refused.rank");
    }
    desk.touch(application, viewer.actor());
    desk.review(application).fill(sheet);
    audit.record(
        AuditEntry.logged(viewer.actor(), "audit.applications.sheetKept", application.key())
            .audience(Audience.PREFECTURE));
    proxies.record(
        viewer, application.key(), "applications.step.keepSheet", addressees.prefecture(application).orElse(null));
    return Outcome.done();
  }

  private CheckSheet written(Application application) {
    return desk.reviewIfAny(application).map(PrefectureReview::sheet).orElseGet(CheckSheet::blank);
  }

  /** The secretariat copies the check sheet of a submission that came by mail. */
  public Outcome<Void> copySheet(Viewer viewer, ApplicationId id, long version, CheckSheet sheet) {
    Application application = desk.forStep(viewer, id, Step.SHEET, version);
    if (!sheet.hasUsableRank()) {
      return Outcome.refused("applications.refused.rank");
    }
    desk.touch(application, viewer.actor());
    desk.review(application).fill(sheet);
    Viewer copying = mailWord.of(viewer, application);
    audit.record(
        AuditEntry.of(copying.actor(), "audit.applications.sheetCopied", application.key())
            .audience(Audience.PREFECTURE));
    proxies.record(
        copying, application.key(), "applications.step.compile",
        addressees.prefecture(application).orElse(null));
    return Outcome.done();
  }

  private boolean needsReason(Application application, CheckSheet sheet) {
    boolean confirmed =
        sheet.hubEstablished() == YesNoUnknown.YES
            && sheet.hubLed() == YesNoUnknown.YES
            && sheet.supportWanted() == YesNoUnknown.YES;
    return !confirmed
        || checks.of(application).composition().stream()
            .anyMatch(finding -> finding.severity() == CompositionFinding.Severity.ERROR);
  }

  private void ask(
      Viewer viewer, Application application, List<ReturnReason> reasons, LocalDate due, String action) {
    FormDefinition form = checks.definition(application.form());
    List<ApplicationMails.Item> items =
        reasons.stream()
            .map(
                reason ->
                    new ApplicationMails.Item(
                        form.section(reason.section())
                            .map(FormSection::title)
                            .orElseThrow(() -> new BadInput("section " + reason.section())),
                        reason.reason()))
            .toList();
    Instant now = clock.instant();
    reasons.forEach(
        reason -> desk.ask(new ReturnRequest(application.id(), ReturnRequest.By.PREFECTURE, reason, due, now)));
    mails.revisionAsked(application, items, due, now);
    record(viewer, application, action, "applications.step.askRevision");
  }

  /** Some business days before the deadline, so that the prefecture can still submit. */
  private LocalDate proposedDue(CallView call, LocalDate deadline) {
    LocalDate due = calendar.minusBusinessDays(deadline, terms.revisionDays(call.programme()));
    return due.isAfter(LocalDate.now(clock)) ? due : deadline;
  }

  private void record(Viewer viewer, Application application, String action, String step) {
    audit.record(
        AuditEntry.of(viewer.actor(), action, application.key())
            .audience(Audience.PREFECTURE, Audience.REGION));
    proxies.record(
        viewer, application.key(), step, addressees.prefecture(application).orElse(null));
  }
}
