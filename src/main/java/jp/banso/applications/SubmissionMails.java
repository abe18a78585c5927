package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.applications.SenderConfirmation.Means;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.OfferedMail;
import jp.banso.correspondence.ReceivedMailPage;
import jp.banso.correspondence.ReceivedMails;
import jp.banso.forms.Answers;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.inbound.InboundFile;
import jp.banso.platform.inbound.InboundMail;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The clerk takes in what came by mail: who sent it is confirmed at the desk's registered address or telephone,
 * each file is said to be an application or not, and all of it counts from the moment at which the mail server had it.
 */
@Service
@Transactional
public class SubmissionMails {

  private static final String NONE = "";

  private final SubmissionMailRows rows;
  private final ReceivedMails received;
  private final MailedForms forms;
  private final SenderQuestions questions;
  private final IntakeService intake;
  private final ForwardedSubmissions forwarded;
  private final SettlementService settlement;
  private final FormalCheckService formalChecks;
  private final Applications applications;
  private final ReadingDoubts doubts;
  private final MailHold hold;
  private final ApplicationDesk desk;
  private final Addressees addressees;
  private final Calls calls;
  private final CaseNumbers numbers;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  SubmissionMails(
      SubmissionMailRows rows, ReceivedMails received, MailedForms forms, SenderQuestions questions,
      IntakeService intake, ForwardedSubmissions forwarded, SettlementService settlement,
      FormalCheckService formalChecks, Applications applications, ReadingDoubts doubts, MailHold hold,
      ApplicationDesk desk, Addressees addressees, Calls calls, CaseNumbers numbers, MessageSource messages,
      AuditLog audit, Clock clock) {
    this.rows = rows;
    this.received = received;
    this.forms = forms;
    this.questions = questions;
    this.intake = intake;
    this.forwarded = forwarded;
    this.settlement = settlement;
    this.formalChecks = formalChecks;
    this.applications = applications;
    this.doubts = doubts;
    this.hold = hold;
    this.desk = desk;
    this.addressees = addressees;
    this.calls = calls;
    this.numbers = numbers;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /** The mail with its files as the form reads them, for the secretariat. */
  @Transactional(readOnly = true)
  public SubmissionMailPage open(Viewer viewer, UUID id) {
    ReceivedMailPage mail = received.open(viewer, id);
    SubmissionMailRows.Row row = row(viewer, id);
    CallView call = calls.get(row.call());
    Map<UUID, UUID> made = rows.forms(id);
    List<MailedForm> read =
        mail.mail().files().stream().map(file -> forms.read(call, file, made.get(file.documentId()))).toList();
    List<OpenReturn> returns = returns(call, row.prefecture(), mail.mail().arrivedAt());
    List<OpenReturn> answerable = returns.stream().filter(OpenReturn::inTime).toList();
    return new SubmissionMailPage(
        mail, call, row.prefecture(), registered(row, call).orElse(null),
        mail.mail().arrivedAt().isBefore(call.deadlineEnd()), row.askedOf(), row.askedAt(), row.confirmation(), replies(viewer, row), read,
        returns, CorrectionProposals.of(answerable, answered(viewer, id), read));
  }

  /** What of the prefecture waits for its correction. */
  private List<OpenReturn> returns(CallView call, PrefectureCode prefecture, Instant arrivedAt) {
    return prefecture == null
        ? List.of()
        : applications.findByCallIdAndPrefectureCodeOrderByCaseKey(call.id().value(), prefecture.value()).stream()
            .filter(one -> one.state() == ApplicationState.CORRECTING)
            .map(
                one ->
                    new OpenReturn(
                        one.id(), one.key(), one.keptAreaName() == null ? one.areaName() : one.keptAreaName(),
                        one.correctionDueAt(), arrivedAt.isBefore(one.correctionDueAt())))
            .toList();
  }

  /** The case whose 補正のお願い the mail answers; null if it answers none. */
  private CaseKey answered(Viewer viewer, UUID id) {
    return received
        .offered(viewer, id)
        .answered()
        .filter(sent -> sent.kind().equals("M11"))
        .map(sent -> new CaseKey(sent.caseKey()))
        .orElse(null);
  }

  /** How many mails that arrived in time wait to be decided upon. */
  @Transactional(readOnly = true)
  public int undecided(Viewer viewer, CallView call) {
    return viewer.isSecretariatOf(call.programme()) ? hold.undecided(call) : 0;
  }

  /** Says whose mail it is; another prefecture's confirmation no longer counts. */
  public Outcome<Void> choose(Viewer viewer, UUID id, PrefectureCode prefecture) {
    requireOpen(viewer, id);
    rows.choose(id, prefecture);
    return Outcome.done();
  }

  /** 登録先へ確認メールを送る: the registered address is told what came, with a code. */
  public Outcome<Void> ask(Viewer viewer, UUID id) {
    SubmissionMailRows.Row row = requireOpen(viewer, id);
    CallView call = calls.get(row.call());
    DeskContact contact = registered(row, call).orElse(null);
    if (contact == null) {
      return Outcome.refused("applications.mail.refused.noDesk");
    }
    questions.ask(call, contact, received.offered(viewer, id), clock.instant().toString());
    record(viewer, "audit.applications.mailAsked", row, call);
    return Outcome.done();
  }

  /** The code of the question was told, by telephone for instance. */
  public Outcome<Void> confirmByCode(Viewer viewer, UUID id, String code) {
    SubmissionMailRows.Row row = requireOpen(viewer, id);
    if (row.prefecture() == null || !questions.isCode(row, code == null ? "" : code)) {
      return Outcome.refused("applications.mail.refused.code");
    }
    rows.confirm(id, Means.CODE, clock.instant(), "");
    record(viewer, "audit.applications.mailConfirmed", row, calls.get(row.call()));
    return Outcome.done();
  }

  /** The mail about which this one answers a question; empty if it answers none. */
  @Transactional(readOnly = true)
  public Optional<UUID> askedAbout(Viewer viewer, UUID reply) {
    received.offered(viewer, reply);
    return rows.askedAbout(reply);
  }

  /** True if the mail brings files of its own to be taken in. */
  @Transactional(readOnly = true)
  public boolean isSubmission(Viewer viewer, UUID id) {
    received.offered(viewer, id);
    return rows.find(id).isPresent();
  }

  private List<SenderReply> replies(Viewer viewer, SubmissionMailRows.Row row) {
    return rows.replies(row.mailId()).stream()
        .map(
            reply -> {
              OfferedMail offered = received.offered(viewer, reply.id());
              return new SenderReply(
                  reply.id(), reply.at(), reply.reading(), questions.words(offered), questions.isOfItsDesk(offered, row),
                  isOpenReply(viewer, reply.id()));
            })
        .toList();
  }

  /** An answer that brought files is work of its own, whatever it says of the other mail. */
  private boolean isOpenReply(Viewer viewer, UUID reply) {
    return rows.find(reply).isEmpty() && received.isWorkOf(viewer, reply, SubmissionMailHandler.NAME);
  }

  /** The clerk read what the desk answered, and takes it for a confirmation. */
  public Outcome<Void> confirmByReply(Viewer viewer, UUID id, UUID reply) {
    SubmissionMailRows.Row row = requireOpen(viewer, id);
    CallView call = calls.get(row.call());
    OfferedMail offered = reply(viewer, row, reply);
    if (!questions.isOfItsDesk(offered, row)) {
      return Outcome.refused("applications.mail.refused.otherDesk");
    }
    rows.confirm(
        id, Means.REPLY_READ, clock.instant(),
        messages.getMessage("applications.mail.replyNote", new Object[] {viewer.displayName()}, Locale.JAPAN));
    closeReply(viewer, row, call, reply, "applications.mail.replyNote.confirmed");
    record(viewer, "audit.applications.mailConfirmed", row, call);
    return Outcome.done();
  }

  /** The clerk read what the desk answered: it confirms nothing. */
  public void readReply(Viewer viewer, UUID id, UUID reply) {
    SubmissionMailRows.Row row = row(viewer, id);
    CallView call = calls.get(row.call());
    reply(viewer, row, reply);
    if (!isOpenReply(viewer, reply)) {
      throw new AlreadyDone("reply " + reply + " was read");
    }
    closeReply(viewer, row, call, reply, "applications.mail.replyNote.read");
    record(viewer, "audit.applications.mailReplyRead", row, call);
  }

  private OfferedMail reply(Viewer viewer, SubmissionMailRows.Row row, UUID reply) {
    if (reply == null) {
      throw new BadInput("reply");
    }
    if (rows.replies(row.mailId()).stream().noneMatch(one -> one.id().equals(reply))) {
      throw new NotFound("reply " + reply);
    }
    return received.offered(viewer, reply);
  }

  private void closeReply(Viewer viewer, SubmissionMailRows.Row row, CallView call, UUID reply, String note) {
    if (isOpenReply(viewer, reply)) {
      CaseKey key = row.prefecture() == null ? null : CompilationRows.keyOf(call, row.prefecture());
      received.settled(viewer, reply, key, messages.getMessage(note, null, Locale.JAPAN));
      settlement.settleIfComplete(call.id());
    }
  }

  /**
   * The registered number was called back.
   *
   * @param spokenWith desk or role, never a private name
   * @param at when; after the mail arrived, not in the future
   */
  public Outcome<Void> confirmByCall(Viewer viewer, UUID id, String spokenWith, Instant at) {
    SubmissionMailRows.Row row = requireOpen(viewer, id);
    CallView call = calls.get(row.call());
    DeskContact contact = registered(row, call).orElse(null);
    if (contact == null || contact.telephone() == null || contact.telephone().isBlank()) {
      return Outcome.refused("applications.mail.refused.noTelephone");
    }
    if (spokenWith == null || spokenWith.isBlank()) {
      return Outcome.refused("applications.mail.refused.spokenWith");
    }
    if (at.isAfter(clock.instant()) || at.isBefore(received.offered(viewer, id).mail().arrivedAt())) {
      return Outcome.refused("applications.mail.refused.calledAt");
    }
    rows.confirm(
        id, Means.CALL, clock.instant(),
        messages.getMessage(
            "applications.mail.callNote",
            new Object[] {contact.telephone(), spokenWith.strip(), Wareki.dateTime(at), viewer.displayName()},
            Locale.JAPAN));
    record(viewer, "audit.applications.mailConfirmed", row, call);
    return Outcome.done();
  }

  /** What became of a mail that was to be recorded. */
  public sealed interface Result {

    /** All its forms are applications now. */
    record Recorded(List<ApplicationId> applications) implements Result {}

    /** Nothing was recorded; {@code document} is null if it is about the mail as a whole. */
    record Refused(UUID document, String messageKey, List<Object> arguments) implements Result {}
  }

  /** 受付: every form becomes an application that counts from its arrival, or nothing happens. */
  public Result record(Viewer viewer, UUID id, List<MailDecision> decisions) {
    SubmissionMailRows.Row row = requireOpen(viewer, id);
    CallView call = calls.get(row.call());
    OfferedMail offered = received.offered(viewer, id);
    DeskContact contact = registered(row, call).orElse(null);
    Outcome<Void> ready = ready(row, contact, decisions);
    if (ready instanceof Outcome.Refused<Void> refused) {
      return new Result.Refused(null, refused.messageKey(), refused.arguments());
    }
    List<UUID> materials = materials(offered.mail(), decisions);
    List<ApplicationId> recorded = new ArrayList<>();
    for (MailDecision decision : decisions) {
      if (!decision.isForm()) {
        continue;
      }
      Outcome<ApplicationId> one = record(viewer, call, contact, offered.mail(), decision, materials);
      if (one instanceof Outcome.Refused<ApplicationId> refused) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Result.Refused(decision.document(), refused.messageKey(), refused.arguments());
      }
      rows.addForm(id, decision.document(), one.orThrow());
      recorded.add(one.orThrow());
    }
    received.settled(
        viewer, id, CompilationRows.keyOf(call, contact.prefecture()),
        messages.getMessage(
            "applications.mail.recordedNote",
            new Object[] {
              recorded.stream().map(one -> numbers.shown(desk.get(one).key())).collect(Collectors.joining(", "))
            },
            Locale.JAPAN));
    settlement.settleIfComplete(call.id());
    return new Result.Recorded(recorded);
  }

