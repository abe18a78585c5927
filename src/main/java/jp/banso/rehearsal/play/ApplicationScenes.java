package jp.banso.rehearsal.play;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.banso.applications.ApplicationFacts.YesNoUnknown;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.CaseReading;
import jp.banso.applications.CheckSheet;
import jp.banso.applications.CompilationService;
import jp.banso.applications.DraftService;
import jp.banso.applications.ExtensionService;
import jp.banso.applications.FormalCheckService;
import jp.banso.applications.IntakeService;
import jp.banso.applications.LateReceiptService;
import jp.banso.applications.MailSubmission;
import jp.banso.applications.RepresentativeService;
import jp.banso.applications.ReturnReason;
import jp.banso.applications.ReviewService;
import jp.banso.applications.SaveResult;
import jp.banso.applications.WithdrawalService;
import jp.banso.calls.CallTerms;
import jp.banso.forms.FormDefinition;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Viewer;
import jp.banso.worklist.WorkLine;
import org.springframework.stereotype.Component;

/** From the first drafts to the accepted applications, each region with its own turn. */
@Component
@ChildOnly
class ApplicationScenes implements Scenes {

  private static final int AFTERNOON = 15;

  private final Stage stage;
  private final Cast cast;
  private final Notes notes;
  private final Timetable times;
  private final MadeUpAnswers answers;
  private final DraftService drafts;
  private final ReviewService reviews;
  private final CompilationService compilations;
  private final FormalCheckService checks;
  private final IntakeService intake;
  private final LateReceiptService late;
  private final WithdrawalService withdrawals;
  private final RepresentativeService representatives;
  private final ExtensionService extensions;
  private final CaseReading cases;
  private final Map<Applicant, ApplicationId> applications = new EnumMap<>(Applicant.class);
  private final Set<String> unknown = new HashSet<>();
  private final Set<Applicant> returned = EnumSet.noneOf(Applicant.class);
  private final Set<Applicant> asked = EnumSet.noneOf(Applicant.class);

  ApplicationScenes(
      Stage stage, Cast cast, Notes notes, Timetable times, MadeUpAnswers answers, DraftService drafts, ReviewService reviews,
      CompilationService compilations, FormalCheckService checks, IntakeService intake, LateReceiptService late,
      WithdrawalService withdrawals, RepresentativeService representatives,
      ExtensionService extensions, CaseReading cases) {
    this.stage = stage;
    this.cast = cast;
    this.notes = notes;
    this.times = times;
    this.answers = answers;
    this.drafts = drafts;
    this.reviews = reviews;
    this.compilations = compilations;
    this.checks = checks;
    this.intake = intake;
    this.late = late;
    this.withdrawals = withdrawals;
    this.representatives = representatives;
    this.extensions = extensions;
    this.cases = cases;
  }

  @Override
  public Map<String, Scene> scenes() {
    Map<String, Scene> scenes = new HashMap<>(extensionScenes());
    scenes.putAll(applicationScenes());
    return scenes;
  }

  private Map<String, Scene> extensionScenes() {
    return Map.of(
        "UserTask_ConcurExtension", new Scene(work -> times.in(1), this::agreeToExtension),
        "UserTask_ConfirmExtension", new Scene(work -> times.in(1), this::agreeToExtension),
        "UserTask_NoteDeclinedExtension", new Scene(work -> times.in(1), this::noteExtension),
        "UserTask_NoteLapsedExtension", new Scene(work -> times.in(1), this::noteExtension));
  }

