package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 訂正の回答: an answer that was wrong is given again, drafted and confirmed by another person as any other. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class InquiryCorrection {

  private final Inquiries inquiries;
  private final InquiryEntries entries;
  private final InquiryProcess process;
  private final OpenDesks desks;
  private final People people;
  private final Worklist worklist;
  private final AuditLog audit;
  private final Clock clock;

  InquiryCorrection(
      Inquiries inquiries, InquiryEntries entries, InquiryProcess process, OpenDesks desks, People people,
      Worklist worklist, AuditLog audit, Clock clock) {
    this.inquiries = inquiries;
    this.entries = entries;
    this.process = process;
    this.desks = desks;
    this.people = people;
    this.worklist = worklist;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Has it answered again where it goes on by now.
   *
   * @param words what is wrong with it
   * @param note the same as the thread has it
   * @param clerk who gave the answer, and writes the new one if they are still at the desk
   */
  void begin(Viewer viewer, InquiryId id, String words, String note, UUID clerk) {
    Inquiry inquiry = inquiries.locked(id.value()).orElseThrow();
    while (inquiry.mergedInto() != null) {
      inquiry = inquiries.locked(inquiry.mergedInto()).orElseThrow();
    }
    entries.add(
        inquiry.id(), new InquiryEntry(EntryKind.NOTE, clock.instant(), viewer.displayName(), note, null));
    if (inquiry.state().isOpen()) {
      heed(inquiry, words);
    } else {
      reopen(inquiry, words, atDesk(inquiry, clerk) ? clerk : null);
    }
    audit.record(AuditEntry.of(viewer.actor(), "audit.inquiries.correctionBegun", inquiry.key()));
  }

  /** What goes on is answered by a draft that is written with the words before the eyes. */
  void heed(Inquiry inquiry, String words) {
    InquiryState was = inquiry.state();
    inquiry.toHeed(words);
    if (was == InquiryState.RECEIVED) {
      inquiry.beginDraft();
    }
    inquiries.saveAndFlush(inquiry);
    if (was == InquiryState.RECEIVED) {
      process.toDraft(inquiry.key(), inquiry.assignedTo());
      worklist.close(Source.MENTION, InquiryIntake.ref(inquiry.inquiryId()));
    } else if (was == InquiryState.TO_CONFIRM) {
      process.givenBack(inquiry.key(), inquiry.draftedBy());
    }
  }

  private void reopen(Inquiry inquiry, String words, UUID person) {
    OpenDesk desk = desks.get(inquiry.deskId());
    Instant now = clock.instant();
    inquiry.reopenToCorrect(words, person, desk.answerDue(now));
    inquiries.saveAndFlush(inquiry);
    process.received(
        inquiry.key(), inquiry.programme(), new InquiryProcess.Dues(desk.checkDue(now), inquiry.answerDue()));
    process.toDraft(inquiry.key(), person);
  }

  private boolean atDesk(Inquiry inquiry, UUID clerk) {
    return people.holding(Groups.secretariat(inquiry.programme())).stream().anyMatch(one -> one.id().equals(clerk));
  }
}
