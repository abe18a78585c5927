package jp.banso.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.consultation.DeskUse;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.inquiries.ConsentDesk;
import jp.banso.inquiries.InquiryUses;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * よくある御質問への掲載: the manager shows an entry to everybody once the ministry has agreed; an entry from an inquiry only
 * with the consent of its asker to that answer, and no longer than that is given. What everybody reads is the edition that was
 * released; the next one is, once the ministry has agreed to its words too.
 */
@Service
@Transactional
public class FaqRelease {

  private final EntryAccess access;
  private final KnowledgeEntries entries;
  private final EntryTraces traces;
  private final InquiryUses uses;
  private final ConsentDesk consents;
  private final CaseNumbers numbers;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  FaqRelease(
      EntryAccess access, KnowledgeEntries entries, EntryTraces traces, InquiryUses uses, ConsentDesk consents,
      CaseNumbers numbers, MessageSource messages, AuditLog audit, Clock clock) {
    this.access = access;
    this.entries = entries;
    this.traces = traces;
    this.uses = uses;
    this.consents = consents;
    this.numbers = numbers;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /** @throws Forbidden unless the viewer says what everybody may read */
  @Transactional(readOnly = true)
  public void requireReleasing(Viewer viewer, EntryId id) {
    managed(viewer, access.visible(viewer, id));
  }

  static KnowledgeEntry managed(Viewer viewer, KnowledgeEntry entry) {
    EntryAccess.requireInPerson(viewer);
    if (!viewer.isManagerOf(entry.programme())) {
      throw new Forbidden(viewer.role() + " shows nothing to everybody");
    }
    return entry;
  }

  /**
   * Shows the edition in use.
   *
   * @param agreedOn the day on which the ministry agreed
   */
  public Outcome<Void> release(Viewer viewer, EntryId id, long version, LocalDate agreedOn) {
    KnowledgeEntry entry = managed(viewer, access.held(viewer, id));
    entry.requireVersion(version);
    entry.requireInUse();
    EntryView view = entry.view();
    if (agreedOn.isAfter(LocalDate.now(clock))) {
      return Outcome.refused("knowledge.refused.future");
    }
    Optional<String> trace =
        traces.in(
            entry.programme(), view.inquiryKey(),
            Stream.of(view.text().question(), view.text().answer(), view.text().sources()).filter(Objects::nonNull));
    if (trace.isPresent()) {
      return Outcome.refused("knowledge.refused.trace", trace.get());
    }
    Outcome<Void> allowed =
        view.inquiry() == null ? Outcome.done() : uses.check(viewer, view.inquiry(), DeskUse.FAQ);
    if (!allowed.isDone()) {
      return allowed;
    }
    if (view.inquiry() != null && !consents.isInForce(view.inquiry(), view.inquiryRound())) {
      return Outcome.refused("knowledge.refused.otherConsent");
    }
    entry.showToEverybody(agreedOn, viewer.personId(), clock.instant());
    entries.saveAndFlush(entry);
    audit.record(AuditEntry.of(viewer.actor(), "audit.knowledge.released", entry.key()));
    if (view.inquiry() != null) {
      uses.record(
          viewer, DeskUse.FAQ, List.of(view.inquiry()),
          messages.getMessage("knowledge.use.faq", new Object[] {numbers.shown(entry.key())}, Locale.JAPAN));
    }
    return Outcome.done();
  }

  /** Nobody but the desk reads it any more. */
  public void hide(Viewer viewer, EntryId id, long version, String reason) {
    KnowledgeEntry entry = managed(viewer, access.held(viewer, id));
    entry.requireVersion(version);
    entry.hide();
    entries.saveAndFlush(entry);
    audit.record(AuditEntry.of(viewer.actor(), "audit.knowledge.hidden", entry.key()).detail("reason", reason));
  }
}
