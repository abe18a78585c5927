package jp.banso.inquiries;

import static jp.banso.inquiries.InquiryState.OPEN;

import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.inquiries.InquiryFilter.Due;
import jp.banso.inquiries.InquiryFilter.Shelf;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.database.SearchText;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of inquiries, and who asked before. */
@Service
@Transactional(readOnly = true)
public class InquiryQueries {

  private static final Set<String> PROCESSES = Set.of(InquiryReading.PROCESS);

  /** A number that was typed whole finds its case and no other. */
  private static final Pattern KEY = Pattern.compile("R\\d+-[A-Z]+-I\\d+");

  /** Digits with whatever people put between them; three at least. */
  private static final Pattern NUMBER = Pattern.compile("[+(]?[0-9]([-() \\u30fc\\u2010-\\u2015\\u2212]*[0-9]){2,}");
  /** A number without its year, of any year: 相談16, or what people say of it. */
  private static final Pattern ALONE = Pattern.compile("(?:-?I)?(\\d{1,6})");

  private static final int CALLERS = 10;

  private final Inquiries inquiries;
  private final OpenDesks desks;
  private final CaseNumbers numbers;
  private final Worklist worklist;
  private final People people;
  private final JdbcClient jdbc;
  private final Clock clock;

  InquiryQueries(
      Inquiries inquiries, OpenDesks desks, CaseNumbers numbers, Worklist worklist, People people, JdbcClient jdbc,
      Clock clock) {
    this.inquiries = inquiries;
    this.desks = desks;
    this.numbers = numbers;
    this.worklist = worklist;
    this.people = people;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What the list can be narrowed to: the years of the desk, and the kinds of content that they name. */
  public record Choices(List<FiscalYear> years, List<String> categories) {}

  public Choices choices(Viewer viewer) {
    InquiryAccess.requireDesk(viewer);
    List<OpenDesk> all = desks.all(viewer.programme());
    return new Choices(
        all.stream().map(OpenDesk::year).distinct().toList(),
        all.stream().flatMap(desk -> desk.terms().categoryLines().stream()).distinct().toList());
  }

  /** A page of the list, beginning after {@code after} (null for the first). */
  public List<InquiryLine> page(
      Viewer viewer, InquiryFilter filter, InquiryColumn column, boolean descending, Place after, int size) {
    InquiryAccess.requireDesk(viewer);
    ListOrder order = column.order(descending);
    StatementSpec statement =
        bind(
            jdbc.sql(
                "select i.id, i.case_key, " + order.selected() + " from inquiry i where i.programme = :programme"
                    + condition(filter) + order.after(after) + order.orderBy() + " limit :size"),
            viewer, filter)
            .param("size", size);
    Map<UUID, Place> places = new LinkedHashMap<>();
    ListOrder.bind(statement, after)
        .query(
            row -> {
              places.put(
                  row.getObject("id", UUID.class), new Place(row.getString("sort_value"), row.getString("case_key")));
            });
    return lines(places);
  }

  /** How many the list has. */
  public ListCount count(Viewer viewer, InquiryFilter filter) {
    InquiryAccess.requireDesk(viewer);
    return ListCount.of(
        bind(
            jdbc.sql(ListCount.sql("inquiry i where i.programme = :programme" + condition(filter))), viewer, filter));
  }

  /** Those of the list, so many at most. */
  List<InquiryId> ids(Viewer viewer, InquiryFilter filter, int most) {
    InquiryAccess.requireDesk(viewer);
    return bind(
            jdbc.sql("select i.id from inquiry i where i.programme = :programme" + condition(filter) + " limit :most"),
            viewer, filter)
        .param("most", most)
        .query(UUID.class)
        .list()
        .stream()
        .map(InquiryId::new)
        .toList();
  }

  private String condition(InquiryFilter filter) {
    return (filter.shelf() == null ? "" : " and i.state " + (filter.shelf() == Shelf.OPEN ? "in " : "not in ") + OPEN)
        + (filter.state() == null ? "" : " and i.state = :state")
        + (filter.category() == null ? "" : " and coalesce(i.category, '') = :category")
        + (filter.kind() == null ? "" : " and i.requester_kind = :kind")
        + (filter.prefecture() == null ? "" : " and i.prefecture_code = :prefecture")
        + (filter.channel() == null ? "" : " and i.channel = :channel")
        + (filter.year() == null ? "" : " and i.fiscal_year = :year")
        + (filter.taken() == null ? "" : " and i.assigned_to is " + (filter.taken() ? "not null" : "null"))
        + (filter.assignedTo() == null ? "" : " and i.assigned_to = :person")
        + (filter.due() == null ? "" : " and " + Worklist.isDue("i.case_key"))
        + words(filter);
  }

  private String words(InquiryFilter filter) {
    if (isBlank(filter.text())) {
      return "";
    }
    if (KEY.matcher(number(filter)).matches()) {
      return " and i.case_key = :number";
    }
    String alone = ALONE.matcher(number(filter)).matches() ? "i.number = :alone" : "false";
    if (number(filter).contains("I") && !"false".equals(alone)) {
      return " and " + alone;
    }
    // told apart: judged together, the parts of each word that is found would be worked out anew
    return " and " + found(filter, alone, SearchText::mayBeInFolded) + " and " + found(filter, alone, SearchText::inFolded);
  }

  /**
   * @param holds of a column that is folded and of the name of a parameter, that the one holds the other
   */
  private static String found(InquiryFilter filter, String alone, BinaryOperator<String> holds) {
    String words =
        IntStream.range(0, SearchText.words(filter.text()).size())
            .mapToObj(i -> anywhere("word" + i, holds))
            .collect(Collectors.joining(" and "));
    return "(" + alone + " or (" + words + ")"
        + (digits(filter).isEmpty() ? "" : " or " + holds.apply("i.words", "digits")) + ")";
  }

  /** In the words or the thread, each of which may hold another word of what is looked for. */
  private static String anywhere(String word, BinaryOperator<String> holds) {
    return "(" + holds.apply("i.words", word) + " or " + holds.apply("i.thread_words", word) + " or i.id = any("
        + InquiryEntries.longHolding(word) + "))";
  }

  /** Of a telephone number however it is written; empty for anything else. */
  private static String digits(InquiryFilter filter) {
    String text = isBlank(filter.text()) ? "" : Normalizer.normalize(filter.text().strip(), Normalizer.Form.NFKC);
    return NUMBER.matcher(text).matches() ? text.replaceFirst("^\\+ *81", "0").replaceAll("[^0-9]", "") : "";
  }

  private String number(InquiryFilter filter) {
    return isBlank(filter.text()) ? "" : numbers.asKey(filter.text().strip());
  }

  private int alone(InquiryFilter filter) {
    Matcher number = ALONE.matcher(number(filter));
    return number.matches() ? Integer.parseInt(number.group(1)) : 0;
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private StatementSpec bind(StatementSpec statement, Viewer viewer, InquiryFilter filter) {
    Instant now = clock.instant();
    LocalDate today = JapanTime.dateOf(now);
    Instant from = filter.due() == Due.OVERDUE ? Instant.EPOCH : JapanTime.instantOf(today.atStartOfDay());
    Instant until = filter.due() == Due.OVERDUE ? now : JapanTime.instantOf(today.plusDays(1).atStartOfDay());
    List<String> words = isBlank(filter.text()) ? List.of() : SearchText.words(filter.text());
    for (int i = 0; i < words.size(); i++) {
      statement = statement.param("word" + i, words.get(i));
    }
    return statement
        .param("programme", viewer.programme().name())
        .param("state", filter.state() == null ? "" : filter.state().name())
        .param("category", Objects.toString(filter.category(), ""))
        .param("kind", filter.kind() == null ? "" : filter.kind().name())
        .param("prefecture", Objects.toString(filter.prefecture(), ""))
        .param("channel", filter.channel() == null ? "" : filter.channel().name())
        .param("year", filter.year() == null ? 0 : filter.year().year())
        .param("person", filter.assignedTo())
        .param("dueFrom", Timestamp.from(from))
        .param("dueUntil", Timestamp.from(until))
        .param("number", number(filter))
        .param("alone", alone(filter))
        .param("digits", digits(filter));
  }

  private List<InquiryLine> lines(Map<UUID, Place> places) {
    Map<UUID, Inquiry> found =
        places.isEmpty()
            ? Map.of()
            : inquiries.findByIdIn(new ArrayList<>(places.keySet())).stream()
                .collect(Collectors.toMap(Inquiry::id, Function.identity()));
    Map<UUID, String> names =
        people.names(found.values().stream().map(Inquiry::assignedTo).filter(Objects::nonNull).distinct().toList());
    Map<CaseKey, WorkItem> steps =
        worklist.nextSteps(
            found.values().stream().filter(one -> one.state().isOpen()).map(Inquiry::key).toList(), PROCESSES);
    Instant now = clock.instant();
    return places.entrySet().stream()
        .map(entry -> line(found.get(entry.getKey()), entry.getValue(), names, steps, now))
        .toList();
  }

  private static InquiryLine line(
      Inquiry inquiry, Place place, Map<UUID, String> names, Map<CaseKey, WorkItem> steps, Instant now) {
    WorkItem step = steps.get(inquiry.key());
    return new InquiryLine(
        inquiry.view(), inquiry.assignedTo() == null ? null : names.get(inquiry.assignedTo()),
        step == null ? inquiry.endedAt() : step.openedAt(), step == null ? null : step.dueAt(),
        inquiry.state().isOpen() && inquiry.answerDue().isBefore(now), place);
  }

  /**
   * Who asked before.
   *
   * @param inquiry the newest of the same asker
   */
  public record Caller(InquiryId inquiry, Requester requester) {}

  /** Who asked before, by the telephone number or a part of it however it is written, the organisation or the name, newest first. */
  public List<Caller> callers(Viewer viewer, String text) {
    InquiryAccess.requireDesk(viewer);
    if (isBlank(text)) {
      return List.of();
    }
    Map<Requester, InquiryId> found = new LinkedHashMap<>();
    (NUMBER.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKC)).matches() ? byNumber(viewer, text) : byWords(viewer, text))
        .forEach(inquiry -> found.putIfAbsent(inquiry.requester(), inquiry.id()));
    return found.entrySet().stream()
        .limit(CALLERS)
        .map(entry -> new Caller(entry.getValue(), entry.getKey()))
        .toList();
  }

