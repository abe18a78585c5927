package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.calls.CallView;
import jp.banso.composition.MemberGroupAid;
import jp.banso.composition.MemberGroups;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.forms.AnswerChange;
import jp.banso.forms.Answers;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secretariat takes in a 補正の回答 that came by mail; it is judged by its arrival, however late it is read. */
@Service
@Transactional
public class CorrectionIntake {

  private final ApplicationDesk desk;
  private final Applications applications;
  private final ApplicationProcess process;
  private final ApplicationMails mails;
  private final CorrectionWaits waits;
  private final MailWord mailWord;
  private final MemberGroupAid aid;
  private final LeftClashes clashes;
  private final RepresentativeService representatives;
  private final TextChanges changes;
  private final CompilationRows rows;
  private final ProxyRecords proxies;
  private final AuditLog audit;
  private final Clock clock;

  CorrectionIntake(
      ApplicationDesk desk, Applications applications, ApplicationProcess process, ApplicationMails mails,
      CorrectionWaits waits, MailWord mailWord, MemberGroupAid aid, LeftClashes clashes,
      RepresentativeService representatives, TextChanges changes, CompilationRows rows, ProxyRecords proxies,
      AuditLog audit, Clock clock) {
    this.desk = desk;
    this.applications = applications;
    this.process = process;
    this.mails = mails;
    this.waits = waits;
    this.mailWord = mailWord;
    this.aid = aid;
    this.clashes = clashes;
    this.representatives = representatives;
    this.changes = changes;
    this.rows = rows;
    this.proxies = proxies;
    this.audit = audit;
    this.clock = clock;
  }

  /** What of the prefecture waits for its correction, beside a mail that came at {@code arrivedAt}. */
  @Transactional(readOnly = true)
  public List<OpenReturn> openReturns(Viewer viewer, CallView call, PrefectureCode prefecture, Instant arrivedAt) {
    requireSecretariat(viewer, call.programme());
    return applications.findByCallIdAndPrefectureCodeOrderByCaseKey(call.id().value(), prefecture.value()).stream()
        .filter(one -> one.state() == ApplicationState.CORRECTING)
        .map(one -> openReturn(one, arrivedAt))
        .toList();
  }

  /** As {@link #openReturns}, of one application by its number. */
  @Transactional(readOnly = true)
  public Optional<OpenReturn> openReturn(Viewer viewer, CaseKey key, Instant arrivedAt) {
    return applications.findByCaseKey(key.value())
        .filter(one -> viewer.isSecretariatOf(one.programme()) && one.state() == ApplicationState.CORRECTING)
        .map(one -> openReturn(one, arrivedAt));
  }

  private static OpenReturn openReturn(Application one, Instant arrivedAt) {
    return new OpenReturn(
        one.id(), one.key(), one.keptAreaName() == null ? one.areaName() : one.keptAreaName(), one.correctionDueAt(),
        arrivedAt.isBefore(one.correctionDueAt()));
  }

  /** What the secretariat has of it, over which a mailed form is read. */
  @Transactional(readOnly = true)
  public SentForm sent(Viewer viewer, ApplicationId id) {
    Application application = own(viewer, id);
    return new SentForm(application.form(), sentText(application));
  }

  /** What the answers of a mailed form, read over {@link #sent}, would change. */
  @Transactional(readOnly = true)
  public MailedChanges changes(Viewer viewer, ApplicationId id, Answers answers) {
    return changes(own(viewer, id), answers);
  }

  private MailedChanges changes(Application application, Answers answers) {
    Answers before = sentText(application);
    Set<String> asked = asked(application);
    Map<Boolean, List<AnswerChange>> all =
        changes.ofForm(application.form(), before, application.form(), answers).stream()
            .collect(Collectors.partitioningBy(change -> asked.contains(change.section())));
    return new MailedChanges(all.get(true), all.get(false), another(asked, before, answers));
  }

  /** The sections that the secretariat waits for. */
  private Set<String> asked(Application application) {
    return desk.requests(application).stream()
        .filter(request -> request.by() == ReturnRequest.By.SECRETARIAT && request.isOpen())
        .map(request -> request.item().section())
        .collect(Collectors.toSet());
  }