  private static Outcome<Void> ready(SubmissionMailRows.Row row, DeskContact contact, List<MailDecision> decisions) {
    if (contact == null) {
      return Outcome.refused("applications.mail.refused.noDesk");
    }
    if (!row.confirmation().isGiven()) {
      return Outcome.refused("applications.mail.refused.unconfirmed");
    }
    return decisions.stream().anyMatch(MailDecision::isForm)
        ? Outcome.done()
        : Outcome.refused("applications.mail.refused.noForm");
  }

  /** The mail itself and what is no form: it belongs to every application that the mail brings. */
  private static List<UUID> materials(InboundMail mail, List<MailDecision> decisions) {
    List<UUID> documents = new ArrayList<>(List.of(mail.rawId()));
    decisions.stream().filter(decision -> !decision.isForm()).map(MailDecision::document).forEach(documents::add);
    return documents;
  }

  private Outcome<ApplicationId> record(
      Viewer viewer, CallView call, DeskContact contact, InboundMail mail, MailDecision decision,
      List<UUID> materials) {
    if (decision.kind() == MailDecision.Kind.CORRECTION) {
      return correct(viewer, call, contact, mail, decision, materials);
    }
    MailedForm form = forms.read(call, file(mail, decision.document()), null);
    if (decision.kind() == MailDecision.Kind.REPLACES && decision.earlier() == null) {
      return Outcome.refused("applications.refused.supersedes");
    }
    if (decision.kind() == MailDecision.Kind.REPLACES && isAnswerTo(call, mail, decision.earlier())) {
      return Outcome.refused("applications.mail.refused.isAnswer");
    }
    List<UUID> files = new ArrayList<>(List.of(decision.document()));
    files.addAll(materials);
    Outcome<String> area = intake.areaName(viewer, call, decision.areaName());
    Outcome<ApplicationId> recorded = area.then(
        name ->
            name.isBlank()
                ? Outcome.refused("applications.refused.areaName")
                : intake.recordMail(
                    viewer,
                    new MailSubmission(
                        call.id(), contact.prefecture(), name, decision.representativeMail(), contact.mail(),
                        mail.arrivedAt(), () -> files, decision.earlier(), decision.kind() == MailDecision.Kind.NEW,
                        form.isRead() ? form.answers() : Answers.empty())));
    if (recorded.isDone()) {
      doubts.keep(recorded.orThrow(), form);
    }
    return recorded;
  }

