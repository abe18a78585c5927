package jp.banso.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.CompilationKey;
import jp.banso.applications.SettlementService;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.OfferedMail;
import jp.banso.correspondence.ReceivedMails;
import jp.banso.intake.SenderConfirmation.Means;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 差出人を確かめる: the clerk says whose a mail is said to be, and confirms it at the desk's registered address or
 * telephone, never by the From line alone.
 */
@Service
@Transactional
public class SenderConfirmations {

  private final SubmissionMailRows rows;
  private final OpenSubmissionMails open;
  private final ReceivedMails received;
  private final SenderQuestions questions;
  private final SettlementService settlement;
  private final Calls calls;
  private final MessageSource messages;
  private final Clock clock;

  SenderConfirmations(
      SubmissionMailRows rows, OpenSubmissionMails open, ReceivedMails received, SenderQuestions questions,
      SettlementService settlement, Calls calls, MessageSource messages, Clock clock) {
    this.rows = rows;
    this.open = open;
    this.received = received;
    this.questions = questions;
    this.settlement = settlement;
    this.calls = calls;
    this.messages = messages;
    this.clock = clock;
  }

  /** Says whose mail it is; another prefecture's confirmation no longer counts. */
  public Outcome<Void> choose(Viewer viewer, UUID id, PrefectureCode prefecture) {
    SubmissionMailRows.Row row = open.work(viewer, id);
    rows.choose(id, prefecture);
    if (!prefecture.equals(row.prefecture())) {
      CallView call = calls.get(row.call());
      // on the case that it leaves, with whatever was confirmed of it there
      open.record(viewer, "audit.applications.mailPrefecture", row, call);
      if (row.prefecture() != null) {
        open.record(viewer, "audit.applications.mailPrefecture", open.row(viewer, id), call);
      }
    }
    return Outcome.done();
  }

  /** 登録先へ確認メールを送る: the registered address is told what came, with a code. */
  public Outcome<Void> ask(Viewer viewer, UUID id) {
    SubmissionMailRows.Row row = open.work(viewer, id);
    CallView call = calls.get(row.call());
    DeskContact contact = open.desk(row, call).orElse(null);
    if (contact == null) {
      return Outcome.refused("intake.mail.refused.noDesk");
    }
    OfferedMail offered = received.offered(viewer, id);
    if (offered.mail().files().isEmpty()) {
      return Outcome.refused("intake.mail.refused.noFiles");
    }
    if (row.awaitsWord()) {
      questions.askForWord(call, contact, offered, clock.instant().toString());
    } else {
      questions.ask(call, contact, offered, clock.instant().toString());
    }
    open.record(viewer, "audit.applications.mailAsked", row, call);
    return Outcome.done();
  }

  /** The code of the question was told, by telephone for instance. */
  public Outcome<Void> confirmByCode(Viewer viewer, UUID id, String code) {
    SubmissionMailRows.Row row = open.work(viewer, id);
    if (row.prefecture() == null || !questions.isCode(row, code == null ? "" : code)) {
      return Outcome.refused("intake.mail.refused.code");
    }
    rows.confirm(id, Means.CODE, clock.instant(), "");
    open.record(viewer, "audit.applications.mailConfirmed", row, calls.get(row.call()));
    return Outcome.done();
  }

  /** The mail about which this one answers a question; empty if it answers none. */
  @Transactional(readOnly = true)
  public Optional<UUID> askedAbout(Viewer viewer, UUID reply) {
    received.offered(viewer, reply);
    return rows.askedAbout(reply);
  }

  /** What the desks that were asked have answered, the newest first. */
  @Transactional(readOnly = true)
  List<SenderReply> replies(Viewer viewer, SubmissionMailRows.Row row) {
    return rows.replies(row.mailId()).stream()
        .map(
            reply -> {
              OfferedMail offered = received.offered(viewer, reply.id());
              return new SenderReply(
                  reply.id(), reply.at(), reply.reading(), questions.words(offered),
                  questions.isOfItsDesk(offered, row), isOpenReply(viewer, reply.id()));
            })
        .toList();
  }

  /** An answer that brought files is work of its own, whatever it says of the other mail. */
  private boolean isOpenReply(Viewer viewer, UUID reply) {
    return rows.find(reply).isEmpty() && received.isWorkOf(viewer, reply, SubmissionMailHandler.NAME);
  }

  /** The clerk read what the desk answered, and takes it for a confirmation. */
  public Outcome<Void> confirmByReply(Viewer viewer, UUID id, UUID reply) {
    SubmissionMailRows.Row row = open.work(viewer, id);
    CallView call = calls.get(row.call());
    OfferedMail offered = reply(viewer, row, reply);
    if (!questions.isOfItsDesk(offered, row)) {
      return Outcome.refused("intake.mail.refused.otherDesk");
    }
    rows.confirm(
        id, Means.REPLY_READ, clock.instant(),
        messages.getMessage("intake.mail.replyNote", new Object[] {viewer.displayName()}, Locale.JAPAN));
    closeReply(viewer, row, call, reply, "intake.mail.replyNote.confirmed");
    open.record(viewer, "audit.applications.mailConfirmed", row, call);
    return Outcome.done();
  }

  /** The clerk read what the desk answered: it confirms nothing. */
  public void readReply(Viewer viewer, UUID id, UUID reply) {
    SubmissionMailRows.Row row = open.row(viewer, id);
    CallView call = calls.get(row.call());
    reply(viewer, row, reply);
    if (!isOpenReply(viewer, reply)) {
      throw new AlreadyDone("reply " + reply + " was read");
    }
    closeReply(viewer, row, call, reply, "intake.mail.replyNote.read");
    open.record(viewer, "audit.applications.mailReplyRead", row, call);
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
      CaseKey key = row.prefecture() == null ? null : CompilationKey.of(call, row.prefecture());
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
    SubmissionMailRows.Row row = open.work(viewer, id);
    CallView call = calls.get(row.call());
    DeskContact contact = open.desk(row, call).orElse(null);
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
    open.record(viewer, "audit.applications.mailConfirmed", row, call);
    return Outcome.done();
  }
}
