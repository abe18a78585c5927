package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.Calls;
import jp.banso.composition.MemberGroup;
import jp.banso.forms.AnswerChange;
import jp.banso.forms.Answers;
import jp.banso.forms.CarriedAnswers;
import jp.banso.forms.FormAnswersView;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormPages;
import jp.banso.forms.FormSection;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Groups;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One application as its viewer may read it; a foreign one is not found. */
@Service
@Transactional(readOnly = true)
public class CaseReading {

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final CompilationRows rows;
  private final ApplicationProcess process;
  private final FormPages pages;
  private final TextChanges changes;
  private final FormMove moves;
  private final Calls calls;
  private final Documents documents;
  private final Worklist worklist;
  private final Extensions extensions;
  private final Attachments attachments;
  private final Corrections corrections;
  private final Addressees addressees;
  private final BusinessCalendar calendar;
  private final Clock clock;

  CaseReading(
      ApplicationDesk desk, ApplicationChecks checks, CompilationRows rows,
      ApplicationProcess process, FormPages pages, TextChanges changes, FormMove moves, Calls calls,
      Documents documents, Worklist worklist, Extensions extensions, Attachments attachments, Corrections corrections,
      Addressees addressees, BusinessCalendar calendar, Clock clock) {
    this.desk = desk;
    this.checks = checks;
    this.rows = rows;
    this.process = process;
    this.pages = pages;
    this.changes = changes;
    this.moves = moves;
    this.calls = calls;
    this.documents = documents;
    this.worklist = worklist;
    this.extensions = extensions;
    this.attachments = attachments;
    this.corrections = corrections;
    this.addressees = addressees;
    this.calendar = calendar;
    this.clock = clock;
  }

  public ApplicationView view(Viewer viewer, ApplicationId id) {
    return view(viewer, desk.forViewer(viewer, id));
  }

  /** The application before a step's form is read: refused as the step itself would be. */
  public ApplicationView forStep(Viewer viewer, ApplicationId id, Step step) {
    return view(viewer, desk.offered(viewer, id, step));
  }

  /** As {@link #forStep(Viewer, ApplicationId, Step)}, and in the version that the viewer has seen. */
  public ApplicationView forStep(Viewer viewer, ApplicationId id, Step step, Long version) {
    return view(viewer, desk.offered(viewer, id, step, version));
  }

  private ApplicationView view(Viewer viewer, Application a) {
    boolean text = ApplicationScope.readsText(viewer, a);
    boolean staff = isStaff(viewer);
    boolean unsent = corrections.isUnsent(a);
    boolean disclosed = calls.get(a.call()).terms().reserveDisclosed();
    String number = a.isReceiptCounted() ? a.receipt().number() : null;
    return new ApplicationView(
        a.id(), a.version(), a.key(), a.call(), a.prefecture(), text ? ApplicationScope.areaName(viewer, a) : null,
        a.drafterOrganisation(), a.state(),
        StateWords.key(viewer.role(), a.state(), disclosed, unsent, a.awaitsFilling()),
        StateWords.key(RoleKind.REGION, a.state(), disclosed, unsent, a.awaitsFilling()),
        ApplicationStage.of(a.state()), text, ApplicationScope.readsPrefectureReview(viewer, a),
        a.isShownToPrefecture(), number, a.receipt().at(), a.receipt().wasInTime(),
        a.receipt().cameByMail(), a.isTextFromMail(), a.correctionDueAt(), a.forwardedAt().orElse(null),
        StepPolicy.isTheirs(viewer, a, Step.PEOPLE) ? a.forwardedSender() : "", a.startedAt(), a.handedOverAt(),
        a.compiledAt(), since(viewer, a), a.changedAt(), text ? a.handOverReason() : null,
        staff ? a.late().map(LateDecision::reason).orElse("") : "",
        staff ? a.late().map(LateDecision::declined).orElse("") : "",
        staff
            && a.state() == ApplicationState.RECEIVED_LATE
            && a.late().filter(LateDecision::awaitsConcurrence).isPresent(),
        StepPolicy.steps(viewer, a), !StepPolicy.isOwn(viewer, a, Step.EDIT),
        extendedTo(a), a.receipt().arrival(), TranscriptView.of(a), a.awaitsPeople());
  }

  private static Instant since(Viewer viewer, Application application) {
    if (application.state().hasEnded() || ApplicationStage.of(application.state()) == ApplicationStage.RESULT) {
      return null;
    }
    return Standing.since(
        viewer.role(), application.state(), application.receipt().at(), application.movedAt());
  }

