package jp.banso.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.applications.AlikeApplications;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.CompilationKey;
import jp.banso.applications.CorrectionIntake;
import jp.banso.applications.IntakeService;
import jp.banso.applications.MailSubmission;
import jp.banso.applications.MailedChanges;
import jp.banso.applications.OpenReturn;
import jp.banso.applications.ReadingDoubts;
import jp.banso.applications.SentForm;
import jp.banso.applications.SettlementService;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.Statements.LateReceipt;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
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
import jp.banso.parties.DeskContact;
import jp.banso.parties.Viewer;
import jp.banso.platform.inbound.InboundFile;
import jp.banso.platform.inbound.InboundMail;
import jp.banso.platform.mail.MailAddresses;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The clerk takes in what came by mail, once its sender is confirmed ({@link SenderConfirmations}): each file is said
 * to be an application or not, and all of it counts from the moment at which the mail server had it.
 */
@Service
@Transactional
public class SubmissionMails {

  private static final String NONE = "";

  private final SubmissionMailRows rows;
  private final ReceivedMails received;
  private final MailedForms forms;
  private final OpenSubmissionMails open;
  private final SenderConfirmations senders;
  private final SenderQuestions questions;
  private final RelayedFiles relayed;
  private final IntakeService intake;
  private final SettlementService settlement;
  private final CorrectionIntake corrections;
  private final ReadingDoubts doubts;
  private final MailHold hold;
  private final AlikeApplications alike;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final CaseNumbers numbers;
  private final Mailroom mailroom;
  private final MessageSource messages;
  private final Clock clock;

  SubmissionMails(
      SubmissionMailRows rows, ReceivedMails received, MailedForms forms, OpenSubmissionMails open,
      SenderConfirmations senders, SenderQuestions questions, RelayedFiles relayed,
      IntakeService intake, SettlementService settlement, CorrectionIntake corrections, ReadingDoubts doubts,
      MailHold hold, AlikeApplications alike, ApplicationRecords applications, Calls calls,
      CaseNumbers numbers, Mailroom mailroom, MessageSource messages, Clock clock) {
    this.rows = rows;
    this.received = received;
    this.forms = forms;
    this.open = open;
    this.senders = senders;
    this.questions = questions;
    this.relayed = relayed;
    this.intake = intake;
    this.settlement = settlement;
    this.corrections = corrections;
    this.doubts = doubts;
    this.hold = hold;
    this.alike = alike;
    this.applications = applications;
    this.calls = calls;
    this.numbers = numbers;
    this.mailroom = mailroom;
    this.messages = messages;
    this.clock = clock;
  }

  /** The mail with its files as the form reads them, for the secretariat. */
  @Transactional(readOnly = true)
  public SubmissionMailPage open(Viewer viewer, UUID id) {
    ReceivedMailPage mail = received.open(viewer, id);
    SubmissionMailRows.Row row = open.row(viewer, id);
    CallView call = calls.get(row.call());
    Map<UUID, UUID> made = rows.forms(id);
    List<MailedForm> read =
        mail.mail().files().stream().map(file -> forms.read(call, file, made.get(file.documentId()))).toList();
    List<OpenReturn> returns = returns(viewer, call, row.prefecture(), mail.mail().arrivedAt());
    List<OpenReturn> answerable = returns.stream().filter(OpenReturn::inTime).toList();
    Map<UUID, OpenReturn> proposed = CorrectionProposals.of(answerable, answered(viewer, id), read);
    return new SubmissionMailPage(
        mail, call, row.prefecture(), open.desk(row, call).orElse(null),
        mail.mail().arrivedAt().isBefore(call.deadlineEnd()), row.askedOf(), row.askedAt(), row.confirmation(),
        senders.replies(viewer, row), read, alike(viewer, row, read), returns,
        proposed, changes(viewer, mail, proposed), leftOf(mail), row.forwardedAt(),
        row.forwardedDrafts(), call.isOpen() && clock.instant().isBefore(call.deadlineEnd()), judgesLate(call));
  }

  /** Of interest as long as it can be taken in. */
  private Map<UUID, MailedChanges> changes(Viewer viewer, ReceivedMailPage mail, Map<UUID, OpenReturn> proposed) {
    Map<UUID, MailedChanges> changes = new HashMap<>();
    if (mail.state().isOpen()) {
      proposed.forEach(
          (document, answered) -> {
            SentForm sent = corrections.sent(viewer, answered.id());
            MailedForm form = forms.read(sent.form(), file(mail.mail(), document), sent.answers(), null);
            if (form.isRead()) {
              changes.put(document, corrections.changes(viewer, answered.id(), form.answers()));
            }
          });
    }
    return changes;
  }

