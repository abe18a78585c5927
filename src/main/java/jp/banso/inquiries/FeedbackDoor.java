package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import jp.banso.inquiries.Feedback.Said;
import jp.banso.inquiries.FeedbackRows.Coded;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ReadableCode;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.web.CodeGuard;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 回答への御意見 for whoever has the code of the mail, and no account. A code takes a word and shows nothing, neither of the
 * inquiry nor what was said before: mails are passed on.
 */
@Service
@Transactional
public class FeedbackDoor {

  /** How its codes are guarded. */
  public static final CodeGuard.Door DOOR =
      new CodeGuard.Door("feedback", "inquiries.feedback.refused.code", "inquiries.feedback.refused.tooOften");

  /** What the work is about when an answer did not help; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "inquiry-feedback";

  /** Signs of the few words. */
  public static final int LONGEST = 400;

  private final FeedbackRows rows;
  private final FaqConsentRows consents;
  private final Inquiries inquiries;
  private final People people;
  private final Worklist worklist;
  private final CodeGuard guard;
  private final AuditLog audit;
  private final MessageSource messages;
  private final Clock clock;

  FeedbackDoor(
      FeedbackRows rows, FaqConsentRows consents, Inquiries inquiries, People people, Worklist worklist,
      CodeGuard guard, AuditLog audit, MessageSource messages, Clock clock) {
    this.rows = rows;
    this.consents = consents;
    this.inquiries = inquiries;
    this.people = people;
    this.worklist = worklist;
    this.guard = guard;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Keeps what is said; until the term is over the last word counts.
   *
   * @param note a few words, null for none
   * @return until when it can be changed
   */
  public Outcome<Instant> say(String code, String address, Said said, String note) {
    String hash = ReadableCode.hash(code);
    Outcome<Coded> opened = guard.open(DOOR, address, () -> rows.byCode(hash));
    if (DOOR.isUnknown(opened) && consents.byCode(hash).isPresent()) {
      return Outcome.refused("inquiries.feedback.refused.consentCode");
    }
    return opened.then(
        found ->
            clock.instant().isAfter(found.feedback().until())
                ? Outcome.refused("inquiries.feedback.refused.over")
                : Outcome.done(kept(found, said, note)));
  }

  private Instant kept(Coded found, Said said, String note) {
    Inquiry inquiry = inquiries.locked(found.inquiryId()).orElseThrow();
    rows.say(found.id(), said, note, clock.instant());
    String asker = text("inquiries.consent.asker");
    audit.record(
        AuditEntry.of(
            new Actor(null, asker, "PUBLIC", null), "audit.inquiries.feedback." + said.name(), inquiry.key()));
    worklist.close(Source.MENTION, FeedbackDesk.ref(inquiry));
    if (rows.of(inquiry.id()).stream().anyMatch(Feedback::isUnread)) {
      askToRead(inquiry);
    }
    return found.feedback().until();
  }

  /** Whoever looks after it reads what did not help, else everybody of the desk. */
  private void askToRead(Inquiry inquiry) {
    String desk = Groups.secretariat(inquiry.programme());
    UUID holder = inquiry.assignedTo();
    boolean here = holder != null && people.holding(desk).stream().anyMatch(person -> person.id().equals(holder));
    worklist.openFor(
        Source.MENTION, FeedbackDesk.ref(inquiry), inquiry.programme(), desk, here ? holder : null, inquiry.key(), WORK,
        text("inquiries.work.feedback"));
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
