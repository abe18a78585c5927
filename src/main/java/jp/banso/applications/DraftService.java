package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.Calls.ReceiptJudgement;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.drafting.DraftTexts;
import jp.banso.drafting.OpenPage;
import jp.banso.drafting.OpenPages;
import jp.banso.forms.AnswerBinder;
import jp.banso.forms.AnswerClash;
import jp.banso.forms.AnsweredFile;
import jp.banso.forms.Answers;
import jp.banso.forms.BoundAnswers;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.MergedAnswers;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
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
  private final SharedWriting writing;
  private final OpenPages pages;
  private final DraftTexts texts;
  private final ApplicationChecks checks;
  private final ApplicationProcess process;
  private final CompilationDays compilations;
  private final Memberships memberships;
  private final Addressees addressees;
  private final ProxyRecords proxies;
  private final AuditLog audit;
  private final Clock clock;
  private final Extensions extensions;
  private final ApplicationMails mails;
  private final PrefillService prefill;
  private final BusinessCalendar calendar;
  private final LeftClashes clashes;
  private final RepresentativeService representatives;
  private final AskedChanges asked;

  DraftService(
      ApplicationDesk desk, CompilationRows rows, Calls calls,
      AnswerBinder binder, SharedWriting writing, OpenPages pages, DraftTexts texts, ApplicationChecks checks,
      ApplicationProcess process,
      CompilationDays compilations, Memberships memberships, Addressees addressees,
      ProxyRecords proxies, AuditLog audit, Clock clock, Extensions extensions, BusinessCalendar calendar,
      ApplicationMails mails, PrefillService prefill, ParticipationRecords participation, LeftClashes clashes,
      RepresentativeService representatives, AskedChanges asked) {
    this.asked = asked;
    this.participation = participation;
    this.desk = desk;
    this.rows = rows;
    this.calls = calls;
    this.binder = binder;
    this.writing = writing;
    this.pages = pages;
    this.texts = texts;
    this.checks = checks;
    this.process = process;
    this.compilations = compilations;
    this.memberships = memberships;
    this.addressees = addressees;
    this.proxies = proxies;
    this.audit = audit;
    this.clock = clock;
    this.extensions = extensions;
    this.calendar = calendar;
    this.mails = mails;
    this.prefill = prefill;
    this.clashes = clashes;
    this.representatives = representatives;
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

  /**
   * Whether it is offered: to whom others let read or comment their draft, and no more, it is not. Who reads only what
   * the organisation applied for earlier is just who begins the next one.
   */
  public boolean offersStart(Viewer viewer) {
    return mayStart(viewer)
        && !(CaseShares.mayOnlyLookOn(viewer)
            && memberships.groupsOf(viewer.personId(), viewer.organisationId()).stream()
                .anyMatch(Groups::isForLookingOn));
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
    Application application = begin(viewer, call, prefecture);
    participation.draftStarted(
        call, prefecture, application.key(), application.drafterOrganisation(),
        region ? addressees.region(application).orElse("") : "");
    if (region) {
      prefill.fill(viewer, application);
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.started", application.key()).audience(ApplicationScope.READERS));
    proxies.record(
        viewer, application.key(), "applications.step.start",
        addressees.applicant(application).orElse(null));
    return Outcome.done(application.id());
  }

  /** A new draft of a region, or on its word, with its number and its flow; whether it is another applicant its caller knows. */
  Application begin(Viewer viewer, CallView call, PrefectureCode prefecture) {
    boolean region = viewer.role() == RoleKind.REGION;
    CompilationRows.Number number = rows.nextNumber(call, prefecture);
    String organisation = region ? viewer.organisationName() : viewer.proxy().orElseThrow().saidBy();
    Application application =
        desk.save(
            new Application(
                new NewApplication(
                    number.application(), call.id(), call.programme(), prefecture, number.value(),
                    call.form(), region ? viewer.personId() : null,
                    organisation, !region, viewer.actor().label(), clock.instant())));
    if (region) {
      memberships.grant(Groups.area(application.key()), viewer.personId(), viewer.organisationId());
      // once the call is over it is one of the organisation's earlier applications, whoever works there then
      memberships.grantOrganisation(
          Groups.readers(application.key()), viewer.organisationId(), call.programme(), call.deadlineEnd());
    }
    process.draftStarted(
        new ApplicationProcess.Start(
            application.key(), call.programme(), prefecture, calls.days(call, prefecture).regionDueOn(),
            call.terms().deadline()));
    compilations.draftStarted(number.compilation(), call, prefecture);
    return application;
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
   * Keeps what was typed so far; blanks are allowed, what cannot be stored is not. What the page does not show, or shows
   * unchanged, stays as others left it. On another's word a form is recorded as a whole: a row more or less is not yet
   * kept.
   *
   * @param version of the application when the page was made; {@code page} among the parameters names the page
   */
  public SaveResult save(
      Viewer viewer, ApplicationId id, long version, Map<String, String[]> parameters,
      ReceivedFiles files) {
    desk.hold(id);
    Application application = desk.offered(viewer, id, Step.EDIT);
    Optional<OpenPage> overtaken = writing.overtaken(viewer, application, parameters);
    if (overtaken.isPresent()) {
      return asLastSaved(application, overtaken.get());
    }
    SharedWriting.Sent sent = writing.read(viewer, application, version, parameters, Map.of());
    if (sent.bound().refused()) {
      return new SaveResult.Refused(sent.bound());
    }
    if (!StepPolicy.isOwn(viewer, application, Step.EDIT) && sent.bound().rowsEdited()) {
      return new SaveResult.Saved(version, sent.bound());
    }
    if (!StepPolicy.mayTake(viewer, application, Step.EDIT)) {
      return new SaveResult.WordMissing(sent.bound());
    }
    Map<String, List<AnsweredFile>> received = files.store(checks.definition(application.form()));
    if (!received.isEmpty()) {
      sent = writing.read(viewer, application, version, parameters, received);
    }
    // a page of an earlier form goes on sending what that form asked, so it starts from its own text each time
    UUID page = sent.moved() ? UUID.randomUUID() : SharedWriting.page(parameters).orElseGet(UUID::randomUUID);
    MergedAnswers merged =
        writing.keep(viewer, application, sent.base(), sent.mine(), page, SharedWriting.turn(parameters));
    BoundAnswers shown =
        new BoundAnswers(merged.answers(), List.of(), sent.bound().shownRows(), sent.bound().rowsEdited());
    return merged.hasClashes() || !sent.unplaced().isEmpty()
        ? new SaveResult.Clashing(application.version(), shown, page, merged.clashes(), sent.unplaced())
        : new SaveResult.Saved(application.version(), shown);
  }

  private SaveResult asLastSaved(Application application, OpenPage page) {
    MergedAnswers last = writing.lastSave(page);
    BoundAnswers shown = new BoundAnswers(last.answers(), List.of(), Map.of(), false);
    return last.hasClashes()
        ? new SaveResult.Clashing(application.version(), shown, page.id(), last.clashes(), List.of())
        : new SaveResult.Saved(application.version(), shown);
  }

  /** How a writer decides what clashed. */
  public enum Choice {
    MINE,
    THEIRS,
    ANEW
  }

  /**
   * Keeps what the writer chose where somebody else had changed the same. What others wrote since the writer was shown
   * both is asked about again.
   *
   * @param choices by the path of the clash; what is typed anew is among the parameters
   */
  public Outcome<SaveResult> settle(
      Viewer viewer, ApplicationId id, UUID page, Map<String, Choice> choices, Map<String, String[]> parameters) {
    desk.hold(id);
    Application application = desk.offered(viewer, id, Step.EDIT);
    OpenPage open = undecided(viewer, application, page);
    MergedAnswers last = writing.lastSave(open);
    Map<String, Answers> decided = new HashMap<>();
    for (AnswerClash clash : last.clashes()) {
      Choice choice = choices.get(clash.path());
      if (choice == null) {
        return Outcome.refused("applications.clash.refused.open");
      }
      if (choice == Choice.ANEW) {
        BoundAnswers typed = binder.bind(checks.definition(application.form()), clash, parameters);
        if (typed.refused()) {
          return Outcome.done(new SaveResult.Refused(typed));
        }
        decided.put(clash.path(), typed.answers());
      } else {
        decided.put(clash.path(), choice == Choice.MINE ? clash.mine() : clash.theirs());
      }
    }
    if (!StepPolicy.mayTake(viewer, application, Step.EDIT)) {
      return Outcome.done(new SaveResult.WordMissing(new BoundAnswers(last.answers(), List.of(), Map.of(), false)));
    }
    // the page that sent it may still be open in a tab and must not go on from what was decided elsewhere
    pages.forget(viewer, application.key(), page);
    UUID next = UUID.randomUUID();
    MergedAnswers merged = writing.keep(viewer, application, last.answers(), last.settled(decided), next);
    BoundAnswers shown = new BoundAnswers(merged.answers(), List.of(), Map.of(), false);
    return Outcome.done(
        merged.hasClashes()
            ? new SaveResult.Clashing(application.version(), shown, next, merged.clashes(), List.of())
            : new SaveResult.Saved(application.version(), shown));
  }

  private OpenPage undecided(Viewer viewer, Application application, UUID page) {
    return pages
        .find(viewer, application.key(), page)
        .filter(open -> open.clashes() > 0)
        .map(open -> writing.onForm(open, application.form()))
        .orElseThrow(() -> new NotFound("clashes of page " + page));
  }

  /**
   * Takes an earlier text back, as a change of now: what others write meanwhile is laid together with it.
   *
   * @param seen the version of the application to which the earlier text was compared
   * @param from the version from which the earlier text stood
   * @param path of the field or table alone, null for everything
   */
  public SaveResult takeBack(Viewer viewer, ApplicationId id, long seen, long from, String path) {
    desk.hold(id);
    Application application = desk.forStep(viewer, id, Step.EDIT);
    List<ApplicationVersion> versions = desk.versionsOf(application);
    DraftTexts.Kept earlier =
        texts.at(application.key(), from).filter(text -> text.version() == from)
            .filter(text -> KeptTextPolicy.mayRead(viewer, application, versions, text))
            .orElseThrow(() -> new NotFound("text " + from + " of " + application.key()));
    Answers wanted = writing.onForm(earlier, application.form());
    Answers base =
        seen >= application.version()
            ? application.answers()
            : texts.at(application.key(), seen)
                .filter(text -> KeptTextPolicy.mayRead(viewer, application, versions, text))
                .map(text -> writing.onForm(text, application.form()))
                .orElse(Answers.empty());
    FormDefinition form = checks.definition(application.form());
    if (path != null && form.field(path).isEmpty()) {
      throw new BadInput("path");
    }
    UUID page = UUID.randomUUID();
    MergedAnswers merged =
        writing.keep(viewer, application, base, path == null ? wanted : base.withSame(path, wanted), page);
    audit.record(
        AuditEntry.logged(viewer.actor(), "audit.applications.takenBack", application.key())
            .detail("version", from)
            .detail("element", path == null ? "" : form.field(path).orElseThrow().label()));
    BoundAnswers shown = new BoundAnswers(merged.answers(), List.of(), Map.of(), false);
    return merged.hasClashes()
        ? new SaveResult.Clashing(application.version(), shown, page, merged.clashes(), List.of())
        : new SaveResult.Saved(application.version(), shown);
  }

  /** Lets the prefecture read along before the hand-over. */
  public Outcome<Void> showToPrefecture(Viewer viewer, ApplicationId id) {
    Application application = desk.forStep(viewer, id, Step.SHOW);
    application.showToPrefecture();
    desk.save(application);
    mails.shown(application);
    record(viewer, application, "audit.applications.shown", "applications.step.show");
    return Outcome.done();
  }

  /** As {@link #handOver(Viewer, ApplicationId, long, String, boolean, boolean)}, leaving nothing that clashes. */
  public Outcome<Void> handOver(Viewer viewer, ApplicationId id, long version, String reason) {
    return handOver(viewer, id, version, reason, false, true);
  }

  /**
   * Gives the draft to the prefecture. Only what is plainly blank or malformed stops it, and what several people have
   * written differently until it is chosen or left.
   *
   * @param leave true if what still clashes stays as it stands in the form
   * @param asIs true if what the prefecture asked about may go as it was; else that is refused once, to be said
   */
  public Outcome<Void> handOver(
      Viewer viewer, ApplicationId id, long version, String reason, boolean leave, boolean asIs) {
    Application application = desk.forStep(viewer, id, Step.HAND_OVER, version);
    ApplicationCheck check = checks.of(application);
    if (check.stops()) {
      return Outcome.refused("applications.refused.blank", check.stopping().size());
    }
    if (check.needsReason() && reason.isBlank()) {
      return Outcome.refused("applications.refused.reason");
    }
    boolean again = application.handedOverAt() != null;
    int undecided = clashes.count(application);
    if (undecided > 0 && !leave) {
      return Outcome.refused("applications.refused.undecided", undecided);
    }
    if (!asIs && !asked.untouched(viewer, id).isEmpty()) {
      return Outcome.refused("applications.refused.untouched");
    }
    Optional<Answers> before = representatives.lastSent(application);
    application.handOver(reason.strip(), viewer.actor().label(), clock.instant());
    desk.save(application);
    desk.answerRequests(application, ReturnRequest.By.PREFECTURE);
    participation.draftSent(application.call(), application.key());
    desk.keepVersion(
        application, ApplicationVersion.Occasion.HANDED_OVER, viewer.actor().label());
    clashes.leave(viewer, id);
    representatives.sent(viewer, application, before);
    CallView call = calls.get(application.call());
    LocalDate dueOn =
        CaseDays.of(
                call.terms(), calls.days(call, application.prefecture()), extensions.lastDay(application.id(), call),
                calendar)
            .prefectureDueOn();
    process.handedOver(application.key(), dueOn);
    mails.handedOver(application, again, dueOn);
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
