package jp.banso.applications;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.drafting.DraftTexts;
import jp.banso.forms.Answers;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormRef;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds an application for its viewer and keeps it; a foreign one is not found. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ApplicationDesk {

  /** Steps that change what a 決裁 holds. */
  private static final Set<Step> WRITING = EnumSet.of(Step.EDIT, Step.OWN_ROWS, Step.ATTACH);

  private final Applications applications;
  private final ApplicationVersions versions;
  private final ReturnRequests returns;
  private final PrefectureReviews reviews;
  private final ReadinessRows readiness;
  private final SearchTexts searched;
  private final DraftTexts texts;
  private final FormCatalog forms;
  private final TranscriptWork transcripts;
  private final ForwardedWork forwarded;
  private final EntityManager entities;
  private final Clock clock;

  ApplicationDesk(
      Applications applications,
      ApplicationVersions versions,
      ReturnRequests returns,
      PrefectureReviews reviews,
      ReadinessRows readiness,
      SearchTexts searched,
      DraftTexts texts,
      FormCatalog forms,
      TranscriptWork transcripts,
      ForwardedWork forwarded,
      EntityManager entities,
      Clock clock) {
    this.applications = applications;
    this.versions = versions;
    this.returns = returns;
    this.reviews = reviews;
    this.readiness = readiness;
    this.searched = searched;
    this.texts = texts;
    this.forms = forms;
    this.transcripts = transcripts;
    this.forwarded = forwarded;
    this.entities = entities;
    this.clock = clock;
  }

  Application get(ApplicationId id) {
    return applications
        .findById(id.value())
        .orElseThrow(() -> new NotFound("application " + id.value()));
  }

  Application get(CaseKey key) {
    return applications
        .findByCaseKey(key.value())
        .orElseThrow(() -> new NotFound("application " + key));
  }

  Application forViewer(Viewer viewer, ApplicationId id) {
    Application application = get(id);
    if (!ApplicationScope.sees(viewer, application)) {
      throw new NotFound("application " + id.value());
    }
    return application;
  }

  /**
   * Opens an application for a step that the viewer takes. Judged in this order, so that nobody
   * learns of a state or a form's faults whose step it is not: seen, theirs, open.
   */
  Application forStep(Viewer viewer, ApplicationId id, Step step) {
    Application application = offered(viewer, id, step);
    if (!StepPolicy.mayTake(viewer, application, step)) {
      throw new Forbidden(viewer.role() + " may take " + step + " on its person's word only");
    }
    return application;
  }

  /** As {@link #forStep(Viewer, ApplicationId, Step)}, and in the version that the viewer has seen. */
  Application forStep(Viewer viewer, ApplicationId id, Step step, Long version) {
    return inVersion(forStep(viewer, id, step), version);
  }

  /** As {@link #forStep}, before the form is read: the word of the step's person may be missing yet. */
  Application offered(Viewer viewer, ApplicationId id, Step step) {
    Application application = forViewer(viewer, id);
    if (!StepPolicy.isTheirs(viewer, application, step)) {
      throw new Forbidden(step + " of " + application.key() + " is not for " + viewer.role());
    }
    if (!StepPolicy.isOpen(viewer, application, step)) {
      if (WRITING.contains(step)) {
        throw application.isHeld() ? new TextHeld(application) : new TextClosed(application, "is " + application.state());
      }
      throw new AlreadyDone(
          step + " of " + application.key() + " is not open in state " + application.state());
    }
    return application;
  }

  Application offered(Viewer viewer, ApplicationId id, Step step, Long version) {
    return inVersion(offered(viewer, id, step), version);
  }

  private static Application inVersion(Application application, Long version) {
    if (version == null) {
      throw new BadInput("version");
    }
    if (application.version() != version) {
      throw new StaleEdit(application.key() + " version " + version);
    }
    return application;
  }

  /**
   * Keeps it, and every text that it has, so that a page can be laid over what others wrote since; with how far it is,
   * if that may be another.
   */
  Application save(Application application) {
    Optional<Application.Text> former = application.rewritten();
    boolean toJudge = application.takeToJudge();
    boolean toTell = application.takeForwardedMoved();
    Application saved = applications.saveAndFlush(application);
    former.ifPresent(
        text ->
            texts.rewritten(
                new DraftTexts.Rewriting(
                    saved.key(), text.form(), text.answers(), forms.definition(saved.form()), saved.answers(),
                    saved.version(), saved.changedBy(),
                    application.writerId().orElse(null), saved.changedAt())));
    if (toTell) {
      forwarded.due(saved);
    }
    if (application.takeTranscriptMoved()) {
      transcripts.due(saved);
    }
    if (toJudge) {
      readiness.keep(saved);
      searched.written(saved);
    }
    return saved;
  }

  /** Waits for whoever is writing it; nobody else writes it until the end of the transaction. */
  void hold(ApplicationId id) {
    applications.held(id.value());
  }

  /**
   * Counts a change of what lies beside the application as a change of it, at once: who still has the
   * older page, or writes at the same moment, is stale.
   */
  void touch(Application application, Actor by) {
    entities.lock(application, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    application.touched(by.label(), clock.instant());
  }

  void keepVersion(Application application, ApplicationVersion.Occasion occasion, String by) {
    ApplicationVersion version =
        new ApplicationVersion(application, versionsOf(application).size() + 1, occasion, by, clock.instant());
    versions.save(version);
    searched.kept(version);
    if (occasion.changedHands()) {
      application.kept();
    }
  }

  /** What the secretariat has lies in a mail: the text as it is at this step, unless it is kept as it is already. */
  void keepOfMail(Application application, ApplicationVersion.Occasion occasion, String by) {
    List<ApplicationVersion> sent = sentVersions(application);
    boolean kept = !sent.isEmpty() && sent.get(sent.size() - 1).answers().equals(application.answers());
    if (application.isTextFromMail() && !kept) {
      keepVersion(application, occasion, by);
    }
  }

  /** As {@link #keepVersion(Application, ApplicationVersion.Occasion, String)}, of another text than is being written. */
  void keepVersion(Application application, ApplicationVersion.Occasion occasion, String by, Readable text) {
    versions.save(
        new ApplicationVersion(
            application, versionsOf(application).size() + 1, occasion, by, clock.instant(), text));
  }

  List<ApplicationVersion> versionsOf(Application application) {
    return versions.findByApplicationIdOrderByNumber(application.id().value());
  }

  /** What was kept when the form changed under a draft. */
  List<ApplicationVersion> onEarlierForms(Application application) {
    return versions.findByApplicationIdAndOccasionOrderByNumber(
        application.id().value(), ApplicationVersion.Occasion.FORM_CHANGED);
  }

  /** What the secretariat has; what was kept before the submission never came to it. */
  List<ApplicationVersion> sentVersions(Application application) {
    boolean cameByMail = application.receipt().cameByMail();
    return versionsOf(application).stream()
        .dropWhile(
            version -> !cameByMail && version.occasion() != ApplicationVersion.Occasion.SUBMITTED)
        .filter(version -> version.occasion().isWhatTheSecretariatHas())
        .toList();
  }

  /** Answers with the version of the form that they were given to. */
  record Readable(FormRef form, Answers answers) {}

  /** The answers that the viewer may read now; empty if none. */
  Optional<Readable> readable(Viewer viewer, Application application) {
    if (!ApplicationScope.readsText(viewer, application)) {
      return Optional.empty();
    }
    if (!ApplicationScope.readsLastVersion(viewer, application)) {
      return Optional.of(new Readable(application.form(), application.answers()));
    }
    return lastSentTo(viewer, application).map(version -> new Readable(version.form(), version.answers()));
  }

  /** The last version that came to the viewer's side; empty if none did. */
  Optional<ApplicationVersion> lastSentTo(Viewer viewer, Application application) {
    return versionsOf(application).stream()
        .filter(version -> ApplicationScope.wasSentTo(viewer, version.occasion()))
        .reduce((earlier, later) -> later);
  }

  PrefectureReview review(Application application) {
    return reviews
        .findByApplicationId(application.id().value())
        .orElseGet(() -> reviews.save(new PrefectureReview(application.id())));
  }

  Optional<PrefectureReview> reviewIfAny(Application application) {
    return reviews.findByApplicationId(application.id().value());
  }

  void ask(ReturnRequest request) {
    returns.save(request);
  }

  List<ReturnRequest> requests(Application application) {
    return returns.findByApplicationIdOrderByAskedAtDesc(application.id().value());
  }

  void answerRequests(Application application, ReturnRequest.By by) {
    Instant now = clock.instant();
    requests(application).stream()
        .filter(request -> request.isOpen() && request.by() == by)
        .forEach(request -> request.answered(now));
  }

  /** What the secretariat asked for and nobody answered ends with the acceptance. */
  void endRequests(Application application) {
    requests(application).stream()
        .filter(request -> request.isOpen() && request.by() == ReturnRequest.By.SECRETARIAT)
        .forEach(ReturnRequest::endByAcceptance);
  }
}
