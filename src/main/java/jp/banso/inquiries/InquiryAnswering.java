package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.consultation.OpenDesks;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 相談への回答 (T-A3): drafted by one person, confirmed and sent by another; the ministry is asked without a word of who asks
 * (M05, 氏名は匿名化).
 */
@Service
@Transactional
public class InquiryAnswering {

  private final InquiryAccess access;
  private final Inquiries inquiries;
  private final InquiryEntries entries;
  private final MinistryInquiries asked;
  private final InquiryProcess process;
  private final AnswerCheckRows sampled;
  private final InquiryMails mails;
  private final AnswerPost post;
  private final InquiryChecks checks;
  private final OpenDesks desks;
  private final InquiryAskers askers;
  private final People people;
  private final Worklist worklist;
  private final AuditLog audit;
  private final Clock clock;

  InquiryAnswering(
      InquiryAccess access, Inquiries inquiries, InquiryEntries entries, MinistryInquiries asked, InquiryProcess process,
      AnswerCheckRows sampled, InquiryMails mails, AnswerPost post, InquiryChecks checks, OpenDesks desks,
      InquiryAskers askers, People people, Worklist worklist, AuditLog audit, Clock clock) {
    this.access = access;
    this.inquiries = inquiries;
    this.entries = entries;
    this.asked = asked;
    this.process = process;
    this.sampled = sampled;
    this.mails = mails;
    this.post = post;
    this.checks = checks;
    this.desks = desks;
    this.askers = askers;
    this.people = people;
    this.worklist = worklist;
    this.audit = audit;
    this.clock = clock;
  }

  /** Keeps the draft without sending it anywhere. */
  public void draft(Viewer viewer, InquiryId id, long version, String text, String sources) {
    Inquiry inquiry = unchanged(viewer, id, version);
    inquiry.draft(text, sources, viewer.personId(), clock.instant());
    keep(viewer, inquiry, "audit.inquiries.drafted");
  }

  /** Keeps the draft and asks somebody else to confirm it. */
  public Outcome<Void> askForConfirmation(Viewer viewer, InquiryId id, long version, String text, String sources) {
    Inquiry inquiry = unchanged(viewer, id, version);
    inquiry.requireState(InquiryState.DRAFTING);
    if (people.holding(Groups.secretariat(inquiry.programme())).stream()
        .allMatch(person -> person.id().equals(viewer.personId()) || inquiry.wasDraftedBy(person.id()))) {
      return Outcome.refused("inquiries.refused.alone");
    }
    Optional<Outcome<Void>> open = checks.refusal(inquiry);
    if (open.isPresent()) {
      return open.get();
    }
    inquiry.draft(text, sources, viewer.personId(), clock.instant());
    inquiry.askForConfirmation(viewer.personId(), clock.instant());
    keep(viewer, inquiry, "audit.inquiries.confirmationAsked");
    process.toConfirm(inquiry.key(), viewer.personId());
    return Outcome.done();
  }

  /** Whether the viewer may confirm what waits for it. */
  static boolean mayConfirm(Viewer viewer, Inquiry inquiry) {
    return inquiry.state() == InquiryState.TO_CONFIRM
        && viewer.proxy().isEmpty()
        && !inquiry.wasDraftedBy(viewer.personId());
  }

  /** Whether the viewer may go on with a draft that waits for another person. */
  static boolean mayTakeBack(Viewer viewer, Inquiry inquiry) {
    return inquiry.state() == InquiryState.TO_CONFIRM
        && viewer.proxy().isEmpty()
        && inquiry.wasDraftedBy(viewer.personId());
  }

  /**
   * Guards the confirmation before its form is read.
   *
   * @throws AlreadyDone if no draft waits, {@link Forbidden} for who wrote it
   */
  @Transactional(readOnly = true)
  public void requireConfirmable(Viewer viewer, InquiryId id) {
    confirmable(viewer, access.visible(viewer, id));
  }

  private static Inquiry confirmable(Viewer viewer, Inquiry inquiry) {
    InquiryAccess.requireInPerson(viewer);
    if (inquiry.wasDraftedBy(viewer.personId())) {
      throw new Forbidden("who wrote the answer does not confirm it");
    }
    inquiry.requireState(InquiryState.TO_CONFIRM);
    return inquiry;
  }

