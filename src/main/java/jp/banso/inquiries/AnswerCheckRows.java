package jp.banso.inquiries;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.consultation.SampleTerms;
import jp.banso.inquiries.AtOnceAnswers.Given;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Samples of answers given at once, and what was found of them. */
@Repository
class AnswerCheckRows {

  private static final String SELECT =
      "select c.*, s.month, a.inquiry_id, a.answered_at, a.answer, a.sources, i.case_key, w.words from answer_check c"
          + " join answer_sample s on s.id = c.sample_id left join at_once_answer a on a.id = c.answer_id"
          + " left join inquiry i on i.id = a.inquiry_id left join answer_check_words w on w.check_id = c.id";

  /** Of the inquiry and of all that went on in it. */
  private static final String TO_CORRECT =
      " and c.result = 'CORRECTION' and c.corrected_at is null and a.inquiry_id in (with recursive whole(id) as ("
          + "select cast(:inquiry as uuid) union select i.id from inquiry i join whole on i.merged_into = whole.id)"
          + " select id from whole)";

  private static final String LINES =
      "select s.*, s.id::text as place_key, n.* from answer_sample s cross join lateral (select"
          + " count(*) filter (where c.result = 'ADEQUATE') as adequate,"
          + " count(*) filter (where c.result = 'CORRECTION') as correction,"
          + " count(*) filter (where c.result = 'NEEDED_APPROVAL') as needed_approval,"
          + " count(*) filter (where c.result is null and c.dropped_at is null) as open,"
          + " count(c.corrected_at) as corrected, count(*) filter (where c.result is null and c.dropped_at is not null)"
          + " as dropped from answer_check c where c.sample_id = s.id) n where s.programme = :programme";

  private final Inquiries inquiries;
  private final JdbcClient jdbc;

  AnswerCheckRows(Inquiries inquiries, JdbcClient jdbc) {
    this.inquiries = inquiries;
    this.jdbc = jdbc;
  }

  /** The months of which something was drawn, or nothing was to be. */
  Set<YearMonth> months(ProgrammeCode programme) {
    return jdbc.sql("select month from answer_sample where programme = ?")
        .param(programme.name())
        .query((row, number) -> YearMonth.from(row.getDate("month").toLocalDate()))
        .set();
  }

  /** @return empty if the month has its sample already */
  Optional<UUID> addSample(
      ProgrammeCode programme, YearMonth month, Instant at, long seed, SampleTerms terms, int clerks, int population,
      int drawn) {
    return jdbc.sql(
            "insert into answer_sample (id, programme, month, drawn_at, seed, percent, least, most, clerks, population,"
                + " drawn) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (programme, month) do nothing returning id")
        .params(
            UUID.randomUUID(), programme.name(), Date.valueOf(month.atDay(1)), Timestamp.from(at), seed,
            terms.checkPercent(), terms.checkLeast(), terms.checkMost(), clerks, population, drawn)
        .query(UUID.class)
        .optional();
  }

  /** From what it was drawn, in this order. */
  void addMembers(UUID sample, List<UUID> answers) {
    jdbc.sql(
            "insert into answer_sample_member (sample_id, answer_id, ordinal) select ?, answer, place"
                + " from unnest(?) with ordinality as m (answer, place)")
        .params(sample, answers.toArray(UUID[]::new))
        .update();
  }

  /** @return the key of its work: a case may be looked at again more than once */
  CaseKey addCheck(UUID sample, int ordinal, Given answer, Instant due) {
    UUID inquiry =
        jdbc.sql("select inquiry_id from at_once_answer where id = ?").param(answer.id()).query(UUID.class).single();
    int number =
        jdbc.sql(
                "select coalesce(max(c.number), 0) + 1 from answer_check c join at_once_answer a on a.id = c.answer_id"
                    + " where a.inquiry_id = ?")
            .param(inquiry)
            .query(Integer.class)
            .single();
    jdbc.sql(
            "insert into answer_check (id, sample_id, answer_id, ordinal, number, clerk_id, due_at)"
                + " values (?, ?, ?, ?, ?, ?, ?)")
        .params(UUID.randomUUID(), sample, answer.id(), ordinal, number, answer.clerk(), Timestamp.from(due))
        .update();
    return inquiries.findById(inquiry).orElseThrow().key().child("V" + number);
  }

