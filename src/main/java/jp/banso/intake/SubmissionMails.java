package jp.banso.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
import jp.banso.applications.CompilationKey;
import jp.banso.applications.IntakeService;
import jp.banso.applications.MailSubmission;
import jp.banso.applications.SettlementService;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.OfferedMail;
import jp.banso.correspondence.ReceivedMailPage;
import jp.banso.correspondence.ReceivedMails;
import jp.banso.forms.Answers;
import jp.banso.intake.SenderConfirmation.Means;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
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
  private final SettlementService settlement;
  private final MailHold hold;
  private final AlikeApplications alike;
  private final ApplicationRecords applications;
  private final People people;
  private final Calls calls;
  private final CaseNumbers numbers;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  SubmissionMails(
      SubmissionMailRows rows, ReceivedMails received, MailedForms forms, SenderQuestions questions,
      IntakeService intake, SettlementService settlement, MailHold hold, AlikeApplications alike,
      ApplicationRecords applications, People people, Calls calls, CaseNumbers numbers, MessageSource messages,
      AuditLog audit, Clock clock) {
    this.rows = rows;
    this.received = received;
    this.forms = forms;
    this.questions = questions;
    this.intake = intake;
    this.settlement = settlement;
    this.hold = hold;
    this.alike = alike;
    this.applications = applications;
    this.people = people;
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
    return new SubmissionMailPage(
        mail, call, row.prefecture(), registered(row, call).orElse(null),
        mail.mail().arrivedAt().isBefore(call.deadlineEnd()), row.askedOf(), row.askedAt(), row.confirmation(), read,
        alike(viewer, row, read));
  }

  private Map<UUID, List<CaseKey>> alike(Viewer viewer, SubmissionMailRows.Row row, List<MailedForm> forms) {
    Map<UUID, List<CaseKey>> found = new HashMap<>();
    for (MailedForm form : forms) {
      if (row.prefecture() != null && form.isRead() && form.application() == null) {
        List<CaseKey> others =
            alike.of(viewer, row.call(), row.prefecture(), form.areaName(), form.representativeMail()).stream()
                .map(AlikeApplications.Alike::key)
                .toList();
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
      return Outcome.refused("intake.mail.refused.noDesk");
    }
    questions.ask(call, contact, received.offered(viewer, id), clock.instant().toString());
    record(viewer, "audit.applications.mailAsked", row, call);
    return Outcome.done();
  }

  /** The code of the question was told, by telephone for instance. */
  public Outcome<Void> confirmByCode(Viewer viewer, UUID id, String code) {
    SubmissionMailRows.Row row = requireOpen(viewer, id);
    if (row.prefecture() == null || !questions.isCode(row, code == null ? "" : code)) {
      return Outcome.refused("intake.mail.refused.code");
    }
    rows.confirm(id, Means.CODE, clock.instant(), "");
    record(viewer, "audit.applications.mailConfirmed", row, calls.get(row.call()));
    return Outcome.done();
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
      return Outcome.refused("intake.mail.refused.noTelephone");
    }
    if (spokenWith == null || spokenWith.isBlank()) {
      return Outcome.refused("intake.mail.refused.spokenWith");
    }
    // told to the minute, as the mail's arrival is shown
    Instant arrived = received.offered(viewer, id).mail().arrivedAt().truncatedTo(ChronoUnit.MINUTES);
    if (at.isAfter(clock.instant()) || at.isBefore(arrived)) {
      return Outcome.refused("intake.mail.refused.calledAt");
    }
    rows.confirm(
        id, Means.CALL, clock.instant(),
        messages.getMessage(
            "intake.mail.callNote",
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

  /**
   * 受付: every form becomes an application that counts from its arrival, or nothing happens.
   *
   * @throws NotFound if a decision is of a file that the mail did not bring
   * @throws BadInput if two are of one file
   */
  public Result record(Viewer viewer, UUID id, List<MailDecision> decisions) {
    SubmissionMailRows.Row row = requireOpen(viewer, id);
    CallView call = calls.get(row.call());
    OfferedMail offered = received.offered(viewer, id);
    requireOwnFiles(offered.mail(), decisions);
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
        viewer, id, CompilationKey.of(call, contact.prefecture()),
        messages.getMessage(
            "intake.mail.recordedNote",
            new Object[] {
              recorded.stream().map(one -> numbers.shown(applications.key(one))).collect(Collectors.joining(", "))
            },
            Locale.JAPAN));
    settlement.settleIfComplete(call.id());
    return new Result.Recorded(recorded);
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
    MailedForm form = forms.read(call, file(mail, decision.document()), null);
    if (decision.kind() == MailDecision.Kind.REPLACES && decision.supersedes() == null) {
      return Outcome.refused("applications.refused.supersedes");
    }
    List<UUID> files = new ArrayList<>(List.of(decision.document()));
    files.addAll(materials);
    Outcome<String> area = intake.areaName(viewer, call, decision.areaName());
    return area.then(
        name ->
            name.isBlank()
                ? Outcome.refused("applications.refused.areaName")
                : intake.recordMail(
                    viewer,
                    new MailSubmission(
                        call.id(), contact.prefecture(), name, decision.representativeMail(), contact.mail(),
                        mail.arrivedAt(), () -> files, decision.supersedes(), decision.kind() == MailDecision.Kind.NEW,
                        form.isRead() ? form.answers() : Answers.empty())));
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
              viewer, id, CompilationKey.of(call, row.prefecture()),
              messages.getMessage(
                  "intake.mail.forwardedNote", new Object[] {row.prefecture().name(), drafts}, Locale.JAPAN));
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
    Optional<ApplicationId> draft = intake.draft(viewer, submission, mail.id());
    draft.ifPresent(made -> rows.addForm(mail.id(), form.file().documentId(), made));
    return draft.isPresent();
  }

  private Optional<DeskContact> registered(SubmissionMailRows.Row row, CallView call) {
    return Optional.ofNullable(row.prefecture())
        .flatMap(prefecture -> people.desk(call.programme(), call.fiscalYear(), prefecture));
  }

  private void record(Viewer viewer, String action, SubmissionMailRows.Row row, CallView call) {
    CaseKey key = row.prefecture() == null ? call.key() : CompilationKey.of(call, row.prefecture());
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
        .collect(Collectors.toMap(Function.identity(), one -> applications.key(new ApplicationId(one))));
  }
}