  /**
   * Sends the answer (M04), once nothing that is required is open. To who has no address it was told, or is: then it says how.
   *
   * @param told how the asker was told whom no mail reaches, else null
   */
  public Outcome<Void> confirm(Viewer viewer, InquiryId id, long version, String told) {
    Inquiry inquiry = confirmable(viewer, access.held(viewer, id));
    inquiry.requireVersion(version);
    boolean mailed = inquiry.requester().mail() != null;
    if (!mailed && told == null) {
      return Outcome.refused("inquiries.refused.told");
    }
    Optional<Outcome<Void>> open = checks.refusal(inquiry);
    if (open.isPresent()) {
      return open.get();
    }
    inquiry.confirm(viewer.personId(), clock.instant());
    inquiry.tookToAnswer(desks.get(inquiry.deskId()).openMinutes(inquiry.receivedAt(), clock.instant()));
    inquiries.saveAndFlush(inquiry);
    AuditEntry confirmed = AuditEntry.of(viewer.actor(), "audit.inquiries.confirmed", inquiry.key());
    audit.record(mailed ? confirmed : confirmed.detail("reason", told));
    process.confirmed(inquiry.key());
    sampled.corrected(inquiry, clock.instant());
    entries.add(
        inquiry.id(), new InquiryEntry(EntryKind.ANSWER, clock.instant(), viewer.displayName(), inquiry.answer(), null));
    if (mailed) {
      post.send(inquiry, true);
    }
    worklist.close(Source.MENTION, InquiryIntake.ref(inquiry.inquiryId()));
    return Outcome.done();
  }

  /** Gives the draft back with what is to be revised. */
  public void giveBack(Viewer viewer, InquiryId id, long version, String note) {
    Inquiry inquiry = confirmable(viewer, access.held(viewer, id));
    inquiry.requireVersion(version);
    inquiry.giveBack(note);
    inquiries.saveAndFlush(inquiry);
    audit.record(AuditEntry.of(viewer.actor(), "audit.inquiries.returned", inquiry.key()).detail("reason", note));
    process.givenBack(inquiry.key(), inquiry.draftedBy());
  }

  /**
   * 引き戻す: who wrote the draft goes on with it, as long as nobody has confirmed it.
   *
   * @throws Forbidden for who wrote none of it, and gives it back instead
   */
  public void takeBack(Viewer viewer, InquiryId id, long version) {
    Inquiry inquiry = access.held(viewer, id);
    if (inquiry.state() == InquiryState.TO_CONFIRM && !inquiry.wasDraftedBy(viewer.personId())) {
      throw new Forbidden("who wrote none of the answer does not take it back");
    }
    inquiry.requireVersion(version);
    inquiry.takeBack();
    keep(viewer, inquiry, "audit.inquiries.takenBack");
    process.givenBack(inquiry.key(), viewer.personId());
  }

  /** What in a text for the ministry says who asks. */
  @Transactional(readOnly = true)
  public Optional<String> trace(Viewer viewer, InquiryId id, String text) {
    Inquiry inquiry = access.visible(viewer, id);
    return askers.of(inquiry.programme(), id).in(text);
  }

  /** 厚生労働省への照会 (M05). */
  public Outcome<Void> askMinistry(Viewer viewer, InquiryId id, long version, String text) {
    Inquiry inquiry = unchanged(viewer, id, version);
    inquiry.requireState(InquiryState.DRAFTING);
    Optional<String> trace = trace(viewer, id, text);
    if (trace.isPresent()) {
      return Outcome.refused("inquiries.refused.trace", trace.get());
    }
    Optional<String> ministry = people.ministryMail(inquiry.programme());
    if (ministry.isEmpty()) {
      return Outcome.refused("inquiries.refused.ministry");
    }
    Instant now = clock.instant();
    Instant due = desks.get(inquiry.deskId()).ministryDue(now);
    inquiry.askMinistry();
    MinistryInquiry sent = asked.add(inquiry.id(), text, viewer.personId(), now, due);
    keep(viewer, inquiry, "audit.inquiries.ministryAsked");
    entries.add(inquiry.id(), new InquiryEntry(EntryKind.MINISTRY_QUESTION, now, viewer.displayName(), text, null));
    process.askedMinistry(inquiry.key(), due);
    mails.askMinistry(inquiry, sent, ministry.get(), due);
    return Outcome.done();
  }

