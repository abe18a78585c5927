package jp.banso.applications;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ConfirmerPolicy.Likeness;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.InternalDays;
import jp.banso.calls.Calls.ReceiptJudgement;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.CoverLetter;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.participation.ParticipationRecords;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 都道府県取りまとめ: what is ready goes to the secretariat as one package (S2 §7, B-R01, B-R02). */
@Service
@Transactional
public class CompilationService {

  private final ApplicationDesk desk;
  private final Applications applications;
  private final CompilationRows rows;
  private final Calls calls;
  private final ApplicationProcess process;
  private final CompilationProcess compilations;
  private final CompilationDays days;
  private final ApplicationMails mails;
  private final Addressees addressees;
  private final Mailroom mailroom;
  private final CaseNumbers numbers;
  private final ProxyRecords proxies;
  private final AuditLog audit;
  private final Extensions extensions;
  private final Supersession supersession;
  private final ExtensionEndings endings;
  private final Packages packages;
  private final PackageCovers covers;
  private final PackageApprovalRows approvals;
  private final SubmissionCalls telephone;
  private final ParticipationRecords participation;
  private final Confirmers confirmers;

  CompilationService(
      ApplicationDesk desk, Applications applications, CompilationRows rows, Calls calls,
      ApplicationProcess process, CompilationProcess compilations, CompilationDays days, ApplicationMails mails,
      Addressees addressees, Mailroom mailroom, CaseNumbers numbers, ProxyRecords proxies,
      AuditLog audit, Extensions extensions, ExtensionEndings endings, Supersession supersession, Packages packages,
      PackageCovers covers, PackageApprovalRows approvals, SubmissionCalls telephone, ParticipationRecords participation,
      Confirmers confirmers) {
    this.desk = desk;
    this.applications = applications;
    this.rows = rows;
    this.calls = calls;
    this.process = process;
    this.compilations = compilations;
    this.days = days;
    this.mails = mails;
    this.addressees = addressees;
    this.mailroom = mailroom;
    this.numbers = numbers;
    this.proxies = proxies;
    this.audit = audit;
    this.extensions = extensions;
    this.supersession = supersession;
    this.endings = endings;
    this.packages = packages;
    this.covers = covers;
    this.approvals = approvals;
    this.telephone = telephone;
    this.participation = participation;
    this.confirmers = confirmers;
  }

  /**
   * Guards the submission before its form is read; the word of the prefecture may be missing yet.
   *
   * @throws NotFound for another programme's people
   * @throws Forbidden for all but the prefecture and the secretariat
   */
  public void requireCompiler(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    ProgrammeCode programme = calls.get(callId).programme();
    if (viewer.programme() != programme) {
      throw new NotFound("compilation of " + prefecture);
    }
    if (!viewer.holds(Groups.prefecture(programme, prefecture))
        && !viewer.isSecretariatOf(programme)) {
      throw new Forbidden(viewer.role() + " compiles nothing of " + prefecture);
    }
  }

