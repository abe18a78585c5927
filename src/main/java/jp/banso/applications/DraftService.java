package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.Calls.ReceiptJudgement;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.forms.AnswerBinder;
import jp.banso.forms.AnswerChange;
import jp.banso.forms.AnswerDiff;
import jp.banso.forms.AnsweredFile;
import jp.banso.forms.Answers;
import jp.banso.forms.BoundAnswers;
import jp.banso.forms.FormDefinition;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.participation.ParticipationRecords;
import jp.banso.parties.Groups;
import jp.banso.parties.Memberships;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The region's 作成担当者: drafts, saves, shows and hands over (S2 §7, 別紙2-②). */
@Service
@Transactional
public class DraftService {

  private final ParticipationRecords participation;
  private final ApplicationDesk desk;
  private final CompilationRows rows;
  private final Calls calls;
  private final AnswerBinder binder;
  private final AnswerDiff diff;
  private final MemberGroupAid aid;
  private final FormMove moves;
  private final ApplicationChecks checks;
  private final ApplicationProcess process;
  private final CompilationDays compilations;
  private final Memberships memberships;
  private final Addressees addressees;
  private final MailWord mailWord;
  private final ProxyRecords proxies;
  private final AuditLog audit;
  private final Clock clock;
  private final Extensions extensions;
  private final BusinessCalendar calendar;

  DraftService(
      ApplicationDesk desk, CompilationRows rows, Calls calls,
      AnswerBinder binder, AnswerDiff diff, MemberGroupAid aid, FormMove moves, ApplicationChecks checks, ApplicationProcess process,
      CompilationDays compilations, Memberships memberships, Addressees addressees,
      MailWord mailWord, ProxyRecords proxies, AuditLog audit, Clock clock, Extensions extensions, BusinessCalendar calendar, ParticipationRecords participation) {
    this.participation = participation;
    this.desk = desk;
    this.rows = rows;
    this.calls = calls;
    this.binder = binder;
    this.diff = diff;
    this.aid = aid;
    this.moves = moves;
    this.checks = checks;
    this.process = process;
    this.compilations = compilations;
    this.memberships = memberships;
    this.addressees = addressees;
    this.mailWord = mailWord;
    this.proxies = proxies;
    this.audit = audit;
    this.clock = clock;
    this.extensions = extensions;
    this.calendar = calendar;
  }

  /**
   * Guards the start of a draft: a region's, or the secretariat's on a region's word.
   *
   * @throws Forbidden for everyone else
   */
  public void requireStarter(Viewer viewer) {
    if (!mayStart(viewer)) {
      throw new Forbidden(viewer.role() + " starts no draft");
    }
  }

  public boolean mayStart(Viewer viewer) {
    return viewer.role() == RoleKind.REGION || viewer.role().isSecretariat();
  }

  /** Starts a draft; it has its 整理番号 from this moment. */
  public Outcome<ApplicationId> start(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    ProgrammeCode programme = calls.get(callId).programme();
    boolean region = viewer.role() == RoleKind.REGION && viewer.programme() == programme;
    boolean proxy = viewer.isSecretariatOf(programme) && viewer.proxy().isPresent();
    if (!region && !proxy) {
      throw new Forbidden(viewer.role() + " starts no draft");
    }
    if (region && viewer.prefecture().filter(own -> !own.equals(prefecture)).isPresent()) {
      throw new BadInput("prefecture " + prefecture);
    }
    Instant now = clock.instant();
    if (calls.judgeReceipt(callId, now) != ReceiptJudgement.IN_TIME) {
      return Outcome.refused("applications.refused.notOpen");
    }
    CallView call = calls.get(callId);
    CompilationRows.Number number = rows.nextNumber(call, prefecture);
    String organisation = proxy ? viewer.proxy().get().saidBy() : viewer.organisationName();
    Application application =
        desk.save(
            new Application(
                new NewApplication(
                    number.application(), callId, call.programme(), prefecture, number.value(),
                    call.form(), region ? viewer.personId() : null,
                    organisation, proxy, viewer.actor().label(), now)));
    if (region) {
      memberships.grant(Groups.area(application.key()), viewer.personId());
    }
    process.draftStarted(
        new ApplicationProcess.Start(
            application.key(), call.programme(), prefecture, calls.days(call, prefecture).regionDueOn(),
            call.terms().deadline()));
    compilations.draftStarted(number.compilation(), call, prefecture);
    participation.draftStarted(
        call, prefecture, application.key(), organisation,
        region ? addressees.region(application).orElse("") : "");
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.started", application.key()).audience(ApplicationScope.READERS));
    proxies.record(
        viewer, application.key(), "applications.step.start",
        addressees.applicant(application).orElse(null));
    return Outcome.done(application.id());
  }

  /** Files that came along; asked for only when they will be kept. */
  @FunctionalInterface
  public interface ReceivedFiles {