  /** The answer is not needed any more, or was asked for in the wrong words. */
  public void takeBackFromMinistry(Viewer viewer, InquiryId id, long version) {
    Inquiry inquiry = unchanged(viewer, id, version);
    inquiry.backFromMinistry();
    asked.takeBack(inquiry.id(), clock.instant());
    keep(viewer, inquiry, "audit.inquiries.ministryTakenBack");
    process.takenBackFromMinistry(inquiry.key(), inquiry.assignedTo());
  }

  /** Writes down what the ministry answered by mail or telephone. */
  public void recordMinistryAnswer(Viewer viewer, InquiryId id, long version, String text) {
    Inquiry inquiry = unchanged(viewer, id, version);
    inquiry.requireState(InquiryState.AT_MINISTRY);
    answered(viewer.actor(), viewer.displayName(), inquiry, text, "audit.inquiries.ministryAnswerRecorded");
  }

  /** What the ministry was asked, as the ministry reads it. */
  @Transactional(readOnly = true)
  public MinistryInquiry ministryInquiry(Viewer viewer, UUID id) {
    return ofMinistry(viewer, id);
  }

  /** The inquiry about which the ministry was asked, for the desk that asked. */
  @Transactional(readOnly = true)
  public InquiryId askedAbout(Viewer viewer, UUID id) {
    return asked
        .find(id)
        .filter(one -> viewer.isSecretariatOf(one.programme()))
        .map(one -> new InquiryId(one.inquiryId()))
        .orElseThrow(() -> new NotFound("inquiry to the ministry " + id));
  }

  /** What the ministry was asked, newest first. */
  @Transactional(readOnly = true)
  public List<MinistryInquiry> ministryInquiries(Viewer viewer) {
    if (!viewer.isMinistryOf(viewer.programme())) {
      throw new NotFound("inquiries to the ministry for " + viewer.role());
    }
    return asked.of(viewer.programme());
  }

  private MinistryInquiry ofMinistry(Viewer viewer, UUID id) {
    return asked
        .find(id)
        .filter(one -> viewer.isMinistryOf(one.programme()))
        .orElseThrow(() -> new NotFound("inquiry to the ministry " + id));
  }

  /** The ministry answers. */
  public void answerMinistryInquiry(Viewer viewer, UUID id, String text) {
    MinistryInquiry one = ofMinistry(viewer, id);
    viewer.requireActFor(Groups.ministry(one.programme()), one.programme());
    Inquiry inquiry = inquiries.locked(one.inquiryId()).orElseThrow();
    if (!asked.isOpen(id)) {
      throw new AlreadyDone("inquiry to the ministry " + id);
    }
    answered(viewer.actor(), viewer.organisationName(), inquiry, text, "audit.inquiries.ministryAnswered");
  }

  private void answered(Actor actor, String author, Inquiry inquiry, String text, String action) {
    inquiry.backFromMinistry();
    asked.answer(inquiry.id(), text, clock.instant());
    inquiries.saveAndFlush(inquiry);
    entries.add(inquiry.id(), new InquiryEntry(EntryKind.MINISTRY_ANSWER, clock.instant(), author, text, null));
    audit.record(AuditEntry.of(actor, action, inquiry.key()).audience(Audience.MINISTRY));
    process.ministryAnswered(inquiry.key(), inquiry.assignedTo());
  }

  private void keep(Viewer viewer, Inquiry inquiry, String action) {
    inquiries.saveAndFlush(inquiry);
    audit.record(AuditEntry.of(viewer.actor(), action, inquiry.key()));
  }

  /** @throws StaleEdit if somebody else was quicker */
  private Inquiry unchanged(Viewer viewer, InquiryId id, long version) {
    Inquiry inquiry = access.held(viewer, id);
    inquiry.requireVersion(version);
    return inquiry;
  }
}
