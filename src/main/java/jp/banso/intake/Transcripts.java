package jp.banso.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.TranscriptDesk;
import jp.banso.applications.TranscriptDesk.Typed;
import jp.banso.applications.TranscriptWords;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.correspondence.ReplyText;
import jp.banso.forms.FormPapers;
import jp.banso.intake.TranscriptQuestion.Means;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ReadableCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 事務局入力の確認: the desk that sent a paper says whether what a clerk typed of it is what they sent. It is asked at its
 * registered address, whatever stands on the paper; the receipt counts from the arrival, however late it answers.
 */
@Service
@Transactional
public class Transcripts {

  static final String CONFIRM = "transcript-confirm";

  /** The address to type: it names nobody. */
  static final String PUBLIC_PAGE = "/public/transcripts";

  private static final int LENGTH = 10;

  /** So many words that look like codes are asked for at most. */
  private static final int CODES = 20;

  private final TranscriptRows rows;
  private final TranscriptDesk desk;
  private final TranscriptWords words;
  private final FormPapers papers;
  private final Documents documents;
  private final Mailroom mailroom;
  private final CaseNumbers numbers;
  private final People people;
  private final Calls calls;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  Transcripts(
      TranscriptRows rows, TranscriptDesk desk, TranscriptWords words, FormPapers papers, Documents documents,
      Mailroom mailroom, CaseNumbers numbers, People people, Calls calls, MessageSource messages, AuditLog audit,
      Clock clock) {
    this.rows = rows;
    this.desk = desk;
    this.words = words;
    this.papers = papers;
    this.documents = documents;
    this.mailroom = mailroom;
    this.numbers = numbers;
    this.people = people;
    this.calls = calls;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /** The page of an application that a clerk typed, for whoever reads it. */
  @Transactional(readOnly = true)
  public TranscriptPage open(Viewer viewer, ApplicationId id) {
    Typed typed = desk.of(viewer, id);
    List<TranscriptQuestion> questions = rows.of(id);
    boolean clerk = viewer.isSecretariatOf(typed.programme());
    boolean sender = viewer.holds(Groups.prefecture(typed.programme(), typed.prefecture()));
    boolean open = !questions.isEmpty() && questions.get(0).isOpen() && !typed.ended();
    return new TranscriptPage(
        typed, registered(typed).orElse(null), clerk || sender ? questions : List.of(),
        clerk && typed.beingTyped() && !typed.ended(), sender && open, clerk && open);
  }

  private Optional<DeskContact> registered(Typed typed) {
    CallView call = calls.get(typed.call());
    return people.desk(call.programme(), call.fiscalYear(), typed.prefecture());
  }

  /** Guards an act of the clerk before its form is read. */
  @Transactional(readOnly = true)
  public void guard(Viewer viewer, ApplicationId id) {
    desk.clerks(viewer, id);
  }

  /** Guards the answer of the desk before its form is read. */
  @Transactional(readOnly = true)
  public void guardAnswer(Viewer viewer, ApplicationId id) {
    desk.senders(viewer, id);
  }

  /** 送付元に確認をお願いする: the registered desk gets the typed text with a code to answer by. */
  public Outcome<LocalDate> ask(Viewer viewer, ApplicationId id) {
    Typed typed = desk.clerks(viewer, id);
    if (!typed.beingTyped()) {
      throw new AlreadyDone(typed.key() + " is not being typed");
    }
    if (typed.answers().rows("members").isEmpty()) {
      return Outcome.refused("intake.transcript.refused.blank");
    }
    DeskContact contact = registered(typed).orElse(null);
    if (contact == null) {
      return Outcome.refused("intake.mail.refused.noDesk");
    }
    CallView call = calls.get(typed.call());
    LocalDate dueOn = desk.answerBy();
    int version = desk.asked(viewer, id, dueOn);
    String code = ReadableCode.random(LENGTH);
    Instant now = clock.instant();
    TranscriptQuestion asked =
        rows.add(
            new TranscriptQuestion(
                UUID.randomUUID(), id, rows.of(id).size() + 1, version, contact.mail(), now, viewer.actor().label(),
                dueOn, null, null, null, null, "", false),
            ReadableCode.hash(code));
    mailroom.send(
        MailOrder.of(CONFIRM, typed.programme(), typed.key(), "/applications/" + id.value() + "/transcript")
            .on(asked.id().toString())
            .to(contact.mail())
            .shortPage(PUBLIC_PAGE)
            .attach(paper(typed).value())
            .value("call", call)
            .value("number", numbers.shown(typed.key()))
            .value("prefecture", typed.prefecture().name())
            .value("desk", contact.deskName())
            .value("area", typed.areaName())
            .value("means", text(typed.transcript().arrival().messageKey()))
            .value("arrivedAt", typed.receivedAt())
            .value("dueOn", dueOn)
            .value("again", asked.number() > 1)
            .secret("code", ReadableCode.shown(code)));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.transcriptAsked", typed.key())
            .audience(Audience.MINISTRY, Audience.PREFECTURE, Audience.REGION));
    return Outcome.done(dueOn);
  }

