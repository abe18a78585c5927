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

/**
 * よくある御質問, for everybody without login: what was released, in the words that were released, as long as whoever asked
 * agrees.
 */
@Service
@Transactional(readOnly = true)
public class PublicFaq {

  private static final ListOrder NEWEST = new ListOrder(ListOrder.instant("k.faq_at"), "k.case_key", true);

  private static final String RELEASED =
      " from knowledge_entry k join knowledge_edition e on e.entry_id = k.id and e.edition = k.faq_edition"
          + " where k.programme = :programme and " + EntryRows.SHOWN;

  private final JdbcClient jdbc;

  PublicFaq(JdbcClient jdbc) {
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
                    "select e.question, e.answer, e.category, e.sources, k.faq_at, k.case_key, " + NEWEST.selected()
                        + RELEASED + (category.isEmpty() ? "" : " and e.category = :category")
                        + (words.isEmpty()
                            ? ""
                            : " and "
                                + SearchText.in(
                                    "e.question || ' ' || e.answer || ' ' || coalesce(e.category, '') || ' '"
                                        + " || coalesce(e.sources, '')",
                                    "text"))
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
    return jdbc.sql("select distinct e.category" + RELEASED + " and e.category is not null order by 1")
        .param("programme", programme.name())
        .query(String.class)
        .list();
  }
}
