package jp.banso.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.consultation.DeskUse;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryReading;
import jp.banso.inquiries.InquiryState;
import jp.banso.inquiries.InquiryUses;
import jp.banso.inquiries.InquiryView;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.StaleEdit;
import jp.banso.knowledge.KnowledgeEntry.Origin;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 回答事例 (T-A4): one person proposes it, from an answered inquiry or without one, another confirms it. What was asked
 * is used only where its announced purpose allows it, and nothing in an entry says who asked.
 */
@Service
@Transactional
public class EntryWriting {

  private final EntryAccess access;
  private final KnowledgeEntries entries;
  private final EntryRows rows;
  private final EntryProcess process;
  private final EntryTraces traces;
  private final EntryReview review;
  private final InquiryReading inquiries;
  private final InquiryUses uses;
  private final People people;
  private final CaseNumbers numbers;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  EntryWriting(
      EntryAccess access, KnowledgeEntries entries, EntryRows rows, EntryProcess process, EntryTraces traces,
      EntryReview review, InquiryReading inquiries, InquiryUses uses, People people, CaseNumbers numbers, MessageSource messages,
      AuditLog audit, Clock clock) {
    this.access = access;
    this.entries = entries;
    this.rows = rows;
    this.process = process;
    this.traces = traces;
    this.review = review;
    this.inquiries = inquiries;
    this.uses = uses;
    this.people = people;
    this.numbers = numbers;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /** @throws Forbidden for another's word, {@link jp.banso.kernel.NotFound} for who is not of the desk */
  public void requireWriting(Viewer viewer) {
    EntryAccess.requireInPerson(viewer);
  }

  /** As {@link #requireWriting}, of one entry. */
  @Transactional(readOnly = true)
  public void requireWriting(Viewer viewer, EntryId id) {
    access.visible(viewer, id);
    EntryAccess.requireInPerson(viewer);
  }

  /**
   * An entry that an inquiry would make of its last answer and what that answers, without who asked.
   *
   * @throws jp.banso.kernel.NotFound if there is no such inquiry for the viewer
   */
  @Transactional(readOnly = true)
  public EntryText from(Viewer viewer, InquiryId id) {
    InquiryView inquiry = inquiries.view(viewer, id);
    return traces.without(
        viewer.programme(), id,
        new EntryText(
            inquiries.answered(viewer, id), Objects.toString(inquiry.answer(), ""), inquiry.category(),
            inquiry.sources()));
  }

  /** Whether an inquiry may become an entry. */
  @Transactional(readOnly = true)
  public Outcome<Void> usable(Viewer viewer, InquiryId id) {
    InquiryView inquiry = inquiries.view(viewer, id);
    return inquiry.state() == InquiryState.ANSWERED
        ? uses.check(viewer, id, DeskUse.KNOWLEDGE)
        : Outcome.refused("knowledge.refused.notAnswered");
  }

  /**
   * Proposes a new one; it waits for a second person.
   *
   * @param from the inquiry, null without one
   */
  public Outcome<EntryId> propose(Viewer viewer, InquiryId from, EntryText text) {
    EntryAccess.requireInPerson(viewer);
    InquiryView inquiry = from == null ? null : inquiries.view(viewer, from);
    return (from == null ? Outcome.done() : usable(viewer, from))
        .then(usable -> judged(viewer.programme(), viewer, List.of(), inquiry == null ? null : inquiry.key().value(), text))
        .then(fits -> Outcome.done(proposed(viewer, inquiry, text)));
  }

  /**
   * What in a text says who asked, by the field of its form: told at once, before anything is kept.
   *
   * @param from the inquiry, null without one
   */
  @Transactional(readOnly = true)
  public Map<String, String> traces(Viewer viewer, InquiryId from, EntryText text) {
    return traces.in(
        viewer.programme(), from == null ? null : inquiries.view(viewer, from).id(), text);
  }

  /** As {@link #traces(Viewer, InquiryId, EntryText)}, of the next edition of an entry. */
  @Transactional(readOnly = true)
  public Map<String, String> traces(Viewer viewer, EntryId id, EntryText text) {
    KnowledgeEntry entry = access.visible(viewer, id);
    return traces.in(entry.programme(), entry.view().inquiry(), text);
  }

  private EntryId proposed(Viewer viewer, InquiryView inquiry, EntryText text) {
    ProgrammeCode programme = viewer.programme();
    FiscalYear year = inquiry == null ? FiscalYear.of(clock.instant()) : inquiry.year();
    entries.holdNumber("knowledge " + programme + " " + year);
    KnowledgeEntry entry =
        entries.saveAndFlush(
            KnowledgeEntry.proposed(
                programme, year, entries.lastNumber(programme, year.year()) + 1,
                inquiry == null ? null : new Origin(inquiry.id(), inquiry.key(), inquiry.reopened()), text, viewer.personId(),
                clock.instant()));
    audit.record(AuditEntry.of(viewer.actor(), "audit.knowledge.proposed", entry.key()));
    process.proposed(entry.key(), programme, viewer.personId());
    if (inquiry != null) {
      String about =
          messages.getMessage("knowledge.use.entry", new Object[] {numbers.shown(entry.key())}, Locale.JAPAN);
      uses.record(viewer, DeskUse.KNOWLEDGE, List.of(inquiry.id()), about);
    }
    return entry.view().id();
  }

  /** @param authors who wrote of it before and does not confirm it either */
  private Outcome<Void> judged(
      ProgrammeCode programme, Viewer viewer, List<UUID> authors, String inquiryKey, EntryText text) {
    Optional<String> trace =
        traces.in(
            programme, inquiryKey, Stream.of(text.question(), text.answer(), text.sources()).filter(Objects::nonNull));
    if (trace.isPresent()) {
      return Outcome.refused("knowledge.refused.trace", trace.get());
    }
    boolean alone =
        people.holding(Groups.secretariat(programme)).stream()
            .allMatch(person -> person.id().equals(viewer.personId()) || authors.contains(person.id()));
    return alone ? Outcome.refused("knowledge.refused.alone") : Outcome.done();
  }

  /**
   * Writes the next edition, or what was given back anew; what is in use stays so until a second person has read it.
   *
   * @throws StaleEdit if somebody else was quicker
   */
  public Outcome<Void> revise(Viewer viewer, EntryId id, long version, EntryText text) {
    KnowledgeEntry entry = unchanged(viewer, id, version);
    Outcome<Void> judged = judged(entry.programme(), viewer, entry.view().isReturned() ? entry.authors() : List.of(), entry.view().inquiryKey(), text);
    if (!judged.isDone()) {
      return judged;
    }
    boolean again = entry.propose(text, viewer.personId(), clock.instant());
    keep(AuditEntry.of(viewer.actor(), "audit.knowledge.revised", entry.key()), entry);
    if (again) {
      process.proposedAgain(entry.key(), viewer.personId());
    } else {
      process.proposed(entry.key(), entry.programme(), viewer.personId());
    }
    return Outcome.done();
  }

  /**
   * Guards the judgement before its form is read.
   *
   * @throws AlreadyDone if nothing waits, {@link Forbidden} for who wrote it
   */
  @Transactional(readOnly = true)
  public void requireJudgeable(Viewer viewer, EntryId id) {
    judgeable(viewer, access.visible(viewer, id));
  }

  private static KnowledgeEntry judgeable(Viewer viewer, KnowledgeEntry entry) {
    EntryAccess.requireInPerson(viewer);
    if (entry.view().waits() && entry.wasWrittenBy(viewer.personId())) {
      throw new Forbidden("who wrote an entry does not confirm it");
    }
    entry.requireWaiting();
    return entry;
  }

  /** It is in use from now on. */
  public void agree(Viewer viewer, EntryId id, long version) {
    KnowledgeEntry entry = judgeable(viewer, access.held(viewer, id));
    entry.requireVersion(version);
    Instant now = clock.instant();
    entry.agree(now);
    keep(AuditEntry.of(viewer.actor(), "audit.knowledge.agreed", entry.key()), entry);
    rows.keepEdition(entry.view(), entry.writtenBy(), viewer.personId(), now);
    process.agreed(entry.key());
    review.close(entry);
  }

  /** Gives it back with what is to be revised; what is kept with an entry does not say who asked. */
  public Outcome<Void> giveBack(Viewer viewer, EntryId id, long version, String note) {
    KnowledgeEntry entry = judgeable(viewer, access.held(viewer, id));
    entry.requireVersion(version);
    Optional<String> trace = traces.in(entry.programme(), entry.view().inquiryKey(), Stream.of(note));
    if (trace.isPresent()) {
      return Outcome.refused("knowledge.refused.trace", trace.get());
    }
    entry.giveBack(note, clock.instant());
    keep(AuditEntry.of(viewer.actor(), "audit.knowledge.returned", entry.key()).detail("reason", note), entry);
    process.givenBack(entry.key(), entry.writtenBy());
    return Outcome.done();
  }

  /** Nobody answers with it any more, and nobody reads it on the public page. */
  public Outcome<Void> withdraw(Viewer viewer, EntryId id, long version, String reason) {
    KnowledgeEntry entry = unchanged(viewer, id, version);
    Optional<String> trace = traces.in(entry.programme(), entry.view().inquiryKey(), Stream.of(reason));
    if (trace.isPresent()) {
      return Outcome.refused("knowledge.refused.trace", trace.get());
    }
    boolean open = entry.withdraw(reason, clock.instant());
    keep(AuditEntry.of(viewer.actor(), "audit.knowledge.withdrawn", entry.key()).detail("reason", reason), entry);
    if (open) {
      process.dropped(entry.key());
    }
    review.close(entry);
    return Outcome.done();
  }

  private void keep(AuditEntry act, KnowledgeEntry entry) {
    entries.saveAndFlush(entry);
    audit.record(act);
  }

  private KnowledgeEntry unchanged(Viewer viewer, EntryId id, long version) {
    KnowledgeEntry entry = access.held(viewer, id);
    entry.requireVersion(version);
    return entry;
  }
}
