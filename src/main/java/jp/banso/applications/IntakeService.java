package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.Calls.ReceiptJudgement;
import jp.banso.composition.MemberGroupAid;
import jp.banso.composition.MemberGroups;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.forms.AnswerBinder;
import jp.banso.forms.Answers;
import jp.banso.forms.BoundAnswers;
import jp.banso.forms.FormCatalog;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.mail.MailAddresses;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secretariat takes in what came by mail or on paper: a submission, or a region's own mail (回付). */
@Service
@Transactional
public class IntakeService {

  private static final String AREA = "regionName";

  private final ApplicationDesk desk;
  private final CompilationRows rows;
  private final ForwardedSubmissions forwarded;
  private final Calls calls;
  private final FormCatalog forms;
  private final AnswerBinder binder;
  private final ApplicationProcess process;
  private final Supersession supersession;
  private final ApplicationMails mails;
  private final Addressees addressees;
  private final Mailroom mailroom;
  private final CaseNumbers numbers;
  private final MailWord mailWord;
  private final ProxyRecords proxies;
  private final AuditLog audit;
  private final Clock clock;
  private final Extensions extensions;
  private final MemberGroupAid aid;
  private final CompilationDays compilations;
  private final MessageSource messages;
  private final AlikeApplications alike;
  private final Documents documents;

  IntakeService(
      ApplicationDesk desk, CompilationRows rows, ForwardedSubmissions forwarded, Calls calls,
      FormCatalog forms, AnswerBinder binder, ApplicationProcess process, Supersession supersession,
      ApplicationMails mails, Addressees addressees, Mailroom mailroom, CaseNumbers numbers,
      MailWord mailWord, ProxyRecords proxies, AuditLog audit, Clock clock, Extensions extensions,
      MemberGroupAid aid, CompilationDays compilations, MessageSource messages,
      AlikeApplications alike, Documents documents) {
    this.desk = desk;
    this.rows = rows;
    this.forwarded = forwarded;
    this.calls = calls;
    this.forms = forms;
    this.binder = binder;
    this.process = process;
    this.supersession = supersession;
    this.mails = mails;
    this.addressees = addressees;
    this.mailroom = mailroom;
    this.numbers = numbers;
    this.mailWord = mailWord;
    this.proxies = proxies;
    this.audit = audit;
    this.clock = clock;
    this.extensions = extensions;
    this.aid = aid;
    this.compilations = compilations;
    this.messages = messages;
    this.alike = alike;
    this.documents = documents;
  }

  /** The name of a region as the call's form keeps it, or the sentence that says what it cannot keep. */
  public Outcome<String> areaName(Viewer viewer, CallView call, String typed) {
    requireSecretariat(viewer, call);
    BoundAnswers bound =
        binder.bind(
            forms.definition(call.form()), Map.of("a." + AREA, new String[] {typed}), Answers.empty());
    return bound.findings().stream()
        .findFirst()
        .<Outcome<String>>map(found -> Outcome.refused(found.messageKey(), found.messageArguments()))
        .orElseGet(() -> Outcome.done(bound.answers().text(AREA)));
  }

  /** As {@link #recordMail(Viewer, MailSubmission, boolean)}, where the latest arrival counts. */
  public Outcome<ApplicationId> recordMail(Viewer viewer, MailSubmission mail) {
    return recordMail(viewer, mail, false);
  }