  private Map<String, Scene> applicationScenes() {
    return Map.of(
        "UserTask_DraftApplication", new Scene(this::whenHandedOver, this::handOver),
        "UserTask_ReviewApplication", new Scene(work -> times.in(2), this::review),
        "UserTask_CompileApplications", new Scene(this::whenSubmitted, this::submit),
        "UserTask_CheckFormalities", new Scene(work -> times.in(1), this::checkFormalities),
        "UserTask_CorrectApplication", new Scene(work -> applicantOf(work) == Applicant.D ? null : times.in(2), this::correct),
        "UserTask_DecideLateReceipt",
        new Scene(
            work -> times.in(1),
            (work, holder) -> stage.done(late.decide(holder, id(work), version(holder, work), false, PlayTexts.of("reason")))),
        "UserTask_ConcurLateReceipt",
        new Scene(
            work -> times.in(1), (work, holder) -> stage.done(late.concur(holder, id(work), version(holder, work), true, ""))));
  }

  @Override
  public void prepare() {
    CallTerms terms = stage.call().terms();
    LocalDate published = times.calendar().onOrAfter(terms.publishedOn());
    for (Applicant applicant : Applicant.values()) {
      if (applicant.drafts()) {
        stage.at(times.at(times.calendar().plusBusinessDays(published, 2)), "draft", () -> draft(applicant));
      }
    }
    stage.at(times.at(times.calendar().plusBusinessDays(published, 6)), "sendDirectly", this::sendDirectly);
    stage.at(times.at(times.calendar().minusBusinessDays(terms.deadline(), 2)), "extend", this::extend);
    LocalDate eve = times.calendar().minusBusinessDays(terms.deadline(), 1);
    stage.at(times.at(eve), "changeRepresentative", this::changeRepresentative);
    stage.at(times.at(eve), "withdraw", this::withdraw);
    stage.at(times.at(times.calendar().plusBusinessDays(terms.deadline(), 1)), "sendLate", this::sendLate);
  }

  private void draft(Applicant applicant) {
    ApplicationId id =
        applications.computeIfAbsent(
            applicant,
            one -> stage.done(drafts.start(cast.region(one), stage.call().id(), one.prefecture())));
    // who began a draft belongs to its people from then on
    Viewer region = cast.region(applicant);
    FormDefinition form = cases.form(region, id);
    answers.unknown(form).stream()
        .filter(unknown::add)
        .forEach(label -> notes.problem(stage.text("rehearsal.step.draft"), "", stage.text("rehearsal.problem.unknown", label)));
    SaveResult saved = drafts.save(region, id, view(region, id).version(), answers.of(form, applicant), answers::files);
    if (!(saved instanceof SaveResult.Saved)) {
      throw new Refused(stage.text("rehearsal.problem.notSaved"));
    }
  }

  private Instant whenHandedOver(WorkLine work) {
    return applicantOf(work) == Applicant.E ? null : times.in(3);
  }

  private void handOver(WorkLine work, Viewer region) {
    stage.done(drafts.handOver(region, id(work), version(region, work), PlayTexts.of("reason")));
  }

  private void review(WorkLine work, Viewer official) {
    if (applicantOf(work) == Applicant.A && returned.add(Applicant.A)) {
      LocalDate due = times.calendar().plusBusinessDays(times.today(), 3);
      stage.done(
          reviews.returnForRevision(
              official, id(work), version(official, work), List.of(reason(official, work)), due, sheet()));
    } else {
      stage.done(reviews.compile(official, id(work), version(official, work), sheet()));
    }
  }

  private Instant whenSubmitted(WorkLine work) {
    return times.notBeforeTomorrow(
        JapanTime.instantOf(stage.call().terms().prefectureDueOn().atTime(AFTERNOON, 0)));
  }

  private void submit(WorkLine work, Viewer official) {
    PrefectureCode prefecture = official.prefecture().orElseThrow();
    List<ApplicationId> ready =
        applications.values().stream()
            .filter(id -> isReady(official, id))
            .toList();
    if (!ready.isEmpty()) {
      stage.done(compilations.submitPackage(official, stage.call().id(), prefecture, ready, "", times.now()));
    }
  }

  private boolean isReady(Viewer official, ApplicationId id) {
    Applicant applicant = applicantOf(id);
    return official.prefecture().filter(applicant.prefecture()::equals).isPresent()
        && view(official, id).state() == ApplicationState.COMPILED;
  }