  private Stream<InquiryView> byWords(Viewer viewer, String text) {
    return page(viewer, InquiryFilter.words(text), InquiryColumn.RECEIVED, true, null, 5 * CALLERS).stream()
        .map(InquiryLine::inquiry);
  }

  /** The whole number is looked up; only where nobody has it those that contain it are looked for. */
  private Stream<InquiryView> byNumber(Viewer viewer, String text) {
    List<UUID> whole = byNumber(viewer, text, "= d.digits");
    List<UUID> ids = whole.isEmpty() ? byNumber(viewer, text, "like '%' || d.digits || '%'") : whole;
    Map<UUID, Inquiry> found =
        ids.isEmpty()
            ? Map.of()
            : inquiries.findByIdIn(ids).stream().collect(Collectors.toMap(Inquiry::id, Function.identity()));
    return ids.stream().map(found::get).map(Inquiry::view);
  }

  private List<UUID> byNumber(Viewer viewer, String text, String condition) {
    return jdbc.sql(
            "select i.id from inquiry i, (select regexp_replace(regexp_replace(search_fold(:text), '^ *\\+ *81', '0'),"
                + " '[^0-9]', '', 'g') as digits) d where i.programme = :programme and i.requester_digits " + condition
                + " order by i.received_at desc, i.id limit " + 5 * CALLERS)
        .param("text", text.strip())
        .param("programme", viewer.programme().name())
        .query(UUID.class)
        .list();
  }
}