  /** Of interest as long as it can be forwarded. */
  private List<String> leftOf(ReceivedMailPage mail) {
    return mail.state().isOpen() ? relayed.left(mail.mail()).stream().map(InboundFile::fileName).toList() : List.of();
  }

  private List<OpenReturn> returns(Viewer viewer, CallView call, PrefectureCode prefecture, Instant arrivedAt) {
    return prefecture == null ? List.of() : corrections.openReturns(viewer, call, prefecture, arrivedAt);
  }

  /** The case whose 補正のお願い the mail answers; null if it answers none. */
  private CaseKey answered(Viewer viewer, UUID id) {
    return received
        .offered(viewer, id)
        .answered()
        .filter(sent -> sent.kind().equals(SubmissionMailHandler.CORRECTION))
        .map(sent -> new CaseKey(sent.caseKey()))
        .orElse(null);
  }

  private Map<UUID, List<AlikeApplications.Alike>> alike(
      Viewer viewer, SubmissionMailRows.Row row, List<MailedForm> forms) {
    Map<UUID, List<AlikeApplications.Alike>> found = new HashMap<>();
    for (MailedForm form : forms) {
      if (row.prefecture() != null && form.isRead() && form.application() == null) {
        List<AlikeApplications.Alike> others =
            alike.of(viewer, row.call(), row.prefecture(), form.areaName(), form.representativeMail());
        if (!others.isEmpty()) {
          found.put(form.file().documentId(), others);
        }
      }
    }
    return found;
  }

  /** How many mails that arrived in time wait to be decided upon. */
  @Transactional(readOnly = true)
  public int undecided(Viewer viewer, CallView call) {
    return viewer.isSecretariatOf(call.programme()) ? hold.undecided(call) : 0;
  }

  /** True if the mail brings files of its own to be taken in. */
  @Transactional(readOnly = true)
  public boolean isSubmission(Viewer viewer, UUID id) {
    received.offered(viewer, id);
    return rows.find(id).isPresent();
  }

  /** What became of a mail that was to be recorded. */
  public sealed interface Result {

    /** All its forms are applications now; {@code late} of them came after their deadline and are not received yet. */
    record Recorded(List<ApplicationId> applications, int late) implements Result {}

    /** Nothing was recorded; {@code document} is null if it is about the mail as a whole. */
    record Refused(UUID document, String messageKey, List<Object> arguments) implements Result {}
  }