  private DocumentId paper(Typed typed) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      papers.write(typed.form(), typed.answers(), words.paper(typed.transcript(), typed.receivedAt()), out);
      return documents.store(
          text("intake.transcript.file", numbers.shown(typed.key())), "application/pdf",
          new ByteArrayInputStream(out.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer: yes, or no with what differs. */
  public record Answer(boolean agreed, String note) {}

  /** The desk answers where it has signed in. */
  public Outcome<Void> answer(Viewer viewer, ApplicationId id, Answer answer) {
    Typed typed = desk.senders(viewer, id);
    return settle(typed, waiting(id), answer, Means.SCREEN, viewer.actor().label(), viewer.actor());
  }

  /** The code of the mail was told to a clerk. */
  public Outcome<Void> answerByCode(Viewer viewer, ApplicationId id, String code, Answer answer) {
    Typed typed = desk.clerks(viewer, id);
    TranscriptQuestion open = waiting(id);
    if (rows.byCode(ReadableCode.hash(code)).filter(one -> one.id().equals(open.id())).isEmpty()) {
      return Outcome.refused("intake.mail.refused.code");
    }
    return settle(typed, open, answer, Means.CODE, viewer.actor().label(), viewer.actor());
  }

  /**
   * The registered number was called back.
   *
   * @param spokenWith desk or role, never a private name
   * @param at when; after the question, not in the future
   */
  public Outcome<Void> answerByCall(
      Viewer viewer, ApplicationId id, String spokenWith, Instant at, Answer answer) {
    Typed typed = desk.clerks(viewer, id);
    TranscriptQuestion open = waiting(id);
    DeskContact contact = registered(typed).orElse(null);
    if (contact == null || contact.telephone() == null || contact.telephone().isBlank()) {
      return Outcome.refused("intake.mail.refused.noTelephone");
    }
    // the minute of a call is told, not its second
    if (at.isAfter(clock.instant()) || at.plusSeconds(60).isBefore(open.askedAt())) {
      return Outcome.refused("intake.transcript.refused.calledAt");
    }
    String said =
        text(
            "intake.mail.callNote", contact.telephone(), spokenWith.strip(), Wareki.dateTime(at), viewer.displayName());
    return settle(typed, open, answer, Means.CALL, said, viewer.actor());
  }

  private TranscriptQuestion waiting(ApplicationId id) {
    return rows.of(id).stream()
        .findFirst()
        .filter(TranscriptQuestion::isOpen)
        .orElseThrow(() -> new AlreadyDone("no question on " + id.value() + " waits for an answer"));
  }

  private Outcome<Void> settle(
      Typed typed, TranscriptQuestion question, Answer answer, Means means, String by, Actor actor) {
    String note = answer.note() == null ? "" : answer.note().strip();
    if (!answer.agreed() && note.isEmpty()) {
      return Outcome.refused("intake.transcript.refused.note");
    }
    if (!desk.isStill(typed.id(), question.version())) {
      return Outcome.refused("intake.transcript.refused.changed");
    }
    if (!rows.answer(question.id(), answer.agreed(), means, by, note, clock.instant())) {
      throw new AlreadyDone("question " + question.id() + " is answered");
    }
    desk.answered(typed.id(), answer.agreed(), text(means.messageKey()) + " " + by);
    audit.record(
        AuditEntry.of(
                actor,
                answer.agreed() ? "audit.applications.transcriptConfirmed" : "audit.applications.transcriptDisputed",
                typed.key())
            .audience(Audience.MINISTRY, Audience.PREFECTURE, Audience.REGION));
    return Outcome.done();
  }

  /** What a code opens, with its question; empty if nothing. */
  Optional<TranscriptQuestion> byCode(String code) {
    return rows.byCode(ReadableCode.hash(code));
  }

  Typed typed(TranscriptQuestion question) {
    return desk.of(question.application());
  }

  /** Of whoever has the code of the mail. */
  Outcome<Void> answerBy(TranscriptQuestion question, Answer answer, Means means) {
    Typed typed = desk.of(question.application());
    if (typed.ended() || !question.isOpen()) {
      return over(question);
    }
    String by = registered(typed).map(DeskContact::deskName).orElse(question.askedOf());
    return settle(
        typed, question, answer, means, typed.prefecture().name() + " " + by,
        new Actor(null, typed.prefecture().name(), "PUBLIC", null));
  }

  /** Why the question takes no answer. */
  static <T> Outcome<T> over(TranscriptQuestion question) {
    return Outcome.refused(
        question.superseded() && question.agreed() == null
            ? "intake.transcript.refused.askedAgain"
            : "intake.transcript.refused.over");
  }

  /**
   * The question that this answer to its mail confirms: if somebody typed its code into it, and no word by which
   * something differs, and the text is still the one that was asked about. Anything else a clerk reads.
   */
  Optional<TranscriptQuestion> confirmed(String occasion, String ours, String reply) {
    return codes("", reply)
        .filter(code -> byCode(code).filter(one -> one.id().toString().equals(occasion)).isPresent())
        .findFirst()
        .map(code -> mailroom.told(ours, ReadableCode.shown(ReadableCode.typed(code))))
        .filter(sent -> !objects(ReplyText.own(sent, reply)))
        .flatMap(
            sent ->
                codes(sent, reply)
                    .flatMap(code -> byCode(code).stream())
                    .filter(one -> one.id().toString().equals(occasion))
                    .findFirst())
        .filter(question -> question.isOpen() && desk.isStill(question.application(), question.version()));
  }

  /** A text without sense has any number of them. */
  private static Stream<String> codes(String ours, String reply) {
    return TypedCode.among(ours, reply).distinct().limit(CODES);
  }

  private boolean objects(String own) {
    String plain = Normalizer.normalize(own, Normalizer.Form.NFKC).replaceAll("\\s", "");
    // 相違ありません is a yes, 相違 else is none
    for (String agreed : text("intake.transcript.agreements").split(",")) {
      plain = plain.replace(agreed, "");
    }
    String rest = plain;
    return Stream.of(text("intake.transcript.objections").split(",")).anyMatch(rest::contains);
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
