package jp.banso.consultation;

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
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.StaleEdit;

/** An edition of the terms of a desk: 下書き → 確定; what is released never changes. */
@Entity
@Table(name = "consultation_desk")
class ConsultationDesk {

  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private ProgrammeCode programme;

  private int fiscalYear;
  private int edition;

  @Enumerated(EnumType.STRING)
  private DeskState state;

  @Embedded private DeskTerms terms;
  private UUID[] editors = {};
  private boolean asked;
  private UUID releasedBy;
  private Instant releasedAt;
  private String releaseNote;
  @Version private long version;

  protected ConsultationDesk() {}

  /** A draft from this edition; whoever begins it counts as an editor. */
  ConsultationDesk draft(FiscalYear year, int newEdition, DeskTerms newTerms, UUID by) {
    ConsultationDesk draft = new ConsultationDesk();
    draft.id = UUID.randomUUID();
    draft.programme = programme;
    draft.fiscalYear = year.year();
    draft.edition = newEdition;
    draft.state = DeskState.DRAFT;
    draft.terms = newTerms;
    draft.editors = new UUID[] {by};
    return draft;
  }

  void edit(DeskTerms newTerms, UUID by) {
    requireDraft();
    terms = newTerms;
    editors = Stream.concat(Stream.of(editors).filter(each -> !each.equals(by)), Stream.of(by)).toArray(UUID[]::new);
  }

  void ask() {
    requireDraft();
    if (asked) {
      throw new AlreadyDone(id + " waits for a second person already");
    }
    asked = true;
  }

  void release(UUID by, Instant at, String note) {
    requireDraft();
    state = DeskState.RELEASED;
    releasedBy = by;
    releasedAt = at;
    releaseNote = note;
  }

  void requireDraft() {
    if (state != DeskState.DRAFT) {
      throw new AlreadyDone(id + " is " + state);
    }
  }

  /** @throws StaleEdit if it was changed since */
  void requireVersion(long seen) {
    if (version != seen) {
      throw new StaleEdit(id + " was changed");
    }
  }

  DeskId deskId() {
    return new DeskId(id);
  }

  ProgrammeCode programme() {
    return programme;
  }

  FiscalYear year() {
    return new FiscalYear(fiscalYear);
  }

  int edition() {
    return edition;
  }

  DeskState state() {
    return state;
  }

  DeskTerms terms() {
    return terms;
  }

  /** The last of them last. */
  List<UUID> editors() {
    return List.of(editors);
  }

  /** What is shipped with the product has no moment. */
  boolean isReleasedBefore(Instant at) {
    return state == DeskState.RELEASED && (releasedAt == null || releasedAt.isBefore(at));
  }

  /** From the moment of its release on. */
  boolean isInForceAt(Instant at) {
    return state == DeskState.RELEASED && (releasedAt == null || !releasedAt.isAfter(at));
  }

  UUID releasedBy() {
    return releasedBy;
  }

  DeskView view(boolean replaced, boolean over, LocalDate firstOpenDay, LocalDate lastOpenDay, Map<UUID, String> names) {
    return new DeskView(
        deskId(), programme, year(), edition, state, replaced, over, asked, terms, firstOpenDay, lastOpenDay,
        releasedBy == null ? null : names.get(releasedBy), releasedAt, releaseNote, version);
  }
}
