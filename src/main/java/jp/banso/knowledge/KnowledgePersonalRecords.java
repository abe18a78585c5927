package jp.banso.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Wareki;
import jp.banso.personal.PersonalFind;
import jp.banso.personal.PersonalFind.Sign;
import jp.banso.personal.PersonalRecord;
import jp.banso.personal.PersonalRecords;
import jp.banso.personal.SoughtPerson;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was made of a person's inquiries: entries without names, candidates for the guidebook. */
@Component
@Order(30)
class KnowledgePersonalRecords implements PersonalRecords {

  private static final String ENTRY = "entry/";
  private static final String CANDIDATE = "candidate/";

  private final JdbcClient jdbc;
  private final CaseNumbers numbers;
  private final MessageSource messages;

  KnowledgePersonalRecords(JdbcClient jdbc, CaseNumbers numbers, MessageSource messages) {
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.messages = messages;
  }

  @Override
  public String source() {
    return "knowledge";
  }

  @Override
  public Set<String> tables() {
    return Set.of("knowledge_entry", "knowledge_edition", "guidebook_candidate");
  }

  @Override
  public List<PersonalFind> find(SoughtPerson person, List<PersonalFind> before) {
    Map<String, PersonalFind> inquiries =
        before.stream()
            .filter(find -> find.key() != null && find.source().equals("inquiries") && !find.signs().contains(Sign.TEXT))
            .collect(Collectors.toMap(find -> find.key().value(), Function.identity(), (one, same) -> one));
    String[] keys = inquiries.keySet().toArray(String[]::new);
    List<PersonalFind> found = new ArrayList<>();
    found.addAll(
        jdbc.sql(
                "select * from knowledge_entry where programme = :programme and inquiry_key = any(:keys)"
                    + " order by changed_at, case_key")
            .param("programme", person.programme().name())
            .param("keys", keys)
            .query(
                (row, number) ->
                    new PersonalFind(
                        source(), ENTRY + row.getObject("id", UUID.class),
                        inquiries.get(row.getString("inquiry_key")).name(), "knowledge.title",
                        numbers.shown(row.getString("case_key")), new CaseKey(row.getString("case_key")),
                        instant(row, "changed_at"), Set.of(Sign.RELATED)))
            .list());
    found.addAll(
        jdbc.sql(
                "select c.*, coalesce(e.inquiry_key, c.source_key) as of_key from guidebook_candidate c"
                    + " left join knowledge_entry e on e.id = c.entry_id where c.programme = :programme"
                    + " and coalesce(e.inquiry_key, c.source_key) = any(:keys) order by c.marked_at, c.id")
            .param("programme", person.programme().name())
            .param("keys", keys)
            .query(
                (row, number) ->
                    new PersonalFind(
                        source(), CANDIDATE + row.getObject("id", UUID.class),
                        inquiries.get(row.getString("of_key")).name(), "knowledge.personal.candidate",
                        row.getString("chapter"), null, instant(row, "marked_at"), Set.of(Sign.RELATED)))
            .list());
    return found;
  }

  @Override
  public List<PersonalRecord> records(SoughtPerson person, String ref) {
    UUID id = UUID.fromString(ref.substring(ref.indexOf('/') + 1));
    return ref.startsWith(ENTRY) ? entry(person, id) : candidate(person, id);
  }

  private List<PersonalRecord> entry(SoughtPerson person, UUID id) {
    List<PersonalRecord> all = new ArrayList<>();
    jdbc.sql("select * from knowledge_entry where id = ? and programme = ?")
        .params(id, person.programme().name())
        .query(
            row -> {
              Timestamp released = row.getTimestamp("faq_at");
              all.add(
                  PersonalRecord.of("entry", "knowledge.title", instant(row, "changed_at"))
                      .with("personal.field.number", numbers.shown(row.getString("case_key")))
                      .with("knowledge.personal.inquiry", numbers.shown(row.getString("inquiry_key")))
                      .with("knowledge.state", text(EntryState.valueOf(row.getString("state")).messageKey()))
                      .with("knowledge.question", row.getString("question"))
                      .with("knowledge.answer", row.getString("answer"))
                      .with("knowledge.sources", row.getString("sources"))
                      .with(
                          "knowledge.personal.released",
                          released == null ? null : Wareki.dateTime(released.toInstant())));
              PersonalRecord draft =
                  PersonalRecord.of("draft", "knowledge.personal.draft", instant(row, "changed_at"))
                      .forTheDesk()
                      .with("knowledge.question", row.getString("pending_question"))
                      .with("knowledge.answer", row.getString("pending_answer"))
                      .with("knowledge.sources", row.getString("pending_sources"))
                      .with("personal.field.note", row.getString("returned_note"))
                      .with("knowledge.withdrawal.reason", row.getString("withdrawn_note"));
              if (!draft.fields().isEmpty()) {
                all.add(draft);
              }
            });
    jdbc.sql("select * from knowledge_edition where entry_id = ? order by edition")
        .param(id)
        .query(
            row -> {
              all.add(
                  PersonalRecord.of(
                          "edition-" + row.getInt("edition"), "knowledge.personal.edition", instant(row, "confirmed_at"))
                      .with("knowledge.question", row.getString("question"))
                      .with("knowledge.answer", row.getString("answer"))
                      .with("knowledge.sources", row.getString("sources")));
            });
    return all;
  }

  private List<PersonalRecord> candidate(SoughtPerson person, UUID id) {
    return jdbc.sql("select * from guidebook_candidate where id = ? and programme = ?")
        .params(id, person.programme().name())
        .query(
            (row, number) ->
                PersonalRecord.of("candidate", "knowledge.personal.candidate", instant(row, "marked_at"))
                    .with("knowledge.chapter", row.getString("chapter"))
                    .with("knowledge.remark", row.getString("remark")))
        .list();
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