  private void checkFormalities(WorkLine work, Viewer clerk) {
    Applicant applicant = applicantOf(work);
    boolean asks = applicant == Applicant.B || applicant == Applicant.D;
    if (asks && asked.add(applicant)) {
      stage.done(
          checks.returnForCorrection(clerk, id(work), version(clerk, work), List.of(reason(clerk, work))));
    } else {
      stage.done(checks.accept(clerk, id(work), version(clerk, work), PlayTexts.of("reason")));
    }
  }

  private void correct(WorkLine work, Viewer official) {
    stage.done(checks.correct(official, id(work), version(official, work), times.now()));
  }

  /** Something the first section of the form has to be put right in. */
  private ReturnReason reason(Viewer viewer, WorkLine work) {
    String section = cases.form(viewer, id(work)).sections().get(0).key();
    return new ReturnReason(section, "", PlayTexts.of("reason"));
  }

  private static CheckSheet sheet() {
    return new CheckSheet(
        PlayTexts.of("text"), null, PlayTexts.of("organisation"), PlayTexts.of("text"), PlayTexts.of("text"),
        YesNoUnknown.YES, YesNoUnknown.YES, YesNoUnknown.YES, PlayTexts.of("reason"));
  }

  private void sendDirectly() {
    stage.done(intake.forward(cast.clerk(), mail(Applicant.G, times.now()), List.of()));
  }

  private void sendLate() {
    stage.done(intake.recordMail(cast.clerk(), mail(Applicant.H, times.now())));
  }

  private MailSubmission mail(Applicant applicant, Instant arrivedAt) {
    return new MailSubmission(
        stage.call().id(), applicant.prefecture(), applicant.area(), applicant.representativeMail(),
        applicant == Applicant.H ? Cast.deskMail(applicant.prefecture()) : "sender-" + applicant.mail(), arrivedAt, List::of, null, true);
  }

  private void withdraw() {
    Viewer clerk = cast.onTheWordOf(cast.clerk());
    ApplicationId id = applications.get(Applicant.F);
    stage.done(withdrawals.withdraw(clerk, id, view(clerk, id).version(), PlayTexts.of("reason")));
  }

  private void extend() {
    CallTerms terms = stage.call().terms();
    LocalDate until = times.calendar().plusBusinessDays(terms.deadline(), 1);
    if (until.isBefore(terms.resultDueOn())) {
      stage.done(extensions.propose(cast.manager(), applications.get(Applicant.E), until, PlayTexts.of("reason")));
    }
  }

  private void agreeToExtension(WorkLine work, Viewer holder) {
    ApplicationId id = id(work);
    stage.done(extensions.answer(holder, id, extensions.page(holder, id).open().id(), true, ""));
  }

  private void noteExtension(WorkLine work, Viewer holder) {
    ApplicationId id = id(work);
    extensions.note(holder, id, extensions.page(holder, id).unseen().id());
  }

  private void changeRepresentative() {
    Viewer region = cast.region(Applicant.A);
    ApplicationId id = applications.get(Applicant.A);
    stage.done(
        representatives.change(
            region, id, view(region, id).version(), answers.newRepresentative(cases.form(region, id), Applicant.A),
            PlayTexts.of("reason")));
  }

  /** Whose application it is; what came by mail is the late one's. */
  Applicant applicantOf(ApplicationId id) {
    return applications.entrySet().stream()
        .filter(entry -> entry.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Applicant.H);
  }

  private Applicant applicantOf(WorkLine work) {
    return applicantOf(id(work));
  }

  private static ApplicationId id(WorkLine work) {
    return new ApplicationId(Scene.idOf(work));
  }

  private long version(Viewer viewer, WorkLine work) {
    return view(viewer, id(work)).version();
  }

  private ApplicationView view(Viewer viewer, ApplicationId id) {
    return cases.view(viewer, id);
  }
}