    /** By the path of their field. */
    Map<String, List<AnsweredFile>> store(FormDefinition form);
  }

  /** As {@link #save(Viewer, ApplicationId, long, Map, ReceivedFiles)}, without any file. */
  public SaveResult save(
      Viewer viewer, ApplicationId id, long version, Map<String, String[]> parameters) {
    return save(viewer, id, version, parameters, form -> Map.of());
  }

  /**
   * Keeps what was typed so far; blanks are allowed, what cannot be stored is not. On another's word
   * a form is recorded as a whole: a row more or less is not yet kept.
   */
  public SaveResult save(
      Viewer viewer, ApplicationId id, long version, Map<String, String[]> parameters,
      ReceivedFiles files) {
    Application application = desk.offered(viewer, id, Step.EDIT);
    boolean own = StepPolicy.isOwn(viewer, application, Step.EDIT);
    FormDefinition form = checks.definition(application.form());
    if (application.version() != version) {
      FormMove.Typed typed = moves.typed(application, parameters);
      return new SaveResult.Stale(
          typed.bound(), typed.unplaced(), application.answers(), application.version(), application.changedBy(),
          application.changedAt());
    }
    BoundAnswers bound = binder.bind(form, parameters, application.answers());
    if (bound.refused()) {
      return new SaveResult.Refused(bound);
    }
    if (!own && bound.rowsEdited()) {
      return new SaveResult.Saved(version, bound);
    }
    if (!StepPolicy.mayTake(viewer, application, Step.EDIT)) {
      return new SaveResult.WordMissing(bound);
    }
    Map<String, List<AnsweredFile>> received = files.store(form);
    if (!received.isEmpty()) {
      bound = binder.bind(form, parameters, application.answers(), received);
    }
    if (!bound.answers().equals(application.answers())) {
      Answers before = application.answers();
      MemberGroups groups =
          application.groups().carriedOver(before, bound.answers(), aid.propose(bound.answers()));
      application.write(bound.answers(), groups, viewer.actor().label(), clock.instant());
      desk.save(application);
      recordSaving(viewer, application, before);
    }
    return new SaveResult.Saved(application.version(), bound);
  }

  /** Who wrote where, not what; only a saving on another's word is a step of the case's history. */
  private void recordSaving(Viewer viewer, Application application, Answers before) {
    Viewer writer =
        EditPolicy.isCopiedFromMail(application) ? mailWord.of(viewer, application) : viewer;
    List<String> sections =
        diff.between(checks.definition(application.form()), before, application.answers()).stream()
            .map(AnswerChange::sectionTitle)
            .distinct()
            .toList();
    AuditEntry saving =
        AuditEntry.logged(writer.actor(), "audit.applications.saved", application.key())
            .detail("sections", String.join(", ", sections))
            .detail("version", application.version());
    audit.record(viewer.proxy().isPresent() ? saving.audience(ApplicationScope.READERS) : saving);
    proxies.record(
        viewer, application.key(), "applications.step.edit",
        addressees.applicant(application).orElse(null));
  }

  /** Lets the prefecture read along before the hand-over. */
  public Outcome<Void> showToPrefecture(Viewer viewer, ApplicationId id) {
    Application application = desk.forStep(viewer, id, Step.SHOW);
    application.showToPrefecture();
    desk.save(application);
    record(viewer, application, "audit.applications.shown", "applications.step.show");
    return Outcome.done();
  }

  /** Gives the draft to the prefecture. Only what is plainly blank or malformed stops it. */
  public Outcome<Void> handOver(Viewer viewer, ApplicationId id, long version, String reason) {
    Application application = desk.forStep(viewer, id, Step.HAND_OVER, version);
    ApplicationCheck check = checks.of(application);
    if (check.stops()) {
      return Outcome.refused("applications.refused.blank", check.stopping().size());
    }
    if (check.needsReason() && reason.isBlank()) {
      return Outcome.refused("applications.refused.reason");
    }
    application.handOver(reason.strip(), viewer.actor().label(), clock.instant());
    desk.save(application);
    desk.answerRequests(application, ReturnRequest.By.PREFECTURE);
    desk.keepVersion(
        application, ApplicationVersion.Occasion.HANDED_OVER, viewer.actor().label());
    CallView call = calls.get(application.call());
    process.handedOver(
        application.key(),
        CaseDays.of(
                call.terms(), calls.days(call, application.prefecture()), extensions.lastDay(application.id(), call),
                calendar)
            .prefectureDueOn());
    record(viewer, application, "audit.applications.handedOver", "applications.step.handOver");
    return Outcome.done();
  }

  private void record(Viewer viewer, Application application, String action, String step) {
    audit.record(
        AuditEntry.of(viewer.actor(), action, application.key())
            .audience(Audience.REGION, Audience.PREFECTURE, Audience.MINISTRY));
    proxies.record(
        viewer, application.key(), step, addressees.applicant(application).orElse(null));
  }
}
