package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.calls.CallChange;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.TextLength;
import jp.banso.parties.DeskContact;
import jp.banso.parties.PersonView;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.mail.MailAddresses;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mails M08 to M14 of one application (domain §4), each complete in itself. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ApplicationMails {

  private static final int SUBJECT_NAME = 60;
  private static final List<String> ASKING =
      List.of(
          "M07", "M08", "M11", "draft-reminder", "revision-overdue", "draft-asked", "draft-handed-over", "draft-shown",
          "late-receipt", "reminder", "ministry-request");

  private final Mailroom mailroom;
  private final Addressees addressees;
  private final Calls calls;
  private final CaseNumbers numbers;
  private final Extensions extensions;
  private final CompilationRows rows;
  private final Documents documents;
  private final Corrections corrections;

  ApplicationMails(
      Mailroom mailroom, Addressees addressees, Calls calls, CaseNumbers numbers, Extensions extensions, CompilationRows rows,
      Documents documents, Corrections corrections) {
    this.mailroom = mailroom;
    this.addressees = addressees;
    this.calls = calls;
    this.numbers = numbers;
    this.extensions = extensions;
    this.rows = rows;
    this.documents = documents;
    this.corrections = corrections;
  }

  /** One line of a request: where in the form and what for; rules are named to staff only. */
  record Item(String section, String reason) {}

  /** M08 修正のお願い: prefecture to region; what the two write to each other is not the secretariat's. */
  void revisionAsked(Application application, List<Item> items, LocalDate dueOn, Instant at) {
    toRegion(
        application, desk(application),
        order("M08", application)
            .value("sections", items.stream().map(Item::section).distinct().toList())
            .value("items", items)
            .value("dueOn", dueOn)
            .on(at.toString())
            .replyTo(desk(application).map(DeskContact::mail).orElse(null)));
  }

  /** The day of a 修正のお願い has passed: region and prefecture are told that it is still open. */
  void revisionOverdue(Application application, LocalDate dueOn) {
    toRegion(
        application, desk(application),
        asking("revision-overdue", application)
            .value("dueOn", dueOn)
            .value("last", LastMoment.of(extensions.end(application.id(), call(application))))
            .on(dueOn.toString())
            .replyTo(desk(application).map(DeskContact::mail).orElse(null)));
  }

  /** Its prefecture still waits for the draft: the region is reminded of the day, and of the deadline after it. */
  void draftAwaited(Application application, ReminderStep step) {
    toRegion(
        application, Optional.empty(),
        asking("draft-reminder", application)
            .value("dueOn", step.due())
            .value("last", LastMoment.of(extensions.end(application.id(), call(application))))
            .value("daysLeft", step.businessDays())
            .on(step.on().toString()));
  }

  /**
   * Its prefecture asks how far the draft is: answers go to the prefecture.
   *
   * @param dueOn the next of the days by which it is wanted
   */
  void draftAskedFor(Application application, LocalDate dueOn, LocalDate on) {
    CallView call = call(application);
    toRegion(
        application, Optional.empty(),
        asking("draft-asked", application)
            .value("dueOn", dueOn)
            .value("last", LastMoment.of(extensions.end(application.id(), call)))
            .value(
                "deskTelephone", desk(application).map(DeskContact::telephone).orElse(""))
            .on(on.toString())
            .replyTo(desk(application).map(DeskContact::mail).orElse(null)));
  }

  /** Its prefecture may read along: the desk is told, and answers reach who writes it. */
  void shown(Application application) {
    desk(application)
        .ifPresent(
            desk ->
                mailroom.send(
                    asking("draft-shown", application)
                        .value("last", LastMoment.of(extensions.end(application.id(), call(application))))
                        .on(Long.toString(application.version()))
                        .replyTo(addressees.drafter(application).orElse(null))
                        .to(desk.mail())));
  }

  /**
   * A draft lies with its prefecture now: its desk is told, and answers reach who wrote it.
   *
   * @param again whether the prefecture had returned it
   * @param dueOn by when the prefecture means to have submitted it
   */
  void handedOver(Application application, boolean again, LocalDate dueOn) {
    Optional<DeskContact> desk = desk(application);
    if (desk.isPresent()) {
      mailroom.send(
          asking("draft-handed-over", application)
              .value("again", again)
              .value("dueOn", dueOn)
              .value("last", LastMoment.of(extensions.end(application.id(), call(application))))
              .on(application.handedOverAt().toString())
              .replyTo(addressees.drafter(application).orElse(null))
              .to(desk.get().mail()));
    }
  }

  /** M10 受付: to the prefecture, cc region. */
  void received(Application application) {
    MailOrder order =
        order("M10", application)
            .value("receivedAt", application.receipt().at())
            .value("files", files(application))
            .value("replaces", replaced(application))
            .value("resultDueOn", call(application).terms().resultDueOn())
            .on(application.receipt().at().toString());
    toPrefecture(application, order);
  }

  /** The number of what it takes the place of, empty if of nothing. */
  private String replaced(Application application) {
    return corrections.replaced(application).map(older -> numbers.shown(older.key())).orElse("");
  }

  /** Arrived after the deadline: the sender is told at once that it is being considered. */
  void receivedLate(Application application) {
    toPrefecture(
        application,
        order("late-receipt", application)
            .value("receivedAt", application.receipt().at())
            .value("files", files(application))
            .value("deadline", extensions.lastDay(application.id(), call(application)))
            .on(application.receipt().at().toString()));
  }

  /** Of what came by mail the sender is told each file that was taken in. */
  private List<DocumentView> files(Application application) {
    return application.receipt().cameByMail()
        ? rows.files(application.id()).stream().flatMap(id -> documents.describe(new DocumentId(id)).stream()).toList()
        : List.of();
  }

  /** M11 補正のお願い: to the prefecture, cc region. */
  void correctionAsked(Application application, List<Item> items, LocalDate dueOn, Instant at) {
    toPrefecture(
        application,
        order("M11", application).value("items", items).value("dueOn", dueOn).on(at.toString()));
  }

  /** 補正の回答 came by mail: to the prefecture, with each file that was taken in. */
  void correctionReceived(Application application, MailedCorrection mail, List<UUID> files) {
    toPrefecture(
        application,
        order("correction-receipt", application)
            .value("receivedAt", mail.arrivedAt())
            .value("files", files.stream().flatMap(id -> documents.describe(new DocumentId(id)).stream()).toList())
            .on(mail.document().toString()));
  }

  /** The term of a 補正のお願い has passed: to the prefecture, cc region. */
  void correctionTermPassed(Application application, Instant dueAt) {
    toPrefecture(
        application,
        order("correction-term", application)
            .value("dueOn", JapanTime.dateOf(dueAt.minusMillis(1)))
            .on(dueAt.toString()));
  }

  /** M13 取下げ: to region and prefecture. */
  void withdrawn(Application application, LocalDate on) {
    toRegion(application, desk(application), order("M13", application).value("withdrawnOn", on));
  }

  /**
   * M34 代表者の変更: to the new and the old one, the prefecture and the secretariat, each alone. Before
   * the receipt the secretariat is told no names, so the prefecture is told and the two with it unseen.
   */
  void representativeChanged(
      Application application, Optional<String> leaving, String leavingName, Instant at) {
    MailOrder order =
        order("M34", application)
            .value("leavingName", leavingName)
            .value("name", application.answers().text("representative.name"))
            .value("changedOn", JapanTime.dateOf(at))
            .on(at.toString());
    if (!application.receipt().isGiven()) {
      toPrefecture(application, order.blindCopy(leaving.orElse(null)));
      return;
    }
    Stream.of(
            Addressees.representative(application), leaving,
            desk(application).map(DeskContact::mail),
            Optional.of(call(application).secretariatMail()))
        .flatMap(Optional::stream)
        .distinct()
        .forEach(to -> mailroom.send(order.to(to)));
  }

  /** M14 締切後の申込み, not accepted. */
  void lateRefused(Application application) {
    toPrefecture(
        application,
        order("M14", application)
            .value("receivedAt", application.receipt().at())
            .value("deadline", extensions.lastDay(application.id(), call(application)))
            .on(application.receipt().at().toString()));
  }

  /** 未提出: the region is told and keeps its text. */
  void unsubmitted(Application application) {
    toRegion(
        application, desk(application),
        order("unsubmitted", application).value("deadline", extensions.lastDay(application.id(), call(application))));
  }

  /** What was written goes back to who wrote it; the staff reads nothing of this mail. */
  void givenBack(Application application, String to, String how, ApplicationState ended, List<DocumentId> copies) {
    MailOrder order = order("application-copy", application).value("how", how).on(ended.name()).to(to);
    for (DocumentId copy : copies) {
      order = order.attach(copy.value());
    }
    mailroom.send(order);
  }

  /** A 訂正 that was not sent: region and prefecture are told what counts. */
  void correctionUnsent(Application application, Application valid) {
    toRegion(
        application, desk(application),
        order("correction-unsent", application)
            .value("valid", numbers.shown(valid.key()))
            .value("validReceivedAt", valid.receipt().at())
            .value("deadline", extensions.lastDay(application.id(), call(application))));
  }

  /** 正誤 or 中止 of the call: the region is told; its prefecture has its own mail. */
  void callChanged(Application application, CallChange change) {
    MailOrder order =
        order(change.isCancellation() ? "call-cancelled" : "call-corrected", application)
            .value("change", change)
            .value("drafting", application.state() == ApplicationState.DRAFT)
            .value("correcting", application.state() == ApplicationState.CORRECTING)
            .on(change.key().value())
            .after(call(application).mailsAfter(change.answeredAt()));
    toRegion(application, Optional.empty(), order);
  }

  /** 締切の延長: to region and prefecture, and to nobody else. */
  void extended(Application application, Extension extension, Instant end) {
    toRegion(
        application, desk(application),
        order("deadline-extended", application)
            .value("until", LastMoment.of(end))
            .value("drafting", application.state() == ApplicationState.DRAFT)
            .on(extension.key().value()));
  }

  /** The extension was taken back: the deadline of the call counts again. */
  void extensionWithdrawn(Application application, Extension extension, String reason) {
    toRegion(
        application, desk(application),
        order("extension-withdrawn", application)
            .value("until", LastMoment.of(Extensions.own(extension, call(application))))
            .value("reason", reason)
            .on(extension.key().value()));
  }

  /** Who was attached to a region's case learns of it, and where it is. */
  void personAttached(Application application, PersonView person, String share, String by, Instant at) {
    mailroom.send(
        order("person-attached", application)
            .value("name", person.displayName())
            .value("share", share)
            .value("by", by)
            .on(at.toString())
            .to(person.mail()));
  }

  /** Of an application or a とりまとめ that has ended nothing is asked any more. */
  void cancelAsking(CaseKey key) {
    mailroom.cancelWaiting(key, ASKING);
  }

  private void toRegion(Application application, Optional<DeskContact> copy, MailOrder order) {
    Optional<String> to = addressees.region(application).or(() -> copy.map(DeskContact::mail));
    if (to.isPresent()) {
      mailroom.send(
          order
              .to(to.get())
              .copy(copy.map(DeskContact::mail).orElse(null))
              .blindCopy(Addressees.representative(application).orElse(null)));
    }
  }

  private void toPrefecture(Application application, MailOrder order) {
    Optional<DeskContact> desk = desk(application);
    if (desk.isEmpty()) {
      toRegion(application, desk, order);
      return;
    }
    MailOrder addressed = order.to(desk.get().mail());
    for (Optional<String> copy :
        List.of(
            addressees.drafter(application), Addressees.representative(application),
            Optional.ofNullable(application.receipt().senderMail()))) {
      addressed = addressed.blindCopy(copy.filter(MailAddresses::isOne).orElse(null));
    }
    mailroom.send(addressed);
  }

  /** With what the draft is to correct, if it is a 訂正: without it that counts. */
  private MailOrder asking(String template, Application application) {
    String corrected =
        corrections.standing(application).map(valid -> numbers.shown(valid.key())).orElse("");
    return order(template, application)
        .value("correction", !corrected.isEmpty())
        .value("corrected", corrected);
  }

  private MailOrder order(String template, Application application) {
    CallView call = call(application);
    String page = "/applications/" + application.id().value();
    return MailOrder.of(template, application.programme(), application.key(), page)
        .value("call", call)
        .value("number", numbers.shown(application.key()))
        .value("prefecture", application.prefecture().name())
        .value("area", area(application))
        .value("desk", desk(application).map(DeskContact::deskName).orElse(""));
  }

  /**
   * Empty before the receipt: until then staff, who read the mails of their programme, know of an
   * application no more than its prefecture and number.
   */
  private static String area(Application application) {
    return application.receipt().isGiven() ? oneLine(application.areaName()) : "";
  }

  private Optional<DeskContact> desk(Application application) {
    return addressees.desk(call(application), application.prefecture());
  }

  private CallView call(Application application) {
    return calls.get(application.call());
  }

  /** A name as it may stand in a subject. */
  static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return TextLength.beginning(line, SUBJECT_NAME);
  }
}
