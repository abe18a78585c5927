package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.correspondence.InboundMailHandler;
import jp.banso.correspondence.ReceivedMails;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.inbound.InboundMails;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 相談の確認と振分け (T-A1): what becomes of an inquiry, who looks after it, and what is noted of it. */
@Service
@Transactional
public class InquiryHandling {

  private final InquiryAccess access;
  private final Inquiries inquiries;
  private final InquiryEntries entries;
  private final InquiryProcess process;
  private final CallbackBoard callbacks;
  private final AtOnceAnswers atOnce;
  private final InquiryMails mails;
  private final AnswerPost post;
  private final ConsentDesk consents;
  private final InquiryChecks checks;
  private final AnswerCheckRows sampled;
  private final InquiryIntake intake;
  private final OpenDesks desks;
  private final MinistryWithdrawal withdrawal;
  private final ReceivedMails received;
  private final InboundMails inbound;
  private final People people;
  private final Worklist worklist;
  private final AuditLog audit;
  private final MessageSource messages;
  private final Clock clock;

  InquiryHandling(
      InquiryAccess access, Inquiries inquiries, InquiryEntries entries, InquiryProcess process, CallbackBoard callbacks,
      AtOnceAnswers atOnce, InquiryMails mails, AnswerPost post, ConsentDesk consents, InquiryChecks checks,
      AnswerCheckRows sampled, InquiryIntake intake, OpenDesks desks, MinistryWithdrawal withdrawal, ReceivedMails received, InboundMails inbound, People people,
      Worklist worklist, AuditLog audit, MessageSource messages, Clock clock) {
    this.access = access;
    this.inquiries = inquiries;
    this.entries = entries;
    this.process = process;
    this.callbacks = callbacks;
    this.atOnce = atOnce;
    this.mails = mails;
    this.post = post;
    this.consents = consents;
    this.checks = checks;
    this.sampled = sampled;
    this.intake = intake;
    this.desks = desks;
    this.withdrawal = withdrawal;
    this.received = received;
    this.inbound = inbound;
    this.people = people;
    this.worklist = worklist;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  /** Guards an act on an inquiry before its form is read. */
  @Transactional(readOnly = true)
  public void requireActing(Viewer viewer, InquiryId id) {
    access.visible(viewer, id);
    InquiryAccess.requireInPerson(viewer);
  }

  /** Corrects who asks, what it is about and of which kind; the text that came stays as it came. */
  public Outcome<Void> describe(
      Viewer viewer, InquiryId id, long version, Requester requester, String subject, String category) {
    Inquiry inquiry = unchanged(viewer, id, version);
    if (!desks.get(inquiry.deskId()).terms().hasCategory(category) && !category.equals(inquiry.view().category())) {
      return Outcome.refused("inquiries.refused.category");
    }
    String was = inquiry.requester().telephone();
    String changed =
        inquiry.differing(requester, subject, category).stream()
            .map(key -> messages.getMessage(key, null, Locale.JAPAN))
            .collect(Collectors.joining(" "));
    inquiry.describe(requester, subject, category);
    inquiries.saveAndFlush(inquiry);
    if (was != null && requester.telephone() != null) {
      callbacks.corrected(inquiry, was);
    }
    audit.record(AuditEntry.of(viewer.actor(), "audit.inquiries.described", inquiry.key()).detail("items", changed));
    return Outcome.done();
  }

  /** Guards an act on many before its form is read. */
  @Transactional(readOnly = true)
  public void requireDesk(Viewer viewer) {
    InquiryAccess.requireInPerson(viewer);
  }

  /** Who of the viewer's desk may look after inquiries. */
  @Transactional(readOnly = true)
  public List<PersonView> colleagues(Viewer viewer) {
    InquiryAccess.requireDesk(viewer);
    return people.holding(Groups.secretariat(viewer.programme()));
  }

  /** Who of the desk may look after it. */
  @Transactional(readOnly = true)
  public List<PersonView> colleagues(Viewer viewer, InquiryId id) {
    return people.holding(Groups.secretariat(access.visible(viewer, id).programme()));
  }

  /** 担当を決める; null leaves it to everybody again. At 17:00 it goes over to who is there. */
  public Outcome<Void> assign(Viewer viewer, InquiryId id, long version, UUID person) {
    return assign(viewer, unchanged(viewer, id, version), person);
  }

  /** As it is now, as one of many. */
  Outcome<Void> assign(Viewer viewer, InquiryId id, UUID person) {
    return assign(viewer, access.held(viewer, id), person);
  }

  private Outcome<Void> assign(Viewer viewer, Inquiry inquiry, UUID person) {
    inquiry.requireOpen();
    if (person != null && colleagues(viewer, inquiry.inquiryId()).stream().noneMatch(one -> one.id().equals(person))) {
      return Outcome.refused("inquiries.refused.person");
    }
    inquiry.assign(person);
    keep(viewer, inquiry, person == null ? "audit.inquiries.givenBack" : "audit.inquiries.assigned");
    process.assigned(inquiry.key(), person);
    return Outcome.done();
  }

  /** Writes down what was talked about, or what only the desk reads. */
  public Outcome<Void> note(Viewer viewer, InquiryId id, boolean talk, String text) {
    Inquiry inquiry = access.held(viewer, id);
    entries.add(inquiry.id(), said(viewer, talk ? EntryKind.CALL : EntryKind.NOTE, text));
    audit.record(
        AuditEntry.of(
            viewer.actor(), talk ? "audit.inquiries.talkNoted" : "audit.inquiries.noted", inquiry.key()));
    return Outcome.done();
  }

  /** The asker's new mail was read. */
  public void read(Viewer viewer, InquiryId id) {
    Inquiry inquiry = access.held(viewer, id);
    inquiry.read();
    readDone(inquiry);
    keep(viewer, inquiry, "audit.inquiries.replyRead");
  }

  /**
   * 即答: what was answered before or stands in what is published; nobody else confirms it. By mail if there is an
   * address, otherwise it was told. No answer goes while something that is required is open.
   *
   * @param told how the asker was told whom no mail reaches, else null
   * @param wish whether its mail asks for the consent to the public page, see {@link ConsentDesk#wish}
   */
  public Outcome<Void> answerAtOnce(
      Viewer viewer, InquiryId id, long version, String text, String sources, String told, boolean wish) {
    Inquiry inquiry = unchanged(viewer, id, version);
    inquiry.requireState(InquiryState.RECEIVED);
    if (!mayAnswerAtOnce(inquiry)) {
      return Outcome.refused("inquiries.refused.atOnce");
    }
    boolean mailed = inquiry.requester().mail() != null;
    if (!mailed && told == null) {
      return Outcome.refused("inquiries.refused.told");
    }
    Optional<Outcome<Void>> open = checks.refusal(inquiry);
    if (open.isPresent()) {
      return open.get();
    }
    consents.wish(viewer, id, wish);
    inquiry.answerAtOnce(text, sources, viewer.personId(), clock.instant());
    inquiry.tookToAnswer(desks.get(inquiry.deskId()).openMinutes(inquiry.receivedAt(), clock.instant()));
    keep(viewer, inquiry, "audit.inquiries.answeredAtOnce", mailed ? null : told);
    atOnce.add(inquiry, viewer.personId(), clock.instant());
    process.answeredAtOnce(inquiry.key());
    entries.add(inquiry.id(), said(viewer, EntryKind.ANSWER, text));
    if (mailed) {
      post.send(inquiry, wish);
    }
    readDone(inquiry);
    return Outcome.done();
  }

  /** What another person found wrong goes by another person. */
  private boolean mayAnswerAtOnce(Inquiry inquiry) {
    return !inquiry.wasGivenBack() && !isToCorrect(inquiry);
  }

  private boolean isToCorrect(Inquiry inquiry) {
    return !sampled.toCorrect(inquiry.id()).isEmpty();
  }

  /** Whether it may go as 即答 once it is looked at. */
  @Transactional(readOnly = true)
  public boolean mayAnswerAtOnce(Viewer viewer, InquiryId id) {
    return mayAnswerAtOnce(access.visible(viewer, id));
  }

  /** Somebody writes the answer, and somebody else reads it before it goes. */
  public void toDraft(Viewer viewer, InquiryId id, long version) {
    toDraft(viewer, id, version, "", null);
  }

  /**
   * As {@link #toDraft(Viewer, InquiryId, long)}, with what was written of the answer already, below the draft that is there.
   *
   * @param text empty if nothing was written
   * @param sources null if nothing was written
   */
  public void toDraft(Viewer viewer, InquiryId id, long version, String text, String sources) {
    Inquiry inquiry = unchanged(viewer, id, version);
    boolean waited = inquiry.state() == InquiryState.WAITING;
    inquiry.beginDraft();
    inquiry.draftMore(text, sources, viewer.personId(), clock.instant());
    readDone(inquiry);
    keep(viewer, inquiry, "audit.inquiries.toDraft");
    if (waited) {
      process.draftedWithoutReply(inquiry.key(), inquiry.assignedTo());
    } else {
      process.toDraft(inquiry.key(), inquiry.assignedTo());
    }
  }

  /** Back to the decision, as the asker has to be asked for something or it is another's matter; the draft stays. */
  public void toCheck(Viewer viewer, InquiryId id, long version) {
    Inquiry inquiry = unchanged(viewer, id, version);
    inquiry.backToCheck();
    keep(viewer, inquiry, "audit.inquiries.toCheck");
    process.backToCheck(inquiry.key(), desks.get(inquiry.deskId()).checkDue(clock.instant()), inquiry.assignedTo());
  }

  /** 補正依頼 (M02): only what is needed for the answer is asked for. */
  public Outcome<Void> askBack(Viewer viewer, InquiryId id, long version, String question) {
    Inquiry inquiry = unchanged(viewer, id, version);
    inquiry.requireState(InquiryState.RECEIVED);
    if (inquiry.requester().mail() == null) {
      return Outcome.refused("inquiries.refused.noMail");
    }
    Instant until = desks.get(inquiry.deskId()).replyDue(clock.instant());
    inquiry.askBack();
    readDone(inquiry);
    keep(viewer, inquiry, "audit.inquiries.askedBack");
    process.askedBack(inquiry.key(), until, inquiry.assignedTo());
    entries.add(inquiry.id(), said(viewer, EntryKind.MAIL, question));
    mails.askBack(inquiry, question, until);
    return Outcome.done();
  }

  /**
   * 対象外: with the contact that is the right one, of the other programme for instance.
   *
   * @param told how the asker was told whom no mail reaches, else null
   */
  public Outcome<Void> outOfScope(Viewer viewer, InquiryId id, long version, String guidance, String told) {
    Inquiry inquiry = unchanged(viewer, id, version);
    inquiry.requireState(InquiryState.RECEIVED);
    if (isToCorrect(inquiry)) {
      return Outcome.refused("inquiries.refused.correction");
    }
    boolean mailed = inquiry.requester().mail() != null;
    if (!mailed && told == null) {
      return Outcome.refused("inquiries.refused.told");
    }
    inquiry.outOfScope(guidance, viewer.personId(), clock.instant());
    inquiry.tookToAnswer(desks.get(inquiry.deskId()).openMinutes(inquiry.receivedAt(), clock.instant()));
    keep(viewer, inquiry, "audit.inquiries.outOfScope", mailed ? null : told);
    process.outOfScope(inquiry.key());
    entries.add(inquiry.id(), said(viewer, EntryKind.ANSWER, guidance));
    if (mailed) {
      mails.outOfScope(inquiry);
    }
    readDone(inquiry);
    return Outcome.done();
  }

  /** It is an application: who takes these in finds its mails in their list. */
  public Outcome<Void> toIntake(Viewer viewer, InquiryId id, long version) {
    Inquiry inquiry = unchanged(viewer, id, version);
    List<UUID> came = entries.mails(inquiry.id());
    if (came.isEmpty()) {
      return Outcome.refused("inquiries.refused.noMailToHand");
    }
    // of what could not be read nobody knows that it brings nothing
    if (inbound.withFiles(came).isEmpty()) {
      return Outcome.refused("inquiries.refused.noFiles");
    }
    inquiry.handToIntake(clock.instant());
    keep(viewer, inquiry, "audit.inquiries.toIntake");
    process.handedToIntake(inquiry.key());
    came.forEach(mail -> received.handOver(viewer, mail, InboundMailHandler.SUBMISSIONS).orThrow());
    readDone(inquiry);
    return Outcome.done();
  }

  /** Nobody answers it any more: it was withdrawn, a trial, a twin that nobody needs. */
  public Outcome<Void> end(Viewer viewer, InquiryId id, long version, String reason) {
    end(viewer, unchanged(viewer, id, version), reason);
    return Outcome.done();
  }

  /** As it is now, as one of many. */
  void end(Viewer viewer, InquiryId id, String reason) {
    end(viewer, access.held(viewer, id), reason);
  }

  private void end(Viewer viewer, Inquiry inquiry, String reason) {
    inquiry.requireOpen();
    withdrawal.of(viewer, inquiry);
    if (inquiry.state() == InquiryState.WAITING) {
      inquiry.endWithoutReply(reason, clock.instant());
      process.endedWithoutReply(inquiry.key());
    } else {
      inquiry.end(reason, clock.instant());
      process.ended(inquiry.key());
    }
    inquiries.saveAndFlush(inquiry);
    audit.record(AuditEntry.of(viewer.actor(), "audit.inquiries.ended", inquiry.key()).detail("reason", reason));
    readDone(inquiry);
    callbacks.drop(viewer.actor(), inquiry);
  }

  /** 再開: it was ended by mistake, or there is more to be answered. */
  public Outcome<Void> reopen(Viewer viewer, InquiryId id, long version, String reason) {
    Inquiry inquiry = unchanged(viewer, id, version);
    intake.reopen(inquiry);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.inquiries.reopenedByDesk", inquiry.key()).detail("reason", reason));
    return Outcome.done();
  }

  /** Promises a call, also on a case that has ended. */
  public Outcome<Void> promiseCallback(Viewer viewer, InquiryId id, Instant until) {
    Inquiry inquiry = access.held(viewer, id);
    if (inquiry.state() == InquiryState.MERGED) {
      throw new AlreadyDone(inquiry.key() + " goes on elsewhere");
    }
    if (inquiry.requester().telephone() == null) {
      return Outcome.refused("inquiries.refused.noTelephone");
    }
    OpenDesk desk = desks.get(inquiry.deskId());
    return callbacks
        .due(desk, clock.instant(), until)
        .then(
            due -> {
              callbacks.promise(viewer.actor(), inquiry, desk, clock.instant(), until);
              return Outcome.done();
            });
  }

  private InquiryEntry said(Viewer viewer, EntryKind kind, String text) {
    return new InquiryEntry(kind, clock.instant(), viewer.displayName(), text, null);
  }

  private void readDone(Inquiry inquiry) {
    worklist.close(Source.MENTION, InquiryIntake.ref(inquiry.inquiryId()));
  }

  private void keep(Viewer viewer, Inquiry inquiry, String action, String told) {
    inquiries.saveAndFlush(inquiry);
    AuditEntry entry = AuditEntry.of(viewer.actor(), action, inquiry.key());
    audit.record(told == null ? entry : entry.detail("reason", told));
  }

  private void keep(Viewer viewer, Inquiry inquiry, String action) {
    keep(viewer, inquiry, action, null);
  }

  /** @throws StaleEdit if somebody else was quicker */
  private Inquiry unchanged(Viewer viewer, InquiryId id, long version) {
    Inquiry inquiry = access.held(viewer, id);
    inquiry.requireVersion(version);
    return inquiry;
  }
}
