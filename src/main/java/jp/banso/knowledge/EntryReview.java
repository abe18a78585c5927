package jp.banso.knowledge;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.inquiries.AnswerFoundWrong;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 見直し: an entry whose answer was found wrong is neither suggested nor read by everybody until its next edition is in use, it
 * is withdrawn, or the manager says that it is right.
 */
@Service
@Transactional
public class EntryReview {

  /** What the work is about; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "entry-review";

  private final EntryAccess access;
  private final KnowledgeEntries entries;
  private final EntryProcess process;
  private final EntryTraces traces;
  private final Worklist worklist;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  EntryReview(
      EntryAccess access, KnowledgeEntries entries, EntryProcess process, EntryTraces traces, Worklist worklist,
      MessageSource messages, AuditLog audit, Clock clock) {
    this.access = access;
    this.entries = entries;
    this.process = process;
    this.traces = traces;
    this.worklist = worklist;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /** Has all entries from that answer read again. */
  public void answerFoundWrong(AnswerFoundWrong found) {
    entries.idsOf(found.inquiry().value()).stream()
        .map(id -> entries.locked(id).orElseThrow())
        .filter(entry -> entry.isOfRound(found.round()))
        .forEach(entry -> begin(entry, found));
  }

  private void begin(KnowledgeEntry entry, AnswerFoundWrong found) {
    boolean waits = entry.view().waits();
    if (!entry.review(found.check(), clock.instant())) {
      return;
    }
    if (waits) {
      entry.giveBack(text("knowledge.review.note"), clock.instant());
      process.givenBack(entry.key(), entry.writtenBy());
    }
    entries.saveAndFlush(entry);
    worklist.openUntil(
        Source.MENTION, ref(entry), entry.programme(), Groups.secretariatManager(entry.programme()), entry.key(), WORK,
        text("knowledge.work.review"), found.due());
    audit.record(AuditEntry.of(Actor.system(), "audit.knowledge.reviewBegun", entry.key()));
  }

  /** Its review is over, however it ended. */
  void close(KnowledgeEntry entry) {
    worklist.close(Source.MENTION, ref(entry));
  }

  private static String ref(KnowledgeEntry entry) {
    return "entry-review-" + entry.id();
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }

  /** @throws Forbidden unless the viewer says what everybody may read, and wrote nothing of it */
  @Transactional(readOnly = true)
  public void requireReviewing(Viewer viewer, EntryId id) {
    reviewing(viewer, access.visible(viewer, id));
  }

  private static KnowledgeEntry reviewing(Viewer viewer, KnowledgeEntry entry) {
    FaqRelease.managed(viewer, entry);
    if (entry.view().reviewAt() != null && entry.wasWrittenBy(viewer.personId())) {
      throw new Forbidden("who wrote an entry does not say that it is right");
    }
    return entry;
  }

  /**
   * Nothing is wrong with it: it is used as before.
   *
   * @throws StaleEdit if somebody else was quicker
   */
  public Outcome<Void> finish(Viewer viewer, EntryId id, long version, String reason) {
    KnowledgeEntry entry = reviewing(viewer, access.held(viewer, id));
    entry.requireVersion(version);
    Optional<String> trace = traces.in(entry.programme(), entry.view().inquiryKey(), Stream.of(reason));
    if (trace.isPresent()) {
      return Outcome.refused("knowledge.refused.trace", trace.get());
    }
    entry.reviewed(clock.instant());
    entries.saveAndFlush(entry);
    close(entry);
    audit.record(AuditEntry.of(viewer.actor(), "audit.knowledge.reviewed", entry.key()).detail("reason", reason));
    return Outcome.done();
  }
}
