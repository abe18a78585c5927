package jp.banso.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.database.SearchText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** よくある御質問, for everybody without login: what was released, as long as whoever asked agrees. */
@Service
@Transactional(readOnly = true)
public class PublicFaq {

  private static final ListOrder NEWEST = new ListOrder(ListOrder.instant("k.faq_at"), "k.case_key", true);

  private final EntryRows rows;
  private final JdbcClient jdbc;

  PublicFaq(EntryRows rows, JdbcClient jdbc) {
    this.rows = rows;
    this.jdbc = jdbc;
  }

  /** A question and its answer; nothing of where it came from. */
  public record Item(EntryText text, Instant shownAt, Place place) {}

  /**
   * A page, newest first.
   *
   * @param text words to be found, empty for all
   * @param category empty for all
   * @param after null for the first page
   */
  public List<Item> list(ProgrammeCode programme, String text, String category, Place after, int size) {
    String words = Objects.toString(text, "").strip();
    return ListOrder.bind(
            jdbc.sql(
                    "select k.question, k.answer, k.category, k.sources, k.faq_at, k.case_key, " + NEWEST.selected()
                        + " from knowledge_entry k where k.programme = :programme and " + EntryRows.SHOWN
                        + (category.isEmpty() ? "" : " and k.category = :category")
                        + (words.isEmpty()
                            ? ""
                            : " and " + SearchText.mayBeInFolded("k.words", "text")
                                + " and position(search_fold(:text) in search_fold(k.question || ' ' || k.answer || ' '"
                                + " || coalesce(k.category, '') || ' ' || coalesce(k.sources, ''))) > 0")
                        + NEWEST.after(after) + NEWEST.orderBy() + " limit :size")
                .param("programme", programme.name())
                .param("category", category)
                .param("text", words)
                .param("size", size),
            after)
        .query(
            (row, number) ->
                new Item(
                    new EntryText(
                        row.getString("question"), row.getString("answer"), row.getString("category"),
                        row.getString("sources")),
                    row.getTimestamp("faq_at").toInstant(),
                    new Place(row.getString("sort_value"), row.getString("case_key"))))
        .list();
  }

  /** The kinds of content that there is something of. */
  public List<String> categories(ProgrammeCode programme) {
    return rows.categories(programme, true);
  }
}
