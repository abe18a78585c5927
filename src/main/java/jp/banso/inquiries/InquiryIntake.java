package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 相談の受付 (T-A1): an inquiry is opened whatever the door, and keeps the purpose that was announced then. */
@Service
@Transactional
public class InquiryIntake {

  /** What the work is about when an asker wrote again; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String REPLY_WORK = "inquiry-reply";

  private final Inquiries inquiries;
  private final InquiryEntries entries;
  private final InquiryProcess process;
  private final CallbackBoard callbacks;
  private final AtOnceAnswers atOnce;
  private final InquiryMails mails;
  private final InquiryMailText reader;
  private final OpenDesks desks;
  private final Worklist worklist;
  private final AuditLog audit;
  private final MessageSource messages;
  private final Clock clock;

  InquiryIntake(
      Inquiries inquiries, InquiryEntries entries, InquiryProcess process, CallbackBoard callbacks, AtOnceAnswers atOnce,
      InquiryMails mails, InquiryMailText reader, OpenDesks desks, Worklist worklist, AuditLog audit, MessageSource messages, Clock clock) {
    this.inquiries = inquiries;
    this.entries = entries;
    this.process = process;
    this.callbacks = callbacks;
    this.atOnce = atOnce;
    this.mails = mails;
    this.reader = reader;
    this.desks = desks;
    this.worklist = worklist;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  /** The desk whose form the clerk fills; empty if the year has none. */
  @Transactional(readOnly = true)
  public Optional<OpenDesk> desk(Viewer viewer) {
    InquiryAccess.requireDesk(viewer);
    return desks.ofYear(viewer.programme(), clock.instant());
  }

  /** Guards the form of a call before it is read. */
  @Transactional(readOnly = true)
  public void requireRecording(Viewer viewer) {
    InquiryAccess.requireInPerson(viewer);
  }

  /**
   * Writes down a call, or a message that was left: then somebody calls back (T-A2).
   *
   * @param answeredAtOnce what was told on the telephone, null if nothing was
   * @param promised by when we said that we call, null for the usual term
   */
  public Outcome<InquiryId> record(Viewer viewer, InquiryRecord record, String answeredAtOnce, Instant promised) {
    InquiryAccess.requireInPerson(viewer);
    Optional<OpenDesk> desk = desks.ofYear(viewer.programme(), record.receivedAt());
    if (record.receivedAt().isAfter(clock.instant())) {
      return Outcome.refused("inquiries.refused.future");
    }
    if (desk.isEmpty() || !desk.get().isInPeriod(record.receivedAt())) {
      return Outcome.refused("inquiries.refused.period");
    }
    if (!desk.get().terms().hasCategory(record.category())) {
      return Outcome.refused("inquiries.refused.category");
    }
    boolean callsBack = record.channel() == InquiryChannel.VOICE || promised != null;
    Instant due = null;
    if (callsBack) {
      Outcome<Instant> judged = callbacks.due(desk.get(), record.receivedAt(), promised);
      if (!judged.isDone()) {
        return judged.then(unreachable -> null);
      }
      due = judged.orThrow();
    }
    Inquiry inquiry = open(desk.get(), viewer.programme(), record, viewer.actor(), record.requester().name(), null);
    if (callsBack) {
      callbacks.promise(viewer.actor(), inquiry, desk.get(), record.receivedAt(), promised);
    }
    if (answeredAtOnce != null) {
      inquiry.answerAtOnce(answeredAtOnce, null, viewer.personId(), clock.instant());
      inquiry.tookToAnswer(desk.get().openMinutes(record.receivedAt(), clock.instant()));
      inquiries.saveAndFlush(inquiry);
      atOnce.add(inquiry, viewer.personId(), clock.instant());
      process.answeredAtOnce(inquiry.key());
      entries.add(
          inquiry.id(),
          new InquiryEntry(EntryKind.ANSWER, clock.instant(), viewer.displayName(), answeredAtOnce, null));
      audit.record(AuditEntry.of(viewer.actor(), "audit.inquiries.answeredAtOnce", inquiry.key()));
    } else if (record.requester().mail() != null) {
      mails.acknowledgeCall(inquiry, due);
    }
    return Outcome.done(inquiry.inquiryId());
  }