  /** Names the application that a place on the 意向確認 has begun: to note it needs nobody's word. */
  public Outcome<Void> linkParticipant(
      Viewer viewer, CallId callId, PrefectureCode prefecture, UUID entry, ApplicationId id) {
    requireCompiler(viewer, callId, prefecture);
    Application application = desk.forViewer(viewer, id);
    if (!application.call().equals(callId) || !application.prefecture().equals(prefecture)) {
      throw new NotFound("application " + id.value());
    }
    if (!participation.link(callId, prefecture, entry, application.key())) {
      return Outcome.refused("applications.refused.link");
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.linked", application.key()).audience(Audience.PREFECTURE));
    return Outcome.done();
  }

  /** The 鑑 as it is proposed, to be changed before the package goes. */
  @Transactional(readOnly = true)
  public CoverLetter proposedCover(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    requireCompiler(viewer, callId, prefecture);
    return covers.today(calls.get(callId), prefecture);
  }

  /** As below, with the 鑑 that is proposed. */
  public Outcome<PackageReceipt> submitPackage(
      Viewer viewer, CallId callId, PrefectureCode prefecture, List<ApplicationId> chosen,
      String coverNote, Instant receivedAt) {
    requireCompiler(viewer, callId, prefecture);
    return submitPackage(
        viewer, callId, prefecture, chosen, coverNote, covers.today(calls.get(callId), prefecture), receivedAt);
  }

  /**
   * Submits what is ready; what is not ready yet can follow in a package of its own. The deadline is judged by the time
   * of receipt; what comes after it is kept and considered, never thrown away.
   */
  public Outcome<PackageReceipt> submitPackage(
      Viewer viewer, CallId callId, PrefectureCode prefecture, List<ApplicationId> chosen,
      String coverNote, CoverLetter cover, Instant receivedAt) {
    requireCompiler(viewer, callId, prefecture);
    ProgrammeCode programme = calls.get(callId).programme();
    viewer.requireActFor(Groups.prefecture(programme, prefecture), programme);
    if (chosen.isEmpty()) {
      return Outcome.refused("applications.refused.nothingChosen");
    }
    ReceiptJudgement judgement = calls.judgeReceipt(callId, receivedAt);
    if (judgement == ReceiptJudgement.NOT_OPEN) {
      return Outcome.refused("applications.refused.notOpen");
    }
    CallView call = calls.get(callId);
    rows.lock(callId, prefecture);
    List<Application> own =
        applications.findByCallIdAndPrefectureCodeOrderByCaseKey(
            callId.value(), prefecture.value());
    List<Application> submitted = chosen.stream().distinct().map(id -> among(own, id)).toList();
    List<String> notReady =
        submitted.stream()
            .filter(CompilationService::wasTakenBack)
            .map(application -> numbers.shown(application.key()))
            .toList();
    if (!notReady.isEmpty()) {
      return Outcome.refused("applications.refused.notReady", String.join(" ", notReady));
    }
    if (approvals.holdsLetter(callId, prefecture)
        && !cover.forNextTime().equals(covers.written(call, prefecture).forNextTime())) {
      return Outcome.refused("approvals.refused.held");
    }
    List<String> byOwn = confirmedBy(Likeness.SAME, submitted);
    if (!byOwn.isEmpty()) {
      return Outcome.refused("applications.refused.confirmedByOwn", String.join(" ", byOwn));
    }
    List<String> undeclared = confirmedBy(Likeness.UNCERTAIN, submitted);
    if (!undeclared.isEmpty()) {
      return Outcome.refused("applications.refused.confirmedUndeclared", String.join(" ", undeclared));
    }
    Map<UUID, Instant> ends = extensions.ends(call);
    submitted.forEach(
        application -> {
          Instant end = ends.getOrDefault(application.id().value(), call.deadlineEnd());
          receive(viewer, application, receivedAt, !receivedAt.isBefore(end), call);
        });
    boolean considered = submitted.stream().anyMatch(application -> application.state() == ApplicationState.RECEIVED_LATE);
    UUID packageId =
        rows.addPackage(
            callId, prefecture, receivedAt, viewer.personId(), coverNote.strip(), submitted.size());
    packages.keep(packageId, submitted);
    covers.sent(
        packageId, call, prefecture, cover,
        submitted.stream()
            .map(application -> new PackageCovers.Enclosed(application.receipt().number(), application.areaName()))
            .toList(),
        coverNote, viewer.actor().label());
    CaseKey key = CompilationKey.of(call, prefecture);
    compilations.packageSubmitted(
        key, own.stream().anyMatch(application -> application.state().isBeforeSubmission()));
    days.draftsChanged(call, prefecture);
    telephone.settle(callId, prefecture);
    String desk = addressees.desk(call, prefecture).map(DeskContact::mail).orElse(null);
    announce(call, prefecture, key, submitted, coverNote, receivedAt, packageId, desk);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.packageSubmitted", key)
            .detail("count", submitted.size())
            .audience(Audience.PREFECTURE, Audience.MINISTRY));
    proxies.record(viewer, key, "applications.step.submit", desk);
    return Outcome.done(
        new PackageReceipt(
            submitted.stream().map(application -> application.receipt().number()).toList(),
            receivedAt, considered));
  }