  /** Another 代表者 whom nobody asked about, else null. */
  private static RepresentativeService.Written another(Set<String> asked, Answers before, Answers answers) {
    return asked.contains(RepresentativeService.SECTION) || !RepresentativeService.isAnother(before, answers)
        ? null
        : new RepresentativeService.Written(
            before.text(RepresentativeService.FIELD_NAME), answers.text(RepresentativeService.FIELD_NAME));
  }

  /**
   * Its answers go into the application, laid over what the secretariat has, as the version that was sent again. What
   * was written on screen and not sent is kept.
   *
   * @param arrivedAt at the mail server
   * @param sender registered address whose word it is
   * @param answers what the mail's form says over what was sent; null if nobody could read it, and the clerk copies it
   * @param files the mail first, then what came with it
   * @param representative what is said of another 代表者 about whom nobody asked; unsaid it is refused
   */
  public Outcome<ApplicationId> correct(
      Viewer viewer, ApplicationId id, Instant arrivedAt, String sender, Answers answers, List<UUID> files,
      MailedChanges.Representative representative) {
    desk.hold(id);
    Application application = own(viewer, id);
    if (application.state() != ApplicationState.CORRECTING) {
      return Outcome.refused("applications.refused.notCorrecting");
    }
    if (!arrivedAt.isBefore(application.correctionDueAt())) {
      return Outcome.refused(
          "applications.refused.correctionMail", Wareki.dateTime(application.correctionDueAt().minusMillis(1)));
    }
    Answers sent = sentText(application);
    RepresentativeService.Written another = answers == null ? null : another(asked(application), sent, answers);
    if (another != null && representative == MailedChanges.Representative.UNSAID) {
      return Outcome.refused("applications.refused.mailedRepresentative", another.leaving(), another.coming());
    }
    MailedCorrection mail = new MailedCorrection(arrivedAt, sender, files.get(0));
    Viewer recording = mailWord.of(viewer, application, mail);
    Instant now = clock.instant();
    if (!sent.equals(application.answers())) {
      desk.keepVersion(application, ApplicationVersion.Occasion.CORRECTION_NOT_SENT, application.changedBy());
    }
    Answers text = answers == null ? sent : answers;
    if (another != null && representative == MailedChanges.Representative.STAYS) {
      text = representatives.withRepresentativeOf(application.form(), text, sent);
    }
    application.correct(mail, recording.actor().label(), now);
    if (!text.equals(application.answers())) {
      MemberGroups groups = application.groups().carriedOver(application.answers(), text, aid.propose(text, application.key()));
      application.write(text, groups, recording.actor(), now);
    }
    if (answers != null && application.transcript().isPresent()) {
      // read from the file that its sender sent, and not typed by a clerk
      application.senderAnswered(true, sender, arrivedAt);
    }
    desk.save(application);
    waits.end(id);
    desk.answerRequests(application, ReturnRequest.By.SECRETARIAT);
    if (answers != null) {
      desk.keepVersion(application, ApplicationVersion.Occasion.CORRECTED, recording.actor().label());
    }
    files.forEach(document -> rows.addFile(id, document, now));
    clashes.leave(viewer, id);
    representatives.sent(recording, application, Optional.of(sent));
    process.corrected(application.key());
    mails.correctionReceived(application, mail, files);
    audit.record(
        AuditEntry.of(recording.actor(), "audit.applications.correctedByMail", application.key())
            .audience(ApplicationScope.READERS));
    proxies.record(recording, application.key(), "applications.step.correct", sender);
    return Outcome.done(application.id());
  }

  private Answers sentText(Application application) {
    List<ApplicationVersion> sent = desk.sentVersions(application);
    return sent.isEmpty() ? application.answers() : sent.get(sent.size() - 1).answers();
  }

  private Application own(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    requireSecretariat(viewer, application.programme());
    return application;
  }

  private static void requireSecretariat(Viewer viewer, ProgrammeCode programme) {
    if (!viewer.isSecretariatOf(programme)) {
      throw new Forbidden(viewer.role() + " takes in no mail");
    }
  }
}