  /** Takes in what somebody typed into the public form. */
  Inquiry web(OpenDesk desk, ProgrammeCode programme, InquiryRecord record, boolean confirmed) {
    Inquiry inquiry = open(desk, programme, record, Actor.system(), record.requester().name(), null);
    if (confirmed) {
      mails.acknowledge(inquiry, record.requester().mail(), record.receivedAt());
    }
    return inquiry;
  }

  /**
   * Opens a case for a mail.
   *
   * @param written an address in its text, which its sender may have meant for the answer; null for none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Inquiry mailed(
      OpenDesk desk, ProgrammeCode programme, InquiryRecord record, String written, String sender, UUID mailId) {
    Inquiry inquiry = open(desk, programme, record, Actor.system(), sender, mailId);
    if (written != null && !written.equalsIgnoreCase(record.requester().mail())) {
      inquiry.wroteAddress(written);
      inquiries.saveAndFlush(inquiry);
    }
    return inquiry;
  }

  /** Opens a case for a further question of one that came, under the terms under which it came. */
  @Transactional(propagation = Propagation.MANDATORY)
  Inquiry part(Inquiry whole, String subject, String text, Actor actor) {
    InquiryView came = whole.view();
    Instant asked = came.reopened() == 0 ? came.receivedAt() : clock.instant();
    return open(
        desks.get(whole.deskId()), whole.programme(),
        new InquiryRecord(came.channel(), came.requester(), subject, text, asked), actor, came.requester().name(), null);
  }

  private Inquiry open(
      OpenDesk desk, ProgrammeCode programme, InquiryRecord record, Actor actor, String author, UUID mailId) {
    inquiries.holdNumber("inquiry " + programme + " " + desk.year());
    Inquiry inquiry =
        inquiries.saveAndFlush(
            Inquiry.received(
                programme, desk.year(), lastNumber(programme, desk.year()) + 1, desk.id(),
                desk.terms().purpose(), record, desk.answerDue(record.receivedAt()), clock.instant()));
    entries.add(
        inquiry.id(), new InquiryEntry(EntryKind.QUESTION, record.receivedAt(), author, record.body(), mailId));
    process.received(
        inquiry.key(), programme,
        new InquiryProcess.Dues(desk.checkDue(record.receivedAt()), inquiry.answerDue()));
    audit.record(
        AuditEntry.of(actor, "audit.inquiries.received", inquiry.key()).detail("channel", record.channel().name()));
    return inquiry;
  }

  /** Also of those that were deleted: a number is given once. */
  private int lastNumber(ProgrammeCode programme, FiscalYear year) {
    String prefix = Inquiry.key(programme, year, 0).value().replaceFirst("0$", "");
    return Math.max(inquiries.lastNumber(programme, year.year()), inquiries.lastDeleted(prefix));
  }

  /** The asker wrote again, in the thread: what waits for it goes on, and what had ended begins anew. */
  @Transactional(propagation = Propagation.MANDATORY)
  void replied(Inquiry first, InquiryEntry entry, String sender) {
    Inquiry inquiry = last(first);
    if (!sender.isEmpty() && !sender.equalsIgnoreCase(inquiry.requester().mail())) {
      inquiry.wroteAddress(sender);
    }
    entries.add(inquiry.id(), entry);
    if (inquiry.state() == InquiryState.WAITING) {
      learn(inquiry, reader.read(reader.own(entry.text())));
    }
    boolean anew = goesOn(inquiry, entry.at());
    audit.record(
        AuditEntry.of(Actor.system(), anew ? "audit.inquiries.reopened" : "audit.inquiries.replied", inquiry.key()));
  }

  /** What we asked for and nobody knew; where the answer goes is never read from a text. */
  private static void learn(Inquiry inquiry, InquiryMailText.Said said) {
    inquiry.learnOf(
        new Requester(
            said.organisation(), null, null, said.name(), null, said.telephones().stream().findFirst().orElse(null)));
  }