  private static boolean isStaff(Viewer viewer) {
    return viewer.role().isSecretariat() || viewer.role() == RoleKind.MINISTRY;
  }

  private LastMoment extendedTo(Application application) {
    return extensions.ownEnd(application.id(), calls.get(application.call())).map(LastMoment::of).orElse(null);
  }

  /** The answers, if the viewer may read any. */
  public Optional<Answers> answers(Viewer viewer, ApplicationId id) {
    return desk.readable(viewer, desk.forViewer(viewer, id)).map(ApplicationDesk.Readable::answers);
  }

  public FormDefinition form(Viewer viewer, ApplicationId id) {
    return checks.definition(desk.forViewer(viewer, id).form());
  }

  public Optional<FormAnswersView> content(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return desk.readable(viewer, application)
        .map(text -> pages.read(checks.definition(text.form()), text.answers()));
  }

  public Optional<ApplicationCheck> check(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return desk.readable(viewer, application).map(text -> checks.of(application, text.form(), text.answers()));
  }

  /** How many plain gaps there are, for one who may not read the text but records a step. */
  public int gaps(Viewer viewer, ApplicationId id) {
    return checks.of(desk.forViewer(viewer, id)).stopping().size();
  }

  public List<Set<MemberGroup>> groups(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return desk.readable(viewer, application)
        .map(text -> application.groups().fitting(text.answers()).rows())
        .orElse(List.of());
  }

  /** Opinion, rank and check sheet; empty for a region, whatever is stored. */
  public Optional<CheckSheet> checkSheet(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return ApplicationScope.readsPrefectureReview(viewer, application)
        ? desk.reviewIfAny(application).map(PrefectureReview::sheet)
        : Optional.empty();
  }

  /**
   * The check sheet of what this one is to replace, as its prefecture wrote it, for as long as there is none of its own: to
   * be looked at again and kept. A rank or an opinion that was given already stays.
   */
  public Optional<CheckSheet> earlierSheet(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    if (application.replaces() == null || !ApplicationScope.readsPrefectureReview(viewer, application)) {
      return Optional.empty();
    }
    CheckSheet own = desk.reviewIfAny(application).map(PrefectureReview::sheet).orElseGet(CheckSheet::blank);
    Application older = desk.get(application.replaces());
    if (!own.isOnlyRecommendation() || !ApplicationScope.readsPrefectureReview(viewer, older)) {
      return Optional.empty();
    }
    return desk.reviewIfAny(older).map(PrefectureReview::sheet).map(own::completedBy).filter(sheet -> !sheet.equals(own));
  }

  public List<VersionView> versions(Viewer viewer, ApplicationId id) {
    return readableVersions(viewer, desk.forViewer(viewer, id)).stream()
        .map(
            version ->
                new VersionView(
                    version.number(), "applications.version." + version.occasion(),
                    version.madeAt(), version.madeBy()))
        .toList();
  }

  /** What changed from one kept version to another. */
  public List<AnswerChange> changes(Viewer viewer, ApplicationId id, int from, int to) {
    List<ApplicationVersion> kept = readableVersions(viewer, desk.forViewer(viewer, id));
    ApplicationVersion before = numbered(kept, from);
    ApplicationVersion after = numbered(kept, to);
    return changes.ofForm(before.form(), before.answers(), after.form(), after.answers());
  }

  /** What was written on an earlier version of the form and has no place on this one, for those who write it. */
  public List<CarriedAnswers.Left> left(Viewer viewer, ApplicationId id) {
    return left(viewer, desk.forViewer(viewer, id));
  }

  private List<CarriedAnswers.Left> left(Viewer viewer, Application application) {
    boolean writes =
        viewer.holds(Groups.area(application.key())) || StepPolicy.steps(viewer, application).contains(Step.EDIT);
    return writes && ApplicationScope.readsText(viewer, application) ? moves.left(application) : List.of();
  }

  public List<RequestView> requests(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    boolean applicant =
        viewer.role() == RoleKind.REGION || viewer.role() == RoleKind.PREFECTURE;
    List<FormDefinition> forms = moves.forms(application);
    List<String> order = checks.definition(application.form()).sections().stream().map(FormSection::key).toList();
    return desk.requests(application).stream()
        .filter(request -> applicant || request.by() == ReturnRequest.By.SECRETARIAT)
        .sorted(
            Comparator.comparing(ReturnRequest::askedAt).reversed()
                .thenComparing(request -> order.indexOf(request.item().section())))
        .map(
            request ->
                new RequestView(
                    request.by() == ReturnRequest.By.PREFECTURE, request.item().section(),
                    title(request.item().section(), forms),
                    request.item().ruleId(), request.item().reason(), request.dueOn(),
                    request.askedAt(), request.isOpen() && !application.state().hasEnded(),
                    endedKey(application, request)))
        .toList();
  }

