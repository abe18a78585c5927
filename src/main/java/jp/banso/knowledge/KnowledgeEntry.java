package jp.banso.knowledge;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.inquiries.InquiryId;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.StaleEdit;

/** 回答事例: 案 → 別の方の確認 → 使用中; a new edition waits beside the one that is in use. */
@Entity
@Table(name = "knowledge_entry")
class KnowledgeEntry {

  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private ProgrammeCode programme;

  private int fiscalYear;
  private int number;
  private String caseKey;
  private UUID inquiryId;
  private String inquiryKey;
  private Integer inquiryRound;

  @Enumerated(EnumType.STRING)
  private EntryState state;

  private int edition;
  @Embedded private EntryText text;

  @Embedded
  @AttributeOverride(name = "question", column = @Column(name = "pending_question"))
  @AttributeOverride(name = "answer", column = @Column(name = "pending_answer"))
  @AttributeOverride(name = "category", column = @Column(name = "pending_category"))
  @AttributeOverride(name = "sources", column = @Column(name = "pending_sources"))
  private EntryText pending;

  private UUID writtenBy;
  private UUID[] authors = {};
  private String returnedNote;
  private String withdrawnNote;
  private Instant changedAt;
  private Instant faqAt;
  private UUID faqBy;
  private LocalDate faqAgreedOn;
  private Integer faqEdition;
  private UUID reviewCheck;
  private Instant reviewAt;
  @Version private long version;

  protected KnowledgeEntry() {}

  /**
   * The inquiry from which an entry is written.
   *
   * @param round which of its answers: how often it had been opened anew before that
   */
  record Origin(InquiryId inquiry, CaseKey key, int round) {}

  /**
   * A first proposal.
   *
   * @param origin null if it is written without an inquiry
   */
  static KnowledgeEntry proposed(
      ProgrammeCode programme, FiscalYear year, int number, Origin origin, EntryText words, UUID by, Instant now) {
    KnowledgeEntry entry = new KnowledgeEntry();
    entry.id = UUID.randomUUID();
    entry.programme = programme;
    entry.fiscalYear = year.year();
    entry.number = number;
    entry.caseKey = year.label() + "-" + programme.name() + "-W" + number;
    entry.inquiryId = origin == null ? null : origin.inquiry().value();
    entry.inquiryKey = origin == null ? null : origin.key().value();
    entry.inquiryRound = origin == null ? null : origin.round();
    entry.state = EntryState.PROPOSED;
    entry.text = words;
    entry.pending = words;
    entry.writtenBy = by;
    entry.authors = new UUID[] {by};
    entry.changedAt = now;
    return entry;
  }

  /**
   * Writes the next edition, or the returned one anew.
   *
   * @return true if a returned one goes on, false if a new one begins
   */
  boolean propose(EntryText words, UUID by, Instant now) {
    require(state != EntryState.WITHDRAWN && (pending == null || returnedNote != null));
    boolean again = pending != null;
    pending = words;
    writtenBy = by;
    authors =
        Stream.concat(again ? Stream.of(authors).filter(one -> !one.equals(by)) : Stream.empty(), Stream.of(by))
            .toArray(UUID[]::new);
    returnedNote = null;
    if (edition == 0) {
      text = words;
      state = EntryState.PROPOSED;
    }
    changedAt = now;
    return again;
  }

  /** What everybody read before a review was wrong, and is not shown again. */
  void agree(Instant now) {
    requireWaiting();
    if (reviewAt != null) {
      endReview();
      faqAt = null;
      faqEdition = null;
    }
    text = pending;
    pending = null;
    edition++;
    state = EntryState.IN_USE;
    changedAt = now;
  }

  void giveBack(String note, Instant now) {
    requireWaiting();
    returnedNote = note;
    if (edition == 0) {
      state = EntryState.RETURNED;
    }
    changedAt = now;
  }

  /** @return true if an edition was pending, which ends with it */
  boolean withdraw(String note, Instant now) {
    require(state != EntryState.WITHDRAWN);
    boolean open = pending != null;
    pending = null;
    returnedNote = null;
    withdrawnNote = note;
    state = EntryState.WITHDRAWN;
    endReview();
    faqAt = null;
    faqEdition = null;
    changedAt = now;
    return open;
  }

  /**
   * The answer from which it was written is wrong, as a check says.
   *
   * @return false if there is nothing to read again, or the check was heard before
   */
  boolean review(UUID check, Instant now) {
    if (state == EntryState.WITHDRAWN || check.equals(reviewCheck)) {
      return false;
    }
    reviewCheck = check;
    reviewAt = now;
    return true;
  }

  /** It is right as it is; what is being written anew is confirmed instead. */
  void reviewed(Instant now) {
    require(reviewAt != null && pending == null);
    endReview();
    changedAt = now;
  }

  private void endReview() {
    reviewAt = null;
  }

  /** Whether it was written from that answer of its inquiry; from any if nobody knows which. */
  boolean isOfRound(Integer round) {
    return round == null || inquiryRound == null || inquiryRound.equals(round);
  }

  /** The edition in use; a later one is shown when it is released itself. */
  void showToEverybody(LocalDate agreedOn, UUID by, Instant now) {
    require(state == EntryState.IN_USE && reviewAt == null && (faqAt == null || faqEdition < edition));
    faqAt = now;
    faqEdition = edition;
    faqBy = by;
    faqAgreedOn = agreedOn;
  }

  void hide() {
    require(faqAt != null);
    faqAt = null;
    faqEdition = null;
  }

  private void require(boolean holds) {
    if (!holds) {
      throw new AlreadyDone(caseKey + " is " + state);
    }
  }

  /** @throws AlreadyDone unless an edition waits for a second person */
  void requireWaiting() {
    require(pending != null && returnedNote == null);
  }

  /** @throws AlreadyDone unless it is used, and nobody has to read it again first */
  void requireInUse() {
    require(state == EntryState.IN_USE && reviewAt == null);
  }

  /** @throws StaleEdit if it is not what a person was shown */
  void requireVersion(long seen) {
    if (version != seen) {
      throw new StaleEdit(caseKey + " was changed");
    }
  }

  /** Whether the person wrote any of what waits, or of what is in use. */
  boolean wasWrittenBy(UUID person) {
    return List.of(authors).contains(person);
  }

  UUID id() {
    return id;
  }

  CaseKey key() {
    return new CaseKey(caseKey);
  }

  ProgrammeCode programme() {
    return programme;
  }

  /** All who wrote of what waits, or of what is in use, the last one last. */
  List<UUID> authors() {
    return List.of(authors);
  }

  UUID writtenBy() {
    return writtenBy;
  }

  EntryView view() {
    return new EntryView(
        new EntryId(id), key(), new FiscalYear(fiscalYear), inquiryId == null ? null : new InquiryId(inquiryId),
        inquiryKey, inquiryRound, state, edition, text, pending, writtenBy, returnedNote, withdrawnNote, changedAt, faqAt,
        faqAgreedOn, faqEdition, reviewAt, version);
  }
}