  /**
   * Records a prefecture's mail with its time of arrival; from here the walk is the same.
   *
   * @param overNewer true if it is said to replace even an application that arrived after it
   */
  public Outcome<ApplicationId> recordMail(Viewer viewer, MailSubmission mail, boolean overNewer) {
    requireSecretariat(viewer, mail);
    if (mail.arrivedAt().isAfter(clock.instant())) {
      return Outcome.refused("applications.refused.future");
    }
    LocalDate opened = calls.get(mail.callId()).terms().publishedOn();
    if (JapanTime.dateOf(mail.arrivedAt()).isBefore(opened)) {
      return Outcome.refused("applications.refused.beforeOpening", Wareki.date(opened));
    }
    boolean onPaper = mail.means().isTyped();
    DeskContact sender = onPaper ? addressees.desk(calls.get(mail.callId()), mail.prefecture()).orElse(null) : null;
    if (onPaper && sender == null) {
      return Outcome.refused("applications.refused.noDesk");
    }
    if (!(MailAddresses.isOne(mail.senderMail()) || onPaper && mail.senderMail().isEmpty())
        || !(mail.representativeMail().isEmpty() || MailAddresses.isOne(mail.representativeMail()))) {
      return Outcome.refused("applications.refused.address");
    }
    ReceiptJudgement judgement = calls.judgeReceipt(mail.callId(), mail.arrivedAt());
    if (judgement == ReceiptJudgement.NOT_OPEN) {
      return Outcome.refused("applications.refused.notOpen");
    }
    CallView call = calls.get(mail.callId());
    if (mail.supersedes() != null && supersession.replaceable(viewer, mail, call).isEmpty()) {
      return Outcome.refused("applications.refused.supersedes");
    }
    Optional<Instant> newer = overNewer ? Optional.empty() : supersession.arrivedAfter(mail);
    if (newer.isPresent()) {
      return Outcome.refused("applications.refused.newerArrival", Wareki.dateTime(newer.get()));
    }
    if (judgement == ReceiptJudgement.LATE && mail.supersedes() == null && !mail.standsAlone()
        && supersession.mayReplaceExtended(mail, call)) {
      return Outcome.refused("applications.refused.extendedChoice");
    }
    if (mail.supersedes() == null && !mail.standsAlone()) {
      List<AlikeApplications.Alike> others =
          alike.of(viewer, mail.callId(), mail.prefecture(), mail.areaName(), mail.representativeMail());
      if (!others.isEmpty()) {
        return Outcome.refused(
            "applications.refused.alike",
            others.stream().map(one -> numbers.shown(one.key())).collect(Collectors.joining(" ")));
      }
    }
    boolean inTime =
        judgement == ReceiptJudgement.IN_TIME
            || (mail.supersedes() != null && mail.arrivedAt().isBefore(extensions.end(mail.supersedes(), call)));
    // what stands on a paper names nobody: the registered desk is told, and asked
    String senderMail = onPaper ? sender.mail() : mail.senderMail();
    String senderName = onPaper ? mail.prefecture().name() + " " + sender.deskName() : mail.senderMail();
    Application application = open(viewer, mail, senderMail, senderName, call, inTime);
    Viewer recording = mailWord.of(viewer, application);
    if (inTime) {
      supersession.begin(recording, application);
    }
    ApplicationProcess.Start start = CompilationService.start(application, call, calls.days(call, application.prefecture()));
    if (inTime) {
      process.mailSubmissionRecorded(start);
      mails.received(application);
    } else {
      process.lateCaseOpened(start);
      mails.receivedLate(application);
    }
    audit.record(
        AuditEntry.of(
                recording.actor(),
                inTime ? "audit.applications.mailRecorded" : "audit.applications.mailRecordedLate",
                application.key())
            .audience(ApplicationScope.READERS));
    proxies.record(
        recording, application.key(), "applications.step.submitByMail", senderMail);
    return Outcome.done(application.id());
  }

  private Application open(
      Viewer viewer, MailSubmission mail, String senderMail, String senderName, CallView call, boolean inTime) {
    CompilationRows.Number number = rows.nextNumber(call, mail.prefecture());
    Instant now = clock.instant();
    Application application =
        new Application(
            new NewApplication(
                number.application(), mail.callId(), call.programme(), mail.prefecture(),
                number.value(), call.form(), null, senderName, false,
                viewer.actor().label(), now));
    Answers named = mail.answers().with(AREA, mail.areaName());
    Answers known =
        mail.representativeMail().isEmpty() ? named : named.with("representative.email", mail.representativeMail());
    application.write(known, groups(known, application.key()), viewer.actor(), now);
    application.receiveByMail(
        numbers.shown(application.key()), mail.arrivedAt(), inTime, senderMail, mail.means());
    application.replace(mail.supersedes());
    desk.save(application);
    if (!mail.answers().equals(Answers.empty())) {
      desk.keepVersion(
          application, ApplicationVersion.Occasion.MACHINE_READ,
          messages.getMessage("applications.version.by.machine", null, Locale.JAPAN));
    }
    mail.files().store().forEach(document -> rows.addFile(application.id(), document, now));
    return application;
  }

  private MemberGroups groups(Answers answers, CaseKey key) {
    return MemberGroups.NONE.carriedOver(Answers.empty(), answers, aid.propose(answers, key));
  }

  /**
   * 回付 (M12): a region wrote to the secretariat itself; its prefecture gets the mail.
   *
   * @param left names of the files that came with it and do not go on
   */
  public Outcome<Void> forward(Viewer viewer, MailSubmission mail, List<String> left) {
    return passOn(viewer, mail, left).then(files -> Outcome.done());
  }

  /**
   * 回付 of what came on paper: its prefecture gets the mail, and the papers stand on its list as a draft to be written.
   *
   * @return the draft; empty where no draft can be submitted any more
   */
  public Outcome<Optional<ApplicationId>> forwardPaper(Viewer viewer, MailSubmission mail) {
    requireSecretariat(viewer, mail);
    if (mail.arrivedAt().isAfter(clock.instant())) {
      return Outcome.refused("applications.refused.future");
    }
    return passOn(viewer, mail, List.of()).then(files -> Outcome.done(draft(viewer, mail, null, () -> files)));
  }