  /**
   * 受付: every form becomes an application that counts from its arrival, or nothing happens.
   *
   * @throws NotFound if a decision is of a file that the mail did not bring
   * @throws BadInput if two are of one file
   */
  public Result record(Viewer viewer, UUID id, List<MailDecision> decisions) {
    SubmissionMailRows.Row row = open.work(viewer, id);
    CallView call = calls.get(row.call());
    OfferedMail offered = received.offered(viewer, id);
    requireOwnFiles(offered.mail(), decisions);
    DeskContact contact = open.desk(row, call).orElse(null);
    Outcome<Void> ready = ready(row, contact, decisions);
    if (ready instanceof Outcome.Refused<Void> refused) {
      return new Result.Refused(null, refused.messageKey(), refused.arguments());
    }
    List<UUID> materials = materials(offered.mail(), decisions);
    List<ApplicationId> recorded = new ArrayList<>();
    // new ones hold the compilation before any application, as everybody else does
    List<MailDecision> inOrder =
        decisions.stream()
            .filter(MailDecision::isForm)
            .sorted(Comparator.comparing(decision -> decision.kind() == MailDecision.Kind.CORRECTION))
            .toList();
    for (MailDecision decision : inOrder) {
      Outcome<ApplicationId> one = record(viewer, call, contact, offered.mail(), decision, materials);
      if (one instanceof Outcome.Refused<ApplicationId> refused) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Result.Refused(decision.document(), refused.messageKey(), refused.arguments());
      }
      rows.addForm(id, decision.document(), one.orThrow());
      recorded.add(one.orThrow());
    }
    int late =
        (int)
            recorded.stream()
                .filter(one -> applications.facts(one).state() == ApplicationState.RECEIVED_LATE)
                .count();
    received.settled(
        viewer, id, CompilationKey.of(call, contact.prefecture()),
        messages.getMessage(
            late == recorded.size() ? "intake.mail.recordedNote.late" : "intake.mail.recordedNote",
            new Object[] {
              recorded.stream().map(one -> numbers.shown(applications.key(one))).collect(Collectors.joining(", "))
            },
            Locale.JAPAN));
    settlement.settleIfComplete(call.id());
    return new Result.Recorded(recorded, late);
  }

  private static void requireOwnFiles(InboundMail mail, List<MailDecision> decisions) {
    Set<UUID> decided = new HashSet<>();
    for (MailDecision decision : decisions) {
      file(mail, decision.document());
      if (!decided.add(decision.document())) {
        throw new BadInput("file " + decision.document() + " twice");
      }
    }
  }

  private static Outcome<Void> ready(SubmissionMailRows.Row row, DeskContact contact, List<MailDecision> decisions) {
    if (contact == null) {
      return Outcome.refused("intake.mail.refused.noDesk");
    }
    if (!row.confirmation().isGiven()) {
      return Outcome.refused("intake.mail.refused.unconfirmed");
    }
    return decisions.stream().anyMatch(MailDecision::isForm)
        ? Outcome.done()
        : Outcome.refused("intake.mail.refused.noForm");
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
    Outcome<Void> own = ofPrefecture(form, contact.prefecture(), decision.otherPrefecture());
    if (own instanceof Outcome.Refused<Void> refused) {
      return Outcome.refused(refused.messageKey(), refused.arguments().toArray());
    }
    if (decision.kind() == MailDecision.Kind.REPLACES && decision.earlier() == null) {
      return Outcome.refused("applications.refused.supersedes");
    }
    if (decision.kind() == MailDecision.Kind.REPLACES && isAnswer(viewer, call, contact, mail, decision)) {
      return Outcome.refused("intake.mail.refused.isAnswer");
    }
    List<UUID> files = new ArrayList<>(List.of(decision.document()));
    files.addAll(materials);
    Outcome<String> area = intake.areaName(viewer, call, decision.areaName());
    Outcome<ApplicationId> recorded =
        area.then(
            name ->
                name.isBlank()
                    ? Outcome.refused("applications.refused.areaName")
                    : intake.recordMail(
                        viewer,
                        new MailSubmission(
                            call.id(), contact.prefecture(), name, decision.representativeMail(), contact.mail(),
                            mail.arrivedAt(), () -> files, decision.earlier(),
                            decision.kind() == MailDecision.Kind.NEW,
                            form.isRead() ? form.answers() : Answers.empty()),
                        decision.overNewer()));
    return recorded.then(id -> keepDoubts(viewer, id, form, contact.prefecture()));
  }

  /** Whose mail it is says whose application it is; where its form says otherwise a person has to know. */
  private static Outcome<Void> ofPrefecture(MailedForm form, PrefectureCode own, boolean known) {
    PrefectureCode named = form.prefectureBeside(own).orElse(null);
    return named == null || known
        ? Outcome.done()
        : Outcome.refused("intake.mail.refused.otherPrefecture", named.name(), own.name());
  }

  private Outcome<ApplicationId> keepDoubts(
      Viewer viewer, ApplicationId id, MailedForm form, PrefectureCode prefecture) {
    UUID document = form.file().documentId();
    if (form.isRead()) {
      doubts.keep(viewer, id, document, form.findings(), form.doubts(), form.left(), form.missing());
    }
    form.prefectureBeside(prefecture).ifPresent(named -> doubts.keepPrefecture(viewer, id, document, named));
    return Outcome.done(id);
  }

  /** As its own submission the mail would be late; as the answer to the return it came within its date. */
  private boolean isAnswer(
      Viewer viewer, CallView call, DeskContact contact, InboundMail mail, MailDecision decision) {
    return !mail.arrivedAt().isBefore(call.deadlineEnd())
        && openReturn(viewer, call, contact, mail, decision).filter(OpenReturn::inTime).isPresent();
  }

  private Optional<OpenReturn> openReturn(
      Viewer viewer, CallView call, DeskContact contact, InboundMail mail, MailDecision decision) {
    return returns(viewer, call, contact.prefecture(), mail.arrivedAt()).stream()
        .filter(open -> open.id().equals(decision.earlier()))
        .findFirst();
  }

  private Outcome<ApplicationId> correct(
      Viewer viewer, CallView call, DeskContact contact, InboundMail mail, MailDecision decision,
      List<UUID> materials) {
    OpenReturn open = openReturn(viewer, call, contact, mail, decision).orElse(null);
    if (open == null) {
      return Outcome.refused("applications.refused.notCorrecting");
    }
    SentForm sent = corrections.sent(viewer, open.id());
    MailedForm form = forms.read(sent.form(), file(mail, decision.document()), sent.answers(), null);
    Outcome<Void> own = ofPrefecture(form, contact.prefecture(), decision.otherPrefecture());
    if (own instanceof Outcome.Refused<Void> refused) {
      return Outcome.refused(refused.messageKey(), refused.arguments().toArray());
    }
    List<UUID> files = new ArrayList<>(materials);
    files.add(1, decision.document());
    return corrections
        .correct(viewer, open.id(), mail.arrivedAt(), contact.mail(), form.isRead() ? form.answers() : null, files,
            decision.representative())
        .then(id -> keepDoubts(viewer, id, form, contact.prefecture()));
  }

  private static InboundFile file(InboundMail mail, UUID document) {
    return mail.files().stream()
        .filter(file -> file.documentId().equals(document))
        .findFirst()
        .orElseThrow(() -> new NotFound("file " + document));
  }

  /**
   * 回付 (M12): a region wrote itself; its prefecture gets the mail, and a draft of each form that could be read. Where
   * none could be, one draft holds the files under the name that the clerk typed.
   *
   * <p>After the deadline no draft could be submitted. The prefecture is asked for its word instead, and the mail stays
   * open: with that word it is received as of its arrival, so that nobody is late because the clerk was.
   *
   * @param otherPrefecture true if the clerk knows that a form names another prefecture
   * @return how many drafts stand on the prefecture's list; none once they could be submitted no more
   * @throws AlreadyDone if it was forwarded to this prefecture before
   */
  public Outcome<Integer> forward(Viewer viewer, UUID id, String areaName, boolean otherPrefecture) {
    SubmissionMailRows.Row row = open.work(viewer, id);
    CallView call = calls.get(row.call());
    if (row.awaitsWord()) {
      throw new AlreadyDone("mail " + id + " was forwarded");
    }
    InboundMail mail = received.offered(viewer, id).mail();
    if (open.desk(row, call).isEmpty()) {
      return Outcome.refused("intake.mail.refused.noDesk");
    }
    List<MailedForm> read =
        mail.files().stream().map(file -> forms.read(call, file, null)).filter(MailedForm::isRead).toList();
    LinkedHashSet<String> names =
        read.stream()
            .map(MailedForm::areaName)
            .filter(name -> !name.isBlank())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String and = messages.getMessage("intake.mail.and", null, Locale.JAPAN);
    String said = areaName == null || areaName.isBlank() ? String.join(and, names) : areaName.strip();
    if (said.isBlank()) {
      return Outcome.refused("applications.refused.areaName");
    }
    Outcome<String> kept = read.isEmpty() ? intake.areaName(viewer, call, said) : Outcome.done(said);
    for (MailedForm form : read) {
      kept = kept.then(name -> ofPrefecture(form, row.prefecture(), otherPrefecture).then(own -> Outcome.done(name)));
    }
    return kept.then(name -> forward(viewer, row, call, mail, read, name));
  }

  private Outcome<Integer> forward(
      Viewer viewer, SubmissionMailRows.Row row, CallView call, InboundMail mail, List<MailedForm> read, String said) {
    UUID id = mail.id();
    List<InboundFile> left = relayed.left(mail);
    Set<UUID> behind = left.stream().map(InboundFile::documentId).collect(Collectors.toSet());
    List<UUID> all = relayed.all(mail, behind);
    Outcome<Void> sent =
        intake.forward(
            viewer,
            new MailSubmission(
                call.id(), row.prefecture(), said, NONE, mail.sender(), mail.arrivedAt(), () -> all, null, false),
            left.stream().map(InboundFile::fileName).toList());
    return sent.then(
        done -> {
          int drafts = 0;
          for (MailedForm form : read) {
            drafts += draft(viewer, call, row.prefecture(), mail, read, form, said, all) ? 1 : 0;
          }
          if (read.isEmpty() && blankDraft(viewer, call, row.prefecture(), mail, said, all)) {
            drafts = 1;
          }
          rows.forwarded(id, clock.instant(), drafts);
          if (drafts == 0 && (mail.arrivedAt().isBefore(call.deadlineEnd()) || judgesLate(call))) {
            askForWord(viewer, id, call);
            return Outcome.done(drafts);
          }
          received.settled(
              viewer, id, CompilationKey.of(call, row.prefecture()),
              messages.getMessage(
                  "intake.mail.forwardedNote", new Object[] {row.prefecture().name(), drafts}, Locale.JAPAN));
          settlement.settleIfComplete(call.id());
          return Outcome.done(drafts);
        });
  }

  /** Whether what comes after the deadline may be taken in; else there is nothing to ask the prefecture for. */
  private static boolean judgesLate(CallView call) {
    return call.statements() == null || call.statements().lateReceipt() != LateReceipt.REFUSED;
  }

  /** Another sender's confirmation is not the prefecture's word that it submits. */
  private void askForWord(Viewer viewer, UUID id, CallView call) {
    rows.unconfirm(id);
    OfferedMail offered = received.offered(viewer, id);
    if (!offered.mail().files().isEmpty()) {
      questions.askForWord(
          call, open.desk(open.row(viewer, id), call).orElseThrow(), offered, clock.instant().toString());
    }
  }

  /** What is no form goes with every draft, as with every application of a mail. */
  private static List<UUID> withMaterials(MailedForm form, List<MailedForm> read, List<UUID> relayed) {
    Set<UUID> others = read.stream().map(one -> one.file().documentId()).collect(Collectors.toSet());
    List<UUID> documents = new ArrayList<>(List.of(form.file().documentId()));
    relayed.stream().filter(document -> !others.contains(document)).forEach(documents::add);
    return documents;
  }

  private boolean draft(
      Viewer viewer, CallView call, PrefectureCode prefecture, InboundMail mail, List<MailedForm> read, MailedForm form,
      String said, List<UUID> relayed) {
    MailSubmission submission =
        new MailSubmission(
            call.id(), prefecture, form.areaName().isBlank() ? said : form.areaName(), NONE, mail.sender(),
            mail.arrivedAt(), () -> withMaterials(form, read, relayed), null, false, form.answers());
    Optional<ApplicationId> draft = intake.draft(viewer, submission, mail.id());
    draft.ifPresent(made -> rows.addForm(mail.id(), form.file().documentId(), made));
    return draft.isPresent();
  }

  /** Nobody can tell which of the files is the form: the draft holds all of them. */
  private boolean blankDraft(
      Viewer viewer, CallView call, PrefectureCode prefecture, InboundMail mail, String said, List<UUID> all) {
    List<UUID> documents =
        mail.files().stream().map(InboundFile::documentId).filter(all::contains).toList();
    MailSubmission submission =
        new MailSubmission(
            call.id(), prefecture, said, NONE, mail.sender(), mail.arrivedAt(), () -> all, null, false);
    Optional<ApplicationId> draft = intake.draft(viewer, submission, mail.id());
    draft.ifPresent(made -> documents.forEach(document -> rows.addForm(mail.id(), document, made)));
    return draft.isPresent();
  }

  /**
   * Asks who sent a mail without a form to send it; nothing else is left to be done with the mail.
   *
   * @return refused if files came with it, or no answer can reach its sender
   */
  public Outcome<Void> askForForm(Viewer viewer, UUID id) {
    SubmissionMailRows.Row row = open.work(viewer, id);
    CallView call = calls.get(row.call());
    ReceivedMailPage page = received.open(viewer, id);
    InboundMail mail = page.mail();
    if (!mail.files().isEmpty()) {
      return Outcome.refused("intake.mail.refused.hasFiles");
    }
    if (!MailAddresses.isOne(mail.sender())) {
      return Outcome.refused("intake.mail.refused.noSender");
    }
    CaseKey key = row.prefecture() == null ? call.key() : CompilationKey.of(call, row.prefecture());
    mailroom.send(
        MailOrder.of("form-asked", call.programme(), key, "/public/calls/" + call.id().value())
            .on(id.toString())
            .to(mail.sender())
            .value("call", call)
            .value("arrivedAt", mail.arrivedAt())
            .value("subject", page.subject().replaceAll("\\s+", " "))
            .value("open", clock.instant().isBefore(call.deadlineEnd())));
    received.settled(
        viewer, id, row.prefecture() == null ? null : key,
        messages.getMessage("intake.mail.formAskedNote", null, Locale.JAPAN));
    open.record(viewer, "audit.applications.mailFormAsked", row, call);
    settlement.settleIfComplete(call.id());
    return Outcome.done();
  }

  /** The applications that a mail brought, by the file that each was made of. */
  @Transactional(readOnly = true)
  public Map<UUID, CaseKey> applications(Viewer viewer, UUID id) {
    open.row(viewer, id);
    return rows.forms(id).values().stream()
        .distinct()
        .collect(Collectors.toMap(Function.identity(), one -> applications.key(new ApplicationId(one))));
  }
}
