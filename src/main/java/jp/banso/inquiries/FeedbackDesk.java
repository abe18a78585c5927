package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.ReadableCode;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 回答への御意見 as the desk asks and reads it. Asking belongs to answering; where the terms of the desk have no words for
 * it, nobody is asked.
 */
@Service
@Transactional
public class FeedbackDesk {

  private static final int CODE = 10;

  private final InquiryAccess access;
  private final FeedbackRows rows;
  private final OpenDesks desks;
  private final Worklist worklist;
  private final AuditLog audit;
  private final Clock clock;

  FeedbackDesk(
      InquiryAccess access, FeedbackRows rows, OpenDesks desks, Worklist worklist, AuditLog audit, Clock clock) {
    this.access = access;
    this.rows = rows;
    this.desks = desks;
    this.worklist = worklist;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What the mail of an answer asks.
   *
   * @param words why, as the terms of the desk say it
   * @param code known to the receiver of the mail alone, and kept nowhere
   */
  record Question(String words, Instant until, String code) {}

  /** What the mail of this answer asks; empty if it asks nothing. */
  Optional<Question> ask(Inquiry inquiry) {
    OpenDesk desk = desks.get(inquiry.deskId());
    if (!desk.terms().asksFeedback()) {
      return Optional.empty();
    }
    String code = ReadableCode.shown(ReadableCode.random(CODE));
    Instant now = clock.instant();
    Instant until = desk.feedbackUntil(now);
    rows.ask(inquiry.id(), ReadableCode.hash(code), now, until);
    return Optional.of(new Question(desk.terms().feedbackWords(), until, code));
  }

  /** What was asked and said, of the newest answer first. */
  @Transactional(readOnly = true)
  public List<Feedback> of(Viewer viewer, InquiryId id) {
    return rows.of(access.visible(viewer, id).id());
  }

  /**
   * Somebody of the desk has looked at an answer that did not help.
   *
   * @throws AlreadyDone if nothing waits for that
   */
  public void read(Viewer viewer, InquiryId id) {
    Inquiry inquiry = access.held(viewer, id);
    if (rows.read(inquiry.id(), viewer.displayName(), clock.instant()) == 0) {
      throw new AlreadyDone("feedback on " + inquiry.key());
    }
    worklist.close(Source.MENTION, ref(inquiry));
    audit.record(AuditEntry.of(viewer.actor(), "audit.inquiries.feedbackRead", inquiry.key()));
  }

  /** What the work of it names. */
  static String ref(Inquiry inquiry) {
    return "feedback-" + inquiry.id();
  }
}