  /** As its own submission the mail would be late; as the answer to the return it came within its date. */
  private boolean isAnswerTo(CallView call, InboundMail mail, ApplicationId earlier) {
    Application older = desk.get(earlier);
    return !mail.arrivedAt().isBefore(call.deadlineEnd())
        && older.state() == ApplicationState.CORRECTING
        && mail.arrivedAt().isBefore(older.correctionDueAt());
  }

  private Outcome<ApplicationId> correct(
      Viewer viewer, CallView call, DeskContact contact, InboundMail mail, MailDecision decision,
      List<UUID> materials) {
    if (decision.earlier() == null) {
      return Outcome.refused("applications.mail.refused.notCorrecting");
    }
    Application application = desk.forViewer(viewer, decision.earlier());
    if (!application.call().equals(call.id()) || !application.prefecture().equals(contact.prefecture())) {
      return Outcome.refused("applications.mail.refused.notCorrecting");
    }
    InboundFile file = file(mail, decision.document());
    MailedForm form = forms.read(application.form(), file, formalChecks.sentText(application), null);
    List<UUID> files = new ArrayList<>(materials);
    files.add(1, decision.document());
    return formalChecks
        .correctByMail(
            viewer, application.id(), mail.arrivedAt(), contact.mail(), form.isRead() ? form.answers() : null, files)
        .then(
            corrected -> {
              doubts.keep(corrected.id(), form);
              return Outcome.done(corrected.id());
            });
  }

