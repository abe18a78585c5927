package jp.banso.inquiries;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 統合: what was said in an inquiry goes on in another one of the same asker, which is answered. */
@Service
@Transactional
public class InquiryMerging {

  private final InquiryAccess access;
  private final Inquiries inquiries;
  private final InquiryEntries entries;
  private final InquiryIntake intake;
  private final InquiryProcess process;
  private final CallbackBoard callbacks;
  private final MinistryWithdrawal withdrawal;
  private final AnswerCheckRows sampled;
  private final InquiryCorrection correction;
  private final CaseNumbers numbers;
  private final Worklist worklist;
  private final AuditLog audit;
  private final Clock clock;

  InquiryMerging(
      InquiryAccess access, Inquiries inquiries, InquiryEntries entries, InquiryIntake intake, InquiryProcess process,
      CallbackBoard callbacks, MinistryWithdrawal withdrawal, AnswerCheckRows sampled, InquiryCorrection correction,
      CaseNumbers numbers, Worklist worklist, AuditLog audit, Clock clock) {
    this.access = access;
    this.inquiries = inquiries;
    this.entries = entries;
    this.intake = intake;
    this.process = process;
    this.callbacks = callbacks;
    this.withdrawal = withdrawal;
    this.sampled = sampled;
    this.correction = correction;
    this.numbers = numbers;
    this.worklist = worklist;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Merges it into the one of the number that was typed. That one is open, so that somebody answers it, and the answer
   * reaches who asked here: another asker gets an answer of their own.
   *
   * @throws StaleEdit if somebody else was quicker
   */
  public Outcome<InquiryId> merge(Viewer viewer, InquiryId id, long version, String typed) {
    UUID otherId = inquiries.idOf(numbers.asKey(typed == null ? "" : typed.strip())).orElse(null);
    if (otherId != null && otherId.compareTo(id.value()) < 0) {
      // two are held in one order, so that each of two clerks does not merge one into the other
      inquiries.locked(otherId);
    }
    Inquiry inquiry = access.held(viewer, id);
    inquiry.requireVersion(version);
    inquiry.requireOpen();
    Inquiry other =
        otherId == null
            ? null
            : inquiries.locked(otherId).filter(one -> viewer.isSecretariatOf(one.programme())).orElse(null);
    String refused = refused(inquiry, other);
    if (refused != null) {
      return Outcome.refused(refused);
    }
    withdrawal.of(viewer, inquiry);
    inquiry.mergeInto(other, clock.instant());
    inquiries.saveAndFlush(inquiry);
    entries.move(inquiry.id(), other.id());
    process.ended(inquiry.key());
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.inquiries.merged", inquiry.key())
            .detail("reason", numbers.shown(other.key())));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.inquiries.mergedHere", other.key())
            .detail("reason", numbers.shown(inquiry.key())));
    worklist.close(Source.MENTION, InquiryIntake.ref(inquiry.inquiryId()));
    other.learnOf(inquiry.requester());
    inquiries.saveAndFlush(other);
    callbacks.move(viewer.actor(), inquiry, other);
    if (other.state() != InquiryState.RECEIVED) {
      intake.goesOn(other, clock.instant());
    }
    List<String> wrong = sampled.toCorrect(inquiry.id());
    if (!wrong.isEmpty()) {
      correction.heed(other, String.join("\n", wrong));
    }
    return Outcome.done(other.inquiryId());
  }

  private static String refused(Inquiry inquiry, Inquiry other) {
    if (other == null || other.id().equals(inquiry.id()) || other.state() == InquiryState.MERGED) {
      return "inquiries.refused.number";
    }
    if (!other.view().purpose().equals(inquiry.view().purpose())) {
      return "inquiries.refused.purpose";
    }
    if (!other.state().isOpen()) {
      return "inquiries.refused.mergeEnded";
    }
    return other.requester().isReachedLike(inquiry.requester()) ? null : "inquiries.refused.mergeAsker";
  }
}
