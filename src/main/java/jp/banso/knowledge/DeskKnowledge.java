package jp.banso.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.consultation.DeskUse;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.inquiries.AnswerAids;
import jp.banso.inquiries.InquiryState;
import jp.banso.inquiries.InquiryUses;
import jp.banso.inquiries.InquiryView;
import jp.banso.knowledge.AnswerText.Kind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What stands beside an inquiry: entries that fit, texts of its year, and what may become of it. */
@Service
@Transactional(readOnly = true)
class DeskKnowledge implements AnswerAids {

  private static final String ENTRY = "entry-";
  private static final String TEXT = "text-";
  private static final String ENTRIES = "knowledge.aids.entries";
  private static final int BEST = 5;

  /** A question is told in its first lines; what comes after is the history of the case. */
  private static final int READ = 1000;

  private final EntryReading reading;
  private final EntryAccess access;
  private final AnswerTexts texts;
  private final InquiryUses uses;
  private final CaseNumbers numbers;
  private final AuditLog audit;

  DeskKnowledge(
      EntryReading reading, EntryAccess access, AnswerTexts texts, InquiryUses uses, CaseNumbers numbers,
      AuditLog audit) {
    this.uses = uses;
    this.numbers = numbers;
    this.audit = audit;
    this.reading = reading;
    this.access = access;
    this.texts = texts;
  }

  @Override
  public List<Aid> fitting(Viewer viewer, InquiryView inquiry) {
    String asked = inquiry.subject() + "\n" + inquiry.body().substring(0, Math.min(READ, inquiry.body().length()));
    List<Aid> aids = new ArrayList<>();
    reading.alike(viewer, asked, inquiry.category(), BEST).forEach(entry -> aids.add(aid(entry)));
    texts.ofYear(viewer, inquiry.year()).forEach(text -> aids.add(aid(text)));
    return aids;
  }

  private static Aid aid(EntryView entry) {
    return new Aid(
        ENTRY + entry.id().value(), ENTRIES, entry.text().question(), entry.text().answer(),
        entry.text().sources());
  }

  private static Aid aid(AnswerText text) {
    boolean passage = text.kind() == Kind.PASSAGE;
    return new Aid(
        TEXT + text.id(), passage ? "knowledge.aids.passages" : "knowledge.aids.blocks", text.title(), text.body(),
        passage ? text.chapter() : null);
  }

  @Override
  public Optional<Aid> find(Viewer viewer, InquiryView inquiry, String reference) {
    return reference.startsWith(ENTRY)
        ? id(reference, ENTRY)
            .map(id -> access.visible(viewer, new EntryId(id)).view())
            .filter(entry -> entry.state() == EntryState.IN_USE && entry.reviewAt() == null)
            .map(DeskKnowledge::aid)
        : id(reference, TEXT).flatMap(id -> texts.find(viewer, id)).map(DeskKnowledge::aid);
  }

  @Override
  @Transactional
  public void used(Viewer viewer, InquiryView inquiry, String reference) {
    Optional<String> what =
        reference.startsWith(ENTRY)
            ? id(reference, ENTRY).map(id -> numbers.shown(access.visible(viewer, new EntryId(id)).key()))
            : id(reference, TEXT).flatMap(id -> texts.find(viewer, id)).map(AnswerText::title);
    what.ifPresent(
        name ->
            audit.record(
                AuditEntry.of(viewer.actor(), "audit.knowledge.used", inquiry.key()).detail("reason", name)));
  }

  private static Optional<UUID> id(String reference, String prefix) {
    try {
      return reference.startsWith(prefix)
          ? Optional.of(UUID.fromString(reference.substring(prefix.length())))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Door> doors(Viewer viewer, InquiryView inquiry) {
    if (inquiry.state() != InquiryState.ANSWERED) {
      return List.of();
    }
    List<Door> doors = new ArrayList<>();
    if (uses.check(viewer, inquiry.id(), DeskUse.KNOWLEDGE).isDone()) {
      doors.add(new Door("knowledge.door.propose", "/knowledge/new?inquiry=" + inquiry.id().value()));
    }
    if (uses.check(viewer, inquiry.id(), DeskUse.GUIDEBOOK).isDone()) {
      doors.add(new Door("knowledge.door.candidate", "/guidebook-candidates/inquiries/" + inquiry.id().value()));
    }
    reading
        .ofInquiry(viewer, inquiry.id())
        .forEach(entry -> doors.add(new Door("knowledge.door.entry", "/knowledge/" + entry.id().value())));
    return doors;
  }
}