  private static InboundFile file(InboundMail mail, UUID document) {
    return mail.files().stream()
        .filter(file -> file.documentId().equals(document))
        .findFirst()
        .orElseThrow(() -> new NotFound("file " + document));
  }

  /** 回付 (M12): a region wrote itself; its prefecture gets the mail, and a draft of each form that could be read. */
  public Outcome<Integer> forward(Viewer viewer, UUID id, String areaName) {
    SubmissionMailRows.Row row = requireOpen(viewer, id);
    CallView call = calls.get(row.call());
    InboundMail mail = received.offered(viewer, id).mail();
    if (registered(row, call).isEmpty()) {
      return Outcome.refused("applications.mail.refused.noDesk");
    }
    List<MailedForm> read =
        mail.files().stream().map(file -> forms.read(call, file, null)).filter(MailedForm::isRead).toList();
    LinkedHashSet<String> names =
        read.stream()
            .map(MailedForm::areaName)
            .filter(name -> !name.isBlank())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String and = messages.getMessage("applications.mail.and", null, Locale.JAPAN);
    String said = areaName == null || areaName.isBlank() ? String.join(and, names) : areaName.strip();
    if (said.isBlank()) {
      return Outcome.refused("applications.refused.areaName");
    }
    List<UUID> all = new ArrayList<>(List.of(mail.rawId()));
    mail.files().stream().map(InboundFile::documentId).forEach(all::add);
    Outcome<Void> sent =
        intake.forward(
            viewer,
            new MailSubmission(
                call.id(), row.prefecture(), said, NONE, mail.sender(), mail.arrivedAt(), () -> all, null, false));
    return sent.then(
        done -> {
          int drafts = 0;
          for (MailedForm form : read) {
            drafts += draft(viewer, call, row.prefecture(), mail, form, said) ? 1 : 0;
          }
          received.settled(
              viewer, id, CompilationRows.keyOf(call, row.prefecture()),
              messages.getMessage(
                  "applications.mail.forwardedNote", new Object[] {row.prefecture().name(), drafts}, Locale.JAPAN));
          settlement.settleIfComplete(call.id());
          return Outcome.done(drafts);
        });
  }