  /**
   * Something new of the asker stands on its thread.
   *
   * @return true if the inquiry had ended and begins anew
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean goesOn(Inquiry inquiry, Instant at) {
    OpenDesk desk = desks.get(inquiry.deskId());
    boolean waited = inquiry.state() == InquiryState.WAITING;
    boolean anew = inquiry.replied(desk.answerDue(at));
    inquiries.saveAndFlush(inquiry);
    if (anew) {
      beginsAnew(inquiry, desk, at);
    } else if (waited) {
      process.replied(inquiry.key(), desk.checkDue(at));
    } else {
      openReply(inquiry, "inquiries.work.reply", desk.checkDue(at));
    }
    if (waited && inquiry.assignedTo() != null) {
      process.assigned(inquiry.key(), inquiry.assignedTo());
    }
    return anew;
  }

  private void beginsAnew(Inquiry inquiry, OpenDesk desk, Instant at) {
    process.received(
        inquiry.key(), inquiry.programme(), new InquiryProcess.Dues(desk.checkDue(at), inquiry.answerDue()));
    if (inquiry.assignedTo() != null) {
      process.assigned(inquiry.key(), inquiry.assignedTo());
    }
  }

  /** A clerk has what had ended looked at again. */
  @Transactional(propagation = Propagation.MANDATORY)
  void reopen(Inquiry inquiry) {
    OpenDesk desk = desks.get(inquiry.deskId());
    Instant now = clock.instant();
    inquiry.reopen(desk.answerDue(now));
    inquiries.saveAndFlush(inquiry);
    beginsAnew(inquiry, desk, now);
  }

  /** A mail that stands on its thread is the desk's again: it was no application, or nobody had to answer it. */
  @Transactional(propagation = Propagation.MANDATORY)
  void handedBack(Inquiry first) {
    Inquiry inquiry = last(first);
    if (!inquiry.state().isOpen()) {
      goesOn(inquiry, clock.instant());
      audit.record(AuditEntry.of(Actor.system(), "audit.inquiries.handedBack", inquiry.key()));
    }
  }

  /**
   * The ministry answered our mail: read by the desk alone, it is no word of the asker, opens nothing that has ended and
   * is no answer before a person says so.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void ministryWrote(Inquiry first, InquiryEntry entry) {
    Inquiry inquiry = last(first);
    inquiry.ministryWrote();
    inquiries.saveAndFlush(inquiry);
    entries.add(inquiry.id(), entry);
    openReply(inquiry, "inquiries.work.ministryReply", desks.get(inquiry.deskId()).checkDue(entry.at()));
    audit.record(AuditEntry.of(Actor.system(), "audit.inquiries.ministryWrote", inquiry.key()));
  }

  /** What others wrote about it, for the desk alone; whatever goes on is a person's to say. */
  @Transactional(propagation = Propagation.MANDATORY)
  void noted(Inquiry inquiry, InquiryEntry entry) {
    entries.add(inquiry.id(), entry);
    audit.record(AuditEntry.of(Actor.system(), "audit.inquiries.noted", inquiry.key()));
  }

  /** The one with which it goes on. */
  Inquiry last(Inquiry first) {
    Set<UUID> seen = new HashSet<>();
    Inquiry inquiry = first;
    while (inquiry.mergedInto() != null) {
      if (!seen.add(inquiry.id())) {
        throw new IllegalStateException(first.key() + " was merged in a circle");
      }
      inquiry = inquiries.locked(inquiry.mergedInto()).orElseThrow();
    }
    return inquiry;
  }

  private void openReply(Inquiry inquiry, String titleKey, Instant due) {
    worklist.openUntil(
        Source.MENTION, ref(inquiry.inquiryId()), inquiry.programme(), Groups.secretariat(inquiry.programme()),
        inquiry.key(), REPLY_WORK, messages.getMessage(titleKey, null, Locale.JAPAN), due);
  }

  /** What the work of a reply names. */
  static String ref(InquiryId id) {
    return "inquiry-" + id.value();
  }
}
