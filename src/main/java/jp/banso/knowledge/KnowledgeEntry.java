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
import java.util.UUID;
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
  private String returnedNote;
  private String withdrawnNote;
  private Instant changedAt;
  private Instant faqAt;
  private UUID faqBy;
  private LocalDate faqAgreedOn;
  private Integer faqEdition;
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
    returnedNote = null;
    if (edition == 0) {
      text = words;
      state = EntryState.PROPOSED;
    }
    changedAt = now;
    return again;
  }

  void agree(Instant now) {
    requireWaiting();
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
    faqAt = null;
    faqEdition = null;
    changedAt = now;
    return open;
  }

  /** The edition in use; a later one is shown when it is released itself. */
  void showToEverybody(LocalDate agreedOn, UUID by, Instant now) {
    require(state == EntryState.IN_USE && (faqAt == null || faqEdition < edition));
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

  void requireInUse() {
    require(state == EntryState.IN_USE);
  }

  /** @throws StaleEdit if it is not what a person was shown */
  void requireVersion(long seen) {
    if (version != seen) {
      throw new StaleEdit(caseKey + " was changed");
    }
  }

  boolean wasWrittenBy(UUID person) {
    return person.equals(writtenBy);
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

  UUID writtenBy() {
    return writtenBy;
  }

  EntryView view() {
    return new EntryView(
        new EntryId(id), key(), new FiscalYear(fiscalYear), inquiryId == null ? null : new InquiryId(inquiryId),
        inquiryKey, inquiryRound, state, edition, text, pending, writtenBy, returnedNote, withdrawnNote, changedAt, faqAt,
        faqAgreedOn, faqEdition, version);
  }
}