  private boolean draft(
      Viewer viewer, CallView call, PrefectureCode prefecture, InboundMail mail, MailedForm form, String said) {
    MailSubmission submission =
        new MailSubmission(
            call.id(), prefecture, form.areaName().isBlank() ? said : form.areaName(), NONE, mail.sender(),
            mail.arrivedAt(), () -> List.of(form.file().documentId(), mail.rawId()), null, false, form.answers());
    Optional<ApplicationId> draft = intake.draft(viewer, submission);
    draft.ifPresent(
        made -> {
          rows.addForm(mail.id(), form.file().documentId(), made);
          forwarded.drafted(call.id(), prefecture, mail.id(), made);
        });
    return draft.isPresent();
  }

  private Optional<DeskContact> registered(SubmissionMailRows.Row row, CallView call) {
    return Optional.ofNullable(row.prefecture()).flatMap(prefecture -> addressees.desk(call, prefecture));
  }

  private void record(Viewer viewer, String action, SubmissionMailRows.Row row, CallView call) {
    CaseKey key = row.prefecture() == null ? call.key() : CompilationRows.keyOf(call, row.prefecture());
    audit.record(AuditEntry.of(viewer.actor(), action, key));
  }

  private SubmissionMailRows.Row row(Viewer viewer, UUID id) {
    received.offered(viewer, id);
    return rows.find(id).orElseThrow(() -> new NotFound("submission mail " + id));
  }

  private SubmissionMailRows.Row requireOpen(Viewer viewer, UUID id) {
    SubmissionMailRows.Row row = row(viewer, id);
    if (!received.isWorkOf(viewer, id, SubmissionMailHandler.NAME)) {
      throw new AlreadyDone("mail " + id + " is not open here");
    }
    return row;
  }

  /** The applications that a mail brought, by the file that each was made of. */
  @Transactional(readOnly = true)
  public Map<UUID, CaseKey> applications(Viewer viewer, UUID id) {
    row(viewer, id);
    return rows.forms(id).values().stream()
        .distinct()
        .collect(Collectors.toMap(Function.identity(), one -> desk.get(new ApplicationId(one)).key()));
  }
}