  /** Numbers of those whose confirmer is that like their 代表者 as they stand now. */
  private List<String> confirmedBy(Likeness likeness, List<Application> submitted) {
    return submitted.stream()
        .filter(application -> application.state() == ApplicationState.COMPILED)
        .filter(
            application ->
                desk.reviewIfAny(application)
                    .filter(
                        review -> confirmers.likenessThen(review, application, application.answers()) == likeness)
                    .isPresent())
        .map(application -> numbers.shown(application.key()))
        .toList();
  }

  /** Since the page was made it has gone back to its region, or its region has withdrawn it. */
  private static boolean wasTakenBack(Application application) {
    return switch (application.state()) {
      case DRAFT, PREFECTURE_REVIEW, WITHDRAWN -> true;
      default -> false;
    };
  }

  /**
   * A request that reached us in time and was held up until the call had closed is considered like a
   * late one: the selection may have begun without it. The closing takes a flow first and ends its
   * application a moment later, so the flow tells and not the state.
   */
  private void receive(
      Viewer viewer, Application application, Instant receivedAt, boolean afterDeadline, CallView call) {
    String number = numbers.shown(application.key());
    boolean flowWaits =
        afterDeadline
            ? process.receivedLate(application.key())
            : process.submitted(application.key());
    boolean late = afterDeadline || !flowWaits;
    if (late) {
      application.receiveLate(number, viewer.actor().label(), receivedAt);
    } else {
      application.receive(number, viewer.actor().label(), receivedAt);
    }
    desk.save(application);
    desk.keepVersion(application, ApplicationVersion.Occasion.SUBMITTED, viewer.actor().label());
    if (!late) {
      supersession.begin(viewer, application);
    }
    endings.left(application);
    if (!flowWaits) {
      process.lateCaseOpened(start(application, call, calls.days(call, application.prefecture())));
    }
    if (late) {
      mails.receivedLate(application);
    } else {
      mails.received(application);
    }
    audit.record(
        AuditEntry.of(
                viewer.actor(),
                late ? "audit.applications.receivedLate" : "audit.applications.submitted",
                application.key())
            .audience(ApplicationScope.READERS));
  }

  static ApplicationProcess.Start start(Application application, CallView call, InternalDays days) {
    return new ApplicationProcess.Start(
        application.key(), application.programme(), application.prefecture(), days.regionDueOn(),
        call.terms().deadline());
  }

  /** M09 to the secretariat, a copy to the prefecture's desk. */
  private void announce(
      CallView call, PrefectureCode prefecture, CaseKey key, List<Application> submitted,
      String coverNote, Instant receivedAt, UUID packageId, String desk) {
    record Line(String number, String area) {}
    mailroom.send(
        MailOrder.of("M09", call.programme(), key, "/applications")
            .on(packageId.toString())
            .to(call.secretariatMail())
            .copy(desk)
            .replyTo(desk)
            .value("call", call)
            .value("prefecture", prefecture.name())
            .value("desk", addressees.desk(call, prefecture).map(DeskContact::deskName).orElse(""))
            .value("receivedAt", receivedAt)
            .value("coverNote", coverNote.strip())
            .value("number", numbers.shown(key))
            .value(
                "lines",
                submitted.stream()
                    .map(
                        application ->
                            new Line(
                                application.receipt().number(),
                                ApplicationMails.oneLine(application.areaName())))
                    .toList()));
  }

  private static Application among(List<Application> own, ApplicationId id) {
    return own.stream()
        .filter(application -> application.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("application " + id.value()));
  }
}
