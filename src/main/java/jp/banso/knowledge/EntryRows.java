package jp.banso.knowledge;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.inquiries.ConsentDesk;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.database.SearchText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Entries as lists, searches and suggestions read them, and their editions. */
@Repository
class EntryRows {

  /** Everybody may read it: who asked agrees today, where somebody asked. */
  static final String SHOWN =
      "(k.state = 'IN_USE' and k.review_at is null and k.faq_at is not null and (k.inquiry_id is null or "
          + ConsentDesk.inForce("k.inquiry_id", "k.inquiry_round") + "))";

  /** Enough to tell which parts of words are common. */
  private static final int SAMPLE = 300;

  /** A part that more than this share of the sample has tells nothing. */
  private static final int TELLING = SAMPLE / 15;

  private static final int PROBES = 120;

  private final JdbcClient jdbc;
  private final KnowledgeEntries entries;

  EntryRows(JdbcClient jdbc, KnowledgeEntries entries) {
    this.jdbc = jdbc;
    this.entries = entries;
  }

  void keepEdition(EntryView entry, UUID writer, UUID confirmer, Instant now) {
    jdbc.sql(
            "insert into knowledge_edition (entry_id, edition, question, answer, category, sources, written_by,"
                + " confirmed_by, confirmed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            entry.id().value(), entry.edition(), entry.text().question(), entry.text().answer(),
            entry.text().category(), entry.text().sources(), writer, confirmer, Timestamp.from(now))
        .update();
  }

  /** What was in use before or is, the newest first. */
  List<EditionView> editions(UUID entryId) {
    return jdbc.sql("select * from knowledge_edition where entry_id = ? order by edition desc")
        .param(entryId)
        .query(
            (row, number) ->
                new EditionView(
                    row.getInt("edition"),
                    new EntryText(
                        row.getString("question"), row.getString("answer"), row.getString("category"),
                        row.getString("sources")),
                    row.getTimestamp("confirmed_at").toInstant()))
        .list();
  }

  boolean isShown(UUID entryId) {
    return jdbc.sql("select count(*) from knowledge_entry k where k.id = ? and " + SHOWN)
            .param(entryId)
            .query(Integer.class)
            .single()
        > 0;
  }

  List<EntryLine> page(ProgrammeCode programme, EntryFilter filter, ListOrder order, Place after, int size) {
    Map<UUID, Place> places = new LinkedHashMap<>();
    Map<UUID, Boolean> shown = new LinkedHashMap<>();
    StatementSpec statement =
        bind(
                jdbc.sql(
                    "select k.id, k.case_key, " + SHOWN + " as shown, " + order.selected()
                        + " from knowledge_entry k where k.programme = :programme" + condition(filter)
                        + order.after(after) + order.orderBy() + " limit :size"),
                programme, filter)
            .param("size", size);
    ListOrder.bind(statement, after)
        .query(
            row -> {
              UUID id = row.getObject("id", UUID.class);
              places.put(id, new Place(row.getString("sort_value"), row.getString("case_key")));
              shown.put(id, row.getBoolean("shown"));
            });
    Map<UUID, EntryView> found = byId(new ArrayList<>(places.keySet()));
    return places.entrySet().stream()
        .map(entry -> new EntryLine(found.get(entry.getKey()), shown.get(entry.getKey()), entry.getValue()))
        .toList();
  }

  private Map<UUID, EntryView> byId(List<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entries.findByIdIn(ids).stream()
            .map(KnowledgeEntry::view)
            .collect(Collectors.toMap(view -> view.id().value(), Function.identity()));
  }

  ListCount count(ProgrammeCode programme, EntryFilter filter) {
    return ListCount.of(
        bind(
            jdbc.sql(ListCount.sql("knowledge_entry k where k.programme = :programme" + condition(filter))), programme,
            filter));
  }

  private static String condition(EntryFilter filter) {
    return (filter.state() == null ? "" : " and k.state = :state")
        + (filter.category() == null ? "" : " and k.category = :category")
        + (filter.pending() == null
            ? ""
            : " and k.pending_question is " + (filter.pending() ? "not null" : "null"))
        + (filter.everybodys() == null ? "" : " and " + (filter.everybodys() ? "" : "not ") + SHOWN)
        + (isBlank(filter.text())
            ? ""
            : " and " + SearchText.mayBeInFolded("k.words", "text") + " and " + SearchText.inFolded("k.words", "text"));
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static StatementSpec bind(StatementSpec statement, ProgrammeCode programme, EntryFilter filter) {
    return statement
        .param("programme", programme.name())
        .param("state", filter.state() == null ? "" : filter.state().name())
        .param("category", Objects.toString(filter.category(), ""))
        .param("text", isBlank(filter.text()) ? "" : filter.text().strip());
  }

  /** The kinds of content that entries have. */
  List<String> categories(ProgrammeCode programme) {
    return jdbc.sql(
            "select distinct category from knowledge_entry where programme = ? and category is not null order by 1")
        .param(programme.name())
        .query(String.class)
        .list();
  }

  /**
   * Entries in use that share most parts of words with the text, those of the same kind of content first. Parts that
   * many entries have tell nothing: how common they are is seen from the newest ones, so that it is quick however many
   * there are.
   */
  List<EntryView> alike(ProgrammeCode programme, String text, String category, int size) {
    List<UUID> ids =
        jdbc.sql(
                "with sample as (select id, words from knowledge_entry where programme = :programme"
                    + " and state = 'IN_USE' order by changed_at desc limit " + SAMPLE + "),"
                    + " common as (select part, count(*) as times from sample, unnest(folded_grams(words)) part"
                    + " group by part),"
                    + " probe as (select asked.part, coalesce(common.times, 0) as times"
                    + " from unnest(folded_grams(search_fold(cast(:text as text)))) asked (part)"
                    + " left join common on common.part = asked.part"
                    + " where length(asked.part) = 2 and asked.part !~ '[[:space:][:punct:]]'"
                    + " and coalesce(common.times, 0) <= :telling"
                    + " and (common.times is not null or (select count(*) from sample) = " + SAMPLE + ")"
                    + " order by (common.times is null), common.times limit " + PROBES + ")"
                    + " select k.id from probe cross join lateral (select e.id, e.category, e.changed_at, e.case_key"
                    + " from knowledge_entry e where folded_grams(e.words) @> array[probe.part]"
                    + " and e.programme = :programme and e.state = 'IN_USE' and e.review_at is null) k"
                    + " group by k.id, k.category, k.case_key having count(*) >= 2"
                    + " order by (k.category is not distinct from cast(:category as text)) desc, count(*) desc,"
                    + " k.case_key limit :size")
            .param("programme", programme.name())
            .param("text", text)
            .param("telling", TELLING)
            .param("category", category)
            .param("size", size)
            .query(UUID.class)
            .list();
    Map<UUID, EntryView> found = byId(ids);
    return ids.stream().map(found::get).toList();
  }
}