  private static String endedKey(Application application, ReturnRequest request) {
    if (request.isEndedByAcceptance()) {
      return "applications.requests.endedByAcceptance";
    }
    return request.isOpen() && application.state().hasEnded() ? "applications.requests.endedWithCase" : null;
  }

  /** What is asked of those who write it now; empty while nothing is, or it is not for the viewer. */
  public Optional<AskedView> asked(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    boolean drafting = application.state() == ApplicationState.DRAFT;
    if (!drafting && application.state() != ApplicationState.CORRECTING) {
      return Optional.empty();
    }
    List<RequestView> items =
        requests(viewer, id).stream()
            .filter(request -> request.open() && request.byPrefecture() == drafting && request.dueOn() != null)
            .toList();
    if (items.isEmpty()) {
      return Optional.empty();
    }
    RequestView first = items.get(0);
    String by =
        drafting
            ? addressees.desk(calls.get(application.call()), application.prefecture())
                .map(desk -> application.prefecture().name() + desk.deskName())
                .orElseGet(() -> application.prefecture().name())
            : "";
    return Optional.of(
        new AskedView(
            drafting, by, first.dueOn(), first.askedAt(),
            calendar.businessDaysBetween(LocalDate.now(clock), first.dueOn()),
            drafting && ApplicationDrafts.takesPart(viewer, application), items));
  }

  /** A request was made on the form of its day. */
  private static String title(String section, List<FormDefinition> forms) {
    return forms.stream()
        .flatMap(form -> form.section(section).stream())
        .map(FormSection::title)
        .findFirst()
        .orElse("");
  }

  /** Mails and files that came with the application or answer its form, for those who read it. */
  public List<DocumentView> files(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    if (!ApplicationScope.readsText(viewer, application)) {
      return List.of();
    }
    Stream<UUID> answered =
        desk.readable(viewer, application).stream()
            .flatMap(text -> checks.definition(text.form()).files(text.answers()).stream())
            .map(file -> UUID.fromString(file.document()));
    Stream<UUID> unplaced =
        left(viewer, application).stream()
            .flatMap(left -> left.files().stream())
            .map(file -> UUID.fromString(file.document()));
    List<DocumentId> ids =
        Stream.of(rows.files(id).stream(), answered, unplaced)
            .flatMap(Function.identity())
            .distinct()
            .map(DocumentId::new)
            .toList();
    Map<DocumentId, DocumentView> known = documents.describe(ids);
    return ids.stream().filter(known::containsKey).map(known::get).toList();
  }

  public DocumentView file(Viewer viewer, ApplicationId id, UUID document) {
    return Stream.concat(files(viewer, id).stream(), attachments.files(viewer, desk.forViewer(viewer, id)))
        .filter(file -> file.id().value().equals(document))
        .findFirst()
        .orElseThrow(() -> new NotFound("document " + document));
  }

  /** When the open step of the case is due, if it is. */
  public Optional<Instant> due(Viewer viewer, ApplicationId id) {
    return worklist.holdersOf(desk.forViewer(viewer, id).key()).stream()
        .map(WorkItem::dueAt)
        .filter(due -> due != null)
        .findFirst();
  }

  /** Where the case stands in the picture. */
  public List<String> activeElements(Viewer viewer, ApplicationId id) {
    return process.activeElements(desk.forViewer(viewer, id).key());
  }

  private List<ApplicationVersion> readableVersions(Viewer viewer, Application application) {
    if (!ApplicationScope.readsText(viewer, application)) {
      return List.of();
    }
    return switch (viewer.role()) {
      case REGION -> desk.versionsOf(application);
      case PREFECTURE ->
          desk.versionsOf(application).stream()
              .filter(version -> version.occasion() != ApplicationVersion.Occasion.FORM_CHANGED)
              .toList();
      default -> desk.sentVersions(application);
    };
  }

  private static ApplicationVersion numbered(List<ApplicationVersion> kept, int number) {
    return kept.stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(() -> new NotFound("version " + number));
  }
}