  Optional<AnswerSampleLine> sample(ProgrammeCode programme, UUID id) {
    return jdbc.sql(LINES + " and s.id = :id")
        .param("programme", programme.name())
        .param("id", id)
        .query((row, number) -> line(row, null))
        .optional();
  }

  List<AnswerSampleLine> samples(
      ProgrammeCode programme, FiscalYear year, AnswerSampleColumn column, boolean descending, Place after, int size) {
    ListOrder order = column.order(descending);
    return ListOrder.bind(
            within(
                jdbc.sql(
                    LINES.replace("select s.*,", "select s.*, " + order.selected() + ",") + within(year)
                        + order.after(after) + order.orderBy() + " limit :size"),
                programme, year)
                .param("size", size),
            after)
        .query((row, number) -> line(row, new Place(row.getString("sort_value"), row.getString("place_key"))))
        .list();
  }

  long count(ProgrammeCode programme, FiscalYear year) {
    return within(
            jdbc.sql("select count(*) from answer_sample s where s.programme = :programme" + within(year)), programme,
            year)
        .query(Long.class)
        .single();
  }

  private static String within(FiscalYear year) {
    return year == null ? "" : " and s.month >= :from and s.month <= :to";
  }

  private static JdbcClient.StatementSpec within(
      JdbcClient.StatementSpec statement, ProgrammeCode programme, FiscalYear year) {
    JdbcClient.StatementSpec bound = statement.param("programme", programme.name());
    return year == null
        ? bound
        : bound.param("from", Date.valueOf(year.firstDay())).param("to", Date.valueOf(year.lastDay()));
  }

  private static AnswerSampleLine line(ResultSet row, Place place) throws SQLException {
    return new AnswerSampleLine(
        row.getObject("id", UUID.class), month(row), instant(row, "drawn_at"), row.getLong("seed"),
        row.getInt("percent"), row.getInt("least"), row.getInt("most"), row.getInt("clerks"), row.getInt("population"),
        row.getInt("drawn"), row.getInt("adequate"), row.getInt("correction"), row.getInt("needed_approval"),
        row.getInt("open"), row.getInt("corrected"), row.getInt("dropped"), place);
  }

  /** The numbers of the cases from which was drawn, in the order that counted; those that were deleted are gone. */
  List<CaseKey> members(UUID sample, int most) {
    return jdbc.sql(
            "select i.case_key from answer_sample_member m join at_once_answer a on a.id = m.answer_id"
                + " join inquiry i on i.id = a.inquiry_id where m.sample_id = ? order by m.ordinal limit ?")
        .params(sample, most)
        .query((row, number) -> new CaseKey(row.getString(1)))
        .list();
  }

  List<AnswerCheck> ofSample(UUID sample) {
    return checks(" where c.sample_id = :value order by c.ordinal", sample);
  }

  List<AnswerCheck> ofInquiries(Collection<UUID> ids) {
    return checks(" where a.inquiry_id = any(:value) order by s.month, c.ordinal", ids.toArray(UUID[]::new));
  }

  List<AnswerCheck> ofKeys(Collection<String> keys) {
    String[] cases = keys.stream().map(key -> key.substring(0, Math.max(0, key.lastIndexOf("-V")))).toArray(String[]::new);
    return checks(" where i.case_key = any(:value)", cases).stream()
        .filter(check -> keys.contains(check.key().value()))
        .toList();
  }

  Optional<AnswerCheck> find(UUID id) {
    return checks(" where c.id = :value", id).stream().findFirst();
  }

  /** As it is once whoever is writing it has finished. */
  Optional<AnswerCheck> held(UUID id) {
    jdbc.sql("select id from answer_check where id = ? for update").param(id).query(UUID.class).optional();
    return find(id);
  }