  private Outcome<List<UUID>> passOn(Viewer viewer, MailSubmission mail, List<String> left) {
    CallView call = requireSecretariat(viewer, mail);
    DeskContact contact = addressees.desk(call, mail.prefecture()).orElse(null);
    if (contact == null) {
      return Outcome.refused("applications.refused.noDesk");
    }
    if (!mail.senderMail().isEmpty() && !MailAddresses.isOne(mail.senderMail())) {
      return Outcome.refused("applications.refused.address");
    }
    CaseKey key = CompilationKey.of(call, mail.prefecture());
    List<UUID> files = mail.files().store();
    UUID document = files.isEmpty() ? null : files.get(0);
    UUID id = forwarded.add(mail, viewer.personId(), clock.instant(), document);
    List<List<UUID>> parts = Enclosures.of(documents.describe(files.stream().map(DocumentId::new).toList()).values());
    MailOrder order =
        MailOrder.of("M12", call.programme(), key, "/compilations/" + call.id().value())
            .on(id.toString())
            .to(contact.mail())
            .blindCopy(mail.senderMail().isEmpty() ? null : mail.senderMail())
            .value("call", call)
            .value("number", numbers.shown(key))
            .value("prefecture", mail.prefecture().name())
            .value("desk", contact.deskName())
            .value("area", ApplicationMails.oneLine(mail.areaName()))
            .value("arrivedAt", mail.arrivedAt())
            .value("inTime", calls.judgeReceipt(mail.callId(), mail.arrivedAt()) == ReceiptJudgement.IN_TIME)
            .value("open", isOpen(mail.callId()))
            .value("left", left.stream().map(ApplicationMails::oneLine).toList())
            .value("parts", parts.size());
    for (int part = 1; part <= parts.size(); part++) {
      MailOrder sent = part == 1 ? order : order.on(id + " " + part);
      for (UUID attachment : parts.get(part - 1)) {
        sent = sent.attach(attachment);
      }
      mailroom.send(sent.value("part", part));
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.forwarded", key)
            .audience(Audience.PREFECTURE));
    return Outcome.done(files);
  }

  /**
   * What was forwarded stands as a draft on its prefecture's list, with the time at which it had arrived: whoever goes on
   * with it types nothing twice. Of what nobody could read it holds the files and the name that the clerk typed. None
   * where no draft can be submitted any more.
   *
   * @param source the mail in the mailbox
   */
  public Optional<ApplicationId> draft(Viewer viewer, MailSubmission mail, UUID source) {
    return draft(viewer, mail, source, mail.files());
  }

  private Optional<ApplicationId> draft(Viewer viewer, MailSubmission mail, UUID source, MailSubmission.Files files) {
    CallView call = requireSecretariat(viewer, mail);
    Instant now = clock.instant();
    if (!isOpen(mail.callId())) {
      return Optional.empty();
    }
    CompilationRows.Number number = rows.nextNumber(call, mail.prefecture());
    String from = messages.getMessage("applications.mail.forwardedDraft", null, Locale.JAPAN);
    Application application =
        new Application(
            new NewApplication(
                number.application(), mail.callId(), call.programme(), mail.prefecture(), number.value(), call.form(),
                null, from, true, viewer.actor().label(), now));
    Answers known = mail.answers().with(AREA, mail.areaName());
    application.write(known, groups(known, application.key()), from, now);
    application.forwarded(mail.arrivedAt(), mail.senderMail(), mail.answers().equals(Answers.empty()));
    desk.save(application);
    files.store().forEach(document -> rows.addFile(application.id(), document, now));
    process.draftStarted(CompilationService.start(application, call, calls.days(call, mail.prefecture())));
    compilations.draftStarted(number.compilation(), call, mail.prefecture());
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.forwardedDraft", application.key())
            .audience(ApplicationScope.READERS));
    forwarded.drafted(mail.callId(), mail.prefecture(), source, application.id());
    return Optional.of(application.id());
  }

  /** Whether a draft can still be submitted to the call now, which stays so until the end of the transaction. */
  private boolean isOpen(CallId call) {
    return calls.judgeReceipt(call, clock.instant()) == ReceiptJudgement.IN_TIME;
  }

  private CallView requireSecretariat(Viewer viewer, MailSubmission mail) {
    CallView call = calls.get(mail.callId());
    requireSecretariat(viewer, call);
    return call;
  }

  private static void requireSecretariat(Viewer viewer, CallView call) {
    if (!viewer.isSecretariatOf(call.programme())) {
      throw new Forbidden(viewer.role() + " takes in no mail");
    }
  }
}
