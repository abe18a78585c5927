package jp.banso.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.consultation.DeskUse;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryReading;
import jp.banso.inquiries.InquiryState;
import jp.banso.inquiries.InquiryUses;
import jp.banso.inquiries.InquiryView;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * ガイドブック改訂の候補: what the desk proposes to the ministry, chapter by chapter. The ministry reads chapter, remark and the
 * words of entries, which are without names, and never an inquiry.
 */
@Service
@Transactional
public class GuidebookCandidates {

  private final EntryAccess access;
  private final EntryTraces traces;
  private final InquiryReading inquiries;
  private final InquiryUses uses;
  private final AnswerTexts texts;
  private final MessageSource messages;
  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final Clock clock;

  GuidebookCandidates(
      EntryAccess access, EntryTraces traces, InquiryReading inquiries, InquiryUses uses, AnswerTexts texts,
      MessageSource messages, JdbcClient jdbc, AuditLog audit, Clock clock) {
    this.access = access;
    this.traces = traces;
    this.inquiries = inquiries;
    this.uses = uses;
    this.texts = texts;
    this.messages = messages;
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** Marks an entry that is in use. */
  public Outcome<Void> markEntry(Viewer viewer, EntryId id, String chapter, String remark) {
    KnowledgeEntry held = access.held(viewer, id);
    held.requireInUse();
    EntryView entry = held.view();
    return judged(viewer, entry.inquiry(), entry.inquiryKey(), chapter, remark)
        .then(
            fits -> {
              insert(viewer, entry.year(), chapter, remark, entry.text().category(), id.value(), null, entry.key());
              return Outcome.done();
            });
  }

  /** Whether an inquiry may become a candidate. */
  @Transactional(readOnly = true)
  public Outcome<Void> usable(Viewer viewer, InquiryId id) {
    return inquiries.view(viewer, id).state() == InquiryState.ANSWERED
        ? uses.check(viewer, id, DeskUse.GUIDEBOOK)
        : Outcome.refused("knowledge.refused.notAnswered");
  }

  /** Marks an answered inquiry from which no entry is made; only the remark is read by others. */
  public Outcome<Void> markInquiry(Viewer viewer, InquiryId id, String chapter, String remark) {
    InquiryView inquiry = inquiries.view(viewer, id);
    EntryAccess.requireInPerson(viewer);
    if (inquiry.state() != InquiryState.ANSWERED) {
      return Outcome.refused("knowledge.refused.notAnswered");
    }
    return judged(viewer, id, inquiry.key().value(), chapter, remark)
        .then(
            fits -> {
              insert(
                  viewer, inquiry.year(), chapter, remark, inquiry.category(), null, id.value(), inquiry.key());
              return Outcome.done();
            });
  }

  private Outcome<Void> judged(Viewer viewer, InquiryId inquiry, String key, String chapter, String remark) {
    if (!texts.chapters(viewer).contains(chapter)) {
      return Outcome.refused("knowledge.refused.chapter");
    }
    Optional<String> trace = traces.in(viewer.programme(), key, Stream.of(remark));
    if (trace.isPresent()) {
      return Outcome.refused("knowledge.refused.trace", trace.get());
    }
    Outcome<Void> allowed = inquiry == null ? Outcome.done() : uses.check(viewer, inquiry, DeskUse.GUIDEBOOK);
    if (allowed.isDone() && inquiry != null) {
      uses.record(
          viewer, DeskUse.GUIDEBOOK, List.of(inquiry),
          messages.getMessage("knowledge.use.guidebook", new Object[] {chapter}, Locale.JAPAN));
    }
    return allowed;
  }

  private void insert(
      Viewer viewer, FiscalYear year, String chapter, String remark, String category, UUID entry, UUID inquiry,
      CaseKey source) {
    jdbc.sql(
            "insert into guidebook_candidate (id, programme, fiscal_year, chapter, remark, entry_id, inquiry_id,"
                + " source_key, category, marked_by, marked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            UUID.randomUUID(), viewer.programme().name(), year.year(), chapter, remark, entry, inquiry,
            source.value(), category, viewer.personId(), Timestamp.from(clock.instant()))
        .update();
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.knowledge.candidateMarked", source).detail("reason", chapter));
  }

  /** It is proposed no more. */
  public void remove(Viewer viewer, UUID id) {
    EntryAccess.requireDesk(viewer);
    String source =
        jdbc.sql("select source_key from guidebook_candidate where id = ? and programme = ? for update")
            .params(id, viewer.programme().name())
            .query(String.class)
            .optional()
            .orElseThrow(() -> new NotFound("candidate " + id));
    EntryAccess.requireInPerson(viewer);
    int removed =
        jdbc.sql("update guidebook_candidate set removed_at = ? where id = ? and removed_at is null")
            .params(Timestamp.from(clock.instant()), id)
            .update();
    if (removed == 0) {
      throw new AlreadyDone("candidate " + id + " was removed");
    }
    audit.record(AuditEntry.of(viewer.actor(), "audit.knowledge.candidateRemoved", new CaseKey(source)));
  }

  /**
   * A page of the list.
   *
   * @param chapter null for all
   * @param year null for all
   */
  @Transactional(readOnly = true)
  public List<Candidate> list(
      Viewer viewer, String chapter, FiscalYear year, CandidateColumn column, boolean descending, Place after,
      int size) {
    requireReading(viewer);
    ListOrder order = column.order(descending);
    StatementSpec statement =
        bind(
                jdbc.sql(
                    "select c.*, cast(c.id as text) as place_key, k.question, k.answer, k.sources, k.state as entry_state, " + order.selected()
                        + from(chapter, year) + order.after(after) + order.orderBy() + " limit :size"),
                viewer, chapter, year)
            .param("size", size);
    boolean desk = viewer.role().isSecretariat();
    return ListOrder.bind(statement, after).query((row, number) -> map(row, desk)).list();
  }

  /** @throws NotFound if there is none for the viewer */
  @Transactional(readOnly = true)
  public Candidate get(Viewer viewer, UUID id) {
    requireReading(viewer);
    boolean desk = viewer.role().isSecretariat();
    return bind(
            jdbc.sql(
                "select c.*, cast(c.id as text) as place_key, k.question, k.answer, k.sources, k.state as entry_state, '' as sort_value"
                    + from(null, null) + " and c.id = :id"),
            viewer, null, null)
        .param("id", id)
        .query((row, number) -> map(row, desk))
        .optional()
        .orElseThrow(() -> new NotFound("candidate " + id));
  }

  @Transactional(readOnly = true)
  public ListCount count(Viewer viewer, String chapter, FiscalYear year) {
    requireReading(viewer);
    return ListCount.of(
        bind(
            jdbc.sql(ListCount.sql(from(chapter, year).substring(" from ".length()))), viewer, chapter, year));
  }

  private static String from(String chapter, FiscalYear year) {
    return " from guidebook_candidate c left join knowledge_entry k on k.id = c.entry_id and k.review_at is null"
        + " where c.programme = :programme and c.removed_at is null"
        + (chapter == null ? "" : " and c.chapter = :chapter")
        + (year == null ? "" : " and c.fiscal_year = :year");
  }

  private static StatementSpec bind(StatementSpec statement, Viewer viewer, String chapter, FiscalYear year) {
    return statement
        .param("programme", viewer.programme().name())
        .param("chapter", Objects.toString(chapter, ""))
        .param("year", year == null ? 0 : year.year());
  }

  /** Chapters and years of what is proposed, for the filters. */
  @Transactional(readOnly = true)
  public List<String> chapters(Viewer viewer) {
    requireReading(viewer);
    return jdbc.sql(
            "select distinct chapter from guidebook_candidate where programme = ? and removed_at is null order by 1")
        .param(viewer.programme().name())
        .query(String.class)
        .list();
  }

  @Transactional(readOnly = true)
  public List<FiscalYear> years(Viewer viewer) {
    requireReading(viewer);
    return jdbc.sql(
            "select distinct fiscal_year from guidebook_candidate where programme = ? and removed_at is null"
                + " order by 1 desc")
        .param(viewer.programme().name())
        .query(Integer.class)
        .stream()
        .map(FiscalYear::new)
        .toList();
  }

  private static void requireReading(Viewer viewer) {
    if (!viewer.role().isSecretariat() && !viewer.isMinistryOf(viewer.programme())) {
      throw new NotFound("candidates for " + viewer.role());
    }
  }

  private static Candidate map(ResultSet row, boolean desk) throws SQLException {
    String question = row.getString("question");
    boolean withdrawn = EntryState.WITHDRAWN.name().equals(row.getString("entry_state"));
    return new Candidate(
        row.getObject("id", UUID.class), new FiscalYear(row.getInt("fiscal_year")), row.getString("chapter"),
        row.getString("remark"), row.getString("category"), desk ? row.getString("source_key") : null,
        question == null || withdrawn
            ? null
            : new EntryText(question, row.getString("answer"), row.getString("category"), row.getString("sources")),
        withdrawn, row.getTimestamp("marked_at").toInstant(),
        new Place(row.getString("sort_value"), row.getString("place_key")));
  }
}