  private List<AnswerCheck> checks(String which, Object value) {
    record Row(AnswerCheck check, UUID inquiry) {}
    List<Row> rows =
        jdbc.sql(SELECT + which)
            .param("value", value)
            .query((row, number) -> new Row(check(row), row.getObject("inquiry_id", UUID.class)))
            .list();
    List<UUID> ids = rows.stream().map(Row::inquiry).filter(id -> id != null).distinct().toList();
    Map<UUID, Inquiry> found =
        ids.isEmpty()
            ? Map.of()
            : inquiries.findByIdIn(ids).stream().collect(Collectors.toMap(Inquiry::id, Function.identity()));
    return rows.stream()
        .map(row -> row.inquiry() == null ? row.check() : of(row.check(), found.get(row.inquiry()).view()))
        .toList();
  }

  private static AnswerCheck of(AnswerCheck check, InquiryView inquiry) {
    return new AnswerCheck(
        check.id(), check.sample(), check.month(), inquiry, check.key(), check.clerk(), check.answeredAt(),
        check.answer(), check.sources(), check.due(), check.result(), check.checker(), check.checkedAt(), check.words(),
        check.readAt(), check.correctedAt());
  }

  private static AnswerCheck check(ResultSet row) throws SQLException {
    String key = row.getString("case_key");
    String result = row.getString("result");
    return new AnswerCheck(
        row.getObject("id", UUID.class), row.getObject("sample_id", UUID.class), month(row), null,
        key == null ? null : new CaseKey(key).child("V" + row.getInt("number")), row.getObject("clerk_id", UUID.class),
        instant(row, "answered_at"), row.getString("answer"), row.getString("sources"), instant(row, "due_at"),
        result == null ? null : CheckResult.valueOf(result), row.getObject("checked_by", UUID.class),
        instant(row, "checked_at"), row.getString("words"), instant(row, "read_at"), instant(row, "corrected_at"));
  }

  private static YearMonth month(ResultSet row) throws SQLException {
    LocalDate first = row.getDate("month").toLocalDate();
    return YearMonth.from(first);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  void judged(UUID id, CheckResult result, UUID by, Instant at, String words) {
    jdbc.sql("update answer_check set result = ?, checked_by = ?, checked_at = ? where id = ?")
        .params(result.name(), by, Timestamp.from(at), id)
        .update();
    if (words != null) {
      jdbc.sql(
              "insert into answer_check_words (check_id, answer_id, words) select id, answer_id, :words"
                  + " from answer_check where id = :id")
          .param("words", words, Types.VARCHAR)
          .param("id", id)
          .update();
    }
  }

  void read(UUID id, Instant at) {
    jdbc.sql("update answer_check set read_at = ? where id = ?").params(Timestamp.from(at), id).update();
  }

  /** The asker has an answer that another person confirmed: what was found before it was written is corrected. */
  void corrected(Inquiry inquiry, Instant at) {
    jdbc.sql(
            "update answer_check c set corrected_at = :at from at_once_answer a where a.id = c.answer_id"
                + TO_CORRECT + " and c.checked_at <= :written")
        .param("at", Timestamp.from(at))
        .param("inquiry", inquiry.id())
        .param("written", Timestamp.from(inquiry.draftedAt()))
        .update();
  }

  /** Which of the answers of its inquiry was looked at; empty if nobody knows. */
  Optional<Integer> round(UUID check) {
    return jdbc.sql(
            "select a.round from answer_check c join at_once_answer a on a.id = c.answer_id"
                + " where c.id = ? and a.round is not null")
        .param(check)
        .query(Integer.class)
        .optional();
  }

  /** What is wrong with the answers of the inquiry, or of those that were merged into it, and still is. */
  List<String> toCorrect(UUID inquiry) {
    return jdbc.sql(
            "select w.words from answer_check c join at_once_answer a on a.id = c.answer_id"
                + " join answer_check_words w on w.check_id = c.id where true" + TO_CORRECT + " order by c.checked_at, c.id")
        .param("inquiry", inquiry)
        .query(String.class)
        .list();
  }

  void dropped(UUID id, Instant at) {
    jdbc.sql("update answer_check set dropped_at = ? where id = ?").params(Timestamp.from(at), id).update();
  }
}
