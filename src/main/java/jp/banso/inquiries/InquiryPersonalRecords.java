package jp.banso.inquiries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.consultation.DeskUse;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.personal.NamedPerson;
import jp.banso.personal.PersonalFind;
import jp.banso.personal.PersonalFind.Sign;
import jp.banso.personal.PersonalRecord;
import jp.banso.personal.PersonalRecords;
import jp.banso.personal.SoughtPerson;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the desk keeps about a person: inquiries of its own, and others in whose words it is named. */
@Component
@Order(10)
class InquiryPersonalRecords implements PersonalRecords {

  /** See {@link PersonalRecords#source}. */
  static final String SOURCE = "inquiries";

  private static final String CASE = "inquiry/";
  private static final String DAY = "day/";

  /** Every word that is kept of an inquiry. */
  private static final String WORDS =
      "select id inquiry_id, concat_ws(' ', subject, body, organisation, requester_name, requester_telephone,"
          + " written_mail, answer, sources, returned_note, end_note) words from inquiry"
          + " union all select inquiry_id, concat_ws(' ', author, body) from inquiry_entry"
          + " union all select inquiry_id, concat_ws(' ', body, answer) from ministry_inquiry"
          + " union all select inquiry_id, telephone from callback"
          + " union all select c.inquiry_id, concat_ws(' ', a.by_whom, a.note) from callback_attempt a"
          + " join callback c on c.id = a.callback_id"
          + " union all select inquiry_id, note from inquiry_handover_note"
          + " union all select inquiry_id, note from desk_handover_item"
          + " union all select inquiry_id, reason from inquiry_hold"
          + " union all select inquiry_id, note from inquiry_faq_consent"
          + " union all select inquiry_id, note from inquiry_feedback"
          + " union all select inquiry_id, concat_ws(' ', line, checked_label) from inquiry_check"
          + " union all select inquiry_id, concat_ws(' ', answer, sources) from at_once_answer"
          + " union all select a.inquiry_id, w.words from answer_check_words w join at_once_answer a on a.id = w.answer_id";

  private static final String NAMES_IT =
      "exists (select 1 from unnest(cast(:marks as text[])) mark where position(search_fold(mark) in search_fold(%s)) > 0)";

  private final JdbcClient jdbc;
  private final CaseNumbers numbers;
  private final MessageSource messages;

  InquiryPersonalRecords(JdbcClient jdbc, CaseNumbers numbers, MessageSource messages) {
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.messages = messages;
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public Set<String> tables() {
    return Set.of(
        "inquiry", "inquiry_entry", "ministry_inquiry", "callback", "callback_attempt", "inquiry_link",
        "inquiry_handover_note", "desk_handover", "desk_handover_item", "inquiry_faq_consent", "inquiry_use",
        "inquiry_use_case", "inquiry_hold", "inquiry_deletion", "inquiry_deletion_case", "inquiry_feedback",
        "inquiry_check", "at_once_answer", "answer_check", "answer_check_words");
  }

  @Override
  public List<PersonalFind> find(SoughtPerson person, List<PersonalFind> before) {
    Map<UUID, PersonalFind> found = new LinkedHashMap<>();
    ofAsker(person).forEach(find -> found.put(idOf(find.ref()), find));
    naming(person).forEach(find -> found.putIfAbsent(idOf(find.ref()), find));
    return Stream.concat(found.values().stream(), days(person).stream()).toList();
  }

  private List<PersonalFind> ofAsker(SoughtPerson person) {
    return jdbc.sql(
            "select * from inquiry where programme = :programme and (lower(requester_mail) = any(:mails)"
                + " or lower(written_mail) = any(:mails)"
                + " or requester_digits = any(:telephones)"
                + " or regexp_replace(search_fold(requester_name), '\\s', '', 'g') in"
                + " (select regexp_replace(search_fold(one), '\\s', '', 'g')"
                + " from unnest(cast(:names as text[])) one))"
                + " order by received_at, case_key")
        .param("programme", person.programme().name())
        .param("mails", person.mails().toArray(String[]::new))
        .param("telephones", person.telephoneDigits().toArray(String[]::new))
        .param("names", person.foldedNames().toArray(String[]::new))
        .query((row, number) -> find(row, signs(person, row)))
        .list();
  }

  private static Set<Sign> signs(SoughtPerson person, ResultSet row) throws SQLException {
    Set<Sign> signs = EnumSet.noneOf(Sign.class);
    if (person.hasMail(row.getString("requester_mail")) || person.hasMail(row.getString("written_mail"))) {
      signs.add(Sign.MAIL);
    }
    if (person.hasTelephone(row.getString("requester_telephone"))) {
      signs.add(Sign.TELEPHONE);
    }
    if (signs.isEmpty() || person.hasName(row.getString("requester_name"))) {
      signs.add(Sign.NAME);
    }
    if (person.hasOrganisation(row.getString("organisation"))) {
      signs.add(Sign.ORGANISATION);
    }
    return signs;
  }

  private List<PersonalFind> naming(SoughtPerson person) {
    return jdbc.sql(
            "select i.* from inquiry i where i.programme = :programme and i.id in (select t.inquiry_id from (" + WORDS
                + ") t where " + NAMES_IT.formatted("t.words") + ") order by i.received_at, i.case_key")
        .param("programme", person.programme().name())
        .param("marks", person.marks().toArray(String[]::new))
        .query((row, number) -> find(row, Set.of(Sign.TEXT)))
        .list();
  }

  private PersonalFind find(ResultSet row, Set<Sign> signs) throws SQLException {
    CaseKey key = new CaseKey(row.getString("case_key"));
    String about =
        Stream.of(
                numbers.shown(key), row.getString("organisation"), row.getString("requester_name"),
                row.getString("subject"))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(text("personal.separator")));
    return new PersonalFind(
        SOURCE, CASE + row.getObject("id", UUID.class), null, "inquiries.personal.inquiry", about, key,
        instant(row, "received_at"), signs);
  }

  /** Notes that the desk left for the next day. */
  private List<PersonalFind> days(SoughtPerson person) {
    return jdbc.sql(
            "select * from desk_handover where programme = :programme and " + NAMES_IT.formatted("note") + " order by day")
        .param("programme", person.programme().name())
        .param("marks", person.marks().toArray(String[]::new))
        .query(
            (row, number) ->
                new PersonalFind(
                    SOURCE, DAY + row.getObject("id", UUID.class), null, "inquiries.personal.day",
                    Wareki.date(row.getDate("day").toLocalDate()), null,
                    JapanTime.instantOf(row.getDate("day").toLocalDate().atStartOfDay()), Set.of(Sign.TEXT)))
        .list();
  }

  static UUID idOf(String ref) {
    return UUID.fromString(ref.substring(ref.indexOf('/') + 1));
  }

  /** The inquiries among what was found. */
  static Stream<UUID> inquiries(List<PersonalFind> finds) {
    return finds.stream()
        .filter(find -> find.source().equals(SOURCE) && find.ref().startsWith(CASE))
        .map(find -> idOf(find.ref()));
  }

  @Override
  public List<PersonalRecord> records(SoughtPerson person, String ref) {
    UUID id = idOf(ref);
    if (ref.startsWith(DAY)) {
      return jdbc.sql("select * from desk_handover where id = ? and programme = ?")
          .params(id, person.programme().name())
          .query(
              (row, number) ->
                  PersonalRecord.of("day", "inquiries.personal.day", instant(row, "closed_at"))
                      .forTheDesk()
                      .with("personal.field.text", person.linesIn(row.getString("note"))))
          .list();
    }
    return jdbc.sql("select * from inquiry where id = ? and programme = ?")
        .params(id, person.programme().name())
        .query(
            (row, number) -> {
              boolean own =
                  person.hasMail(row.getString("requester_mail"))
                      || person.hasMail(row.getString("written_mail"))
                      || person.hasTelephone(row.getString("requester_telephone"))
                      || person.hasName(row.getString("requester_name"));
              List<PersonalRecord> all = everything(id, row);
              return own ? all : all.stream().flatMap(record -> naming(person, record)).toList();
            })
        .optional()
        .orElse(List.of());
  }

  /** Of what is another's only the lines in which this person is named. */
  private static Stream<PersonalRecord> naming(SoughtPerson person, PersonalRecord record) {
    List<PersonalRecord.Field> lines =
        record.fields().stream()
            .map(field -> new PersonalRecord.Field(field.labelKey(), person.linesIn(field.value())))
            .filter(field -> !field.value().isEmpty())
            .toList();
    return lines.isEmpty() ? Stream.empty() : Stream.of(record.withFields(lines));
  }

  private List<PersonalRecord> everything(UUID id, ResultSet row) throws SQLException {
    List<PersonalRecord> all = new ArrayList<>();
    all.add(inquiry(row));
    draft(row).ifPresent(all::add);
    all.addAll(thread(id));
    all.addAll(callbacks(id));
    all.addAll(ministry(id));
    all.addAll(atOnce(id));
    all.addAll(consent(id));
    all.addAll(feedback(id));
    all.addAll(checks(id));
    all.addAll(uses(id));
    all.addAll(links(id));
    all.addAll(handovers(id));
    all.addAll(keeping(id));
    return all;
  }

  private PersonalRecord inquiry(ResultSet row) throws SQLException {
    InquiryState state = InquiryState.valueOf(row.getString("state"));
    String kind = row.getString("requester_kind");
    String prefecture = row.getString("prefecture_code");
    UUID into = row.getObject("merged_into", UUID.class);
    boolean answered = row.getTimestamp("answered_at") != null;
    return PersonalRecord.of("inquiry", "inquiries.personal.inquiry", instant(row, "received_at"))
        .with("personal.field.number", numbers.shown(row.getString("case_key")))
        .with("inquiries.channel", text(InquiryChannel.valueOf(row.getString("channel")).messageKey()))
        .with("inquiries.state", text(state.messageKey()))
        .with("inquiries.organisation", row.getString("organisation"))
        .with("inquiries.kind", kind == null ? null : text(RequesterKind.valueOf(kind).messageKey()))
        .with("inquiries.prefecture", prefecture == null ? null : new PrefectureCode(prefecture).name())
        .with("inquiries.name", row.getString("requester_name"))
        .with("inquiries.mail", row.getString("requester_mail"))
        .with("inquiries.mail.written", row.getString("written_mail"))
        .with("inquiries.telephone", row.getString("requester_telephone"))
        .with("inquiries.subject", row.getString("subject"))
        .with("inquiries.body", row.getString("body"))
        .with("inquiries.category", row.getString("category"))
        .with("inquiries.purpose", row.getString("purpose"))
        .with("inquiries.answerDue", time(row, "answer_due"))
        .with("inquiries.answer.text", answered ? row.getString("answer") : null)
        .with("inquiries.sources", answered ? row.getString("sources") : null)
        .with("inquiries.personal.answeredAt", time(row, "answered_at"))
        .with("inquiries.personal.endedAt", time(row, "ended_at"))
        .with("inquiries.end.reason", row.getString("end_note"))
        .with("inquiries.personal.reopened", row.getInt("reopened") == 0 ? null : "" + row.getInt("reopened"))
        .with("inquiries.personal.mergedInto", into == null ? null : number(into));
  }

  /** What was written and has not gone. */
  private Optional<PersonalRecord> draft(ResultSet row) throws SQLException {
    boolean answered = row.getTimestamp("answered_at") != null;
    PersonalRecord draft =
        PersonalRecord.of("draft", "inquiries.personal.draft", instant(row, "drafted_at"))
            .forTheDesk()
            .with("inquiries.answer.text", answered ? null : row.getString("answer"))
            .with("inquiries.sources", answered ? null : row.getString("sources"))
            .with("inquiries.personal.returned", row.getString("returned_note"));
    return draft.fields().isEmpty() ? Optional.empty() : Optional.of(draft);
  }

  /** What came with another's inquiry that was merged into it is that asker's, and given with that one. */
  private List<PersonalRecord> thread(UUID id) {
    return jdbc.sql(
            "select * from inquiry_entry e where e.inquiry_id = ? and not exists (select 1 from inquiry_entry o"
                + " join inquiry i on i.id = o.inquiry_id where i.merged_into = e.inquiry_id and o.at = e.at"
                + " and o.kind = e.kind and o.body = e.body) order by e.ordinal")
        .param(id)
        .query(
            (row, number) -> {
              EntryKind kind = EntryKind.valueOf(row.getString("kind"));
              PersonalRecord entry =
                  PersonalRecord.of("entry-" + row.getInt("ordinal"), kind.messageKey(), instant(row, "at"))
                      .with("personal.field.writer", row.getString("author"))
                      .with("personal.field.text", row.getString("body"));
              return kind.isInternal() ? entry.forTheDesk() : entry;
            })
        .list();
  }

  private List<PersonalRecord> callbacks(UUID id) {
    List<PersonalRecord> all = new ArrayList<>();
    jdbc.sql("select * from callback where inquiry_id = ? order by ordinal")
        .param(id)
        .query(
            row -> {
              all.add(
                  PersonalRecord.of(
                          "callback-" + row.getInt("ordinal"), "inquiries.callback", instant(row, "left_at"))
                      .with("inquiries.telephone", row.getString("telephone"))
                      .with("inquiries.callback.due", time(row, "promised_at"))
                      .with("inquiries.callback.next", time(row, "due_at"))
                      .with("inquiries.state", text(CallbackState.valueOf(row.getString("state")).messageKey()))
                      .with("inquiries.personal.settledAt", time(row, "settled_at")));
              all.addAll(attempts(row.getObject("id", UUID.class), row.getInt("ordinal")));
            });
    return all;
  }

  private List<PersonalRecord> attempts(UUID callback, int ordinal) {
    return jdbc.sql("select * from callback_attempt where callback_id = ? order by ordinal")
        .param(callback)
        .query(
            (row, number) ->
                PersonalRecord.of(
                        "attempt-" + ordinal + "-" + row.getInt("ordinal"), "inquiries.callback.attempts",
                        instant(row, "at"))
                    .with("personal.field.writer", row.getString("by_whom"))
                    .with(
                        "inquiries.callback.result",
                        row.getBoolean("connected")
                            ? text("inquiries.callback.CONNECTED")
                            : text("inquiries.callback.IN_VAIN"))
                    .with("inquiries.callback.note", row.getString("note")))
        .list();
  }

  private List<PersonalRecord> ministry(UUID id) {
    return jdbc.sql("select * from ministry_inquiry where inquiry_id = ? order by ordinal")
        .param(id)
        .query(
            (row, number) ->
                PersonalRecord.of(
                        "ministry-" + row.getInt("ordinal"), "inquiries.ministry.title", instant(row, "asked_at"))
                    .forTheDesk()
                    .with("inquiries.ministry.text", row.getString("body"))
                    .with("inquiries.ministry.answer", row.getString("answer"))
                    .with("inquiries.ministry.answeredAt", time(row, "answered_at")))
        .list();
  }

  private List<PersonalRecord> consent(UUID id) {
    return jdbc.sql("select * from inquiry_faq_consent where inquiry_id = ?")
        .param(id)
        .query(
            (row, number) -> {
              String means = row.getString("means");
              return PersonalRecord.of("consent", "inquiries.consent", instant(row, "asked_at"))
                  .with("inquiries.state", text(FaqConsent.State.valueOf(row.getString("state")).messageKey()))
                  .with("inquiries.consent.asked", row.getString("words"))
                  .with("inquiries.personal.decidedAt", time(row, "decided_at"))
                  .with("inquiries.channel", means == null ? null : text(FaqConsent.Means.valueOf(means).messageKey()))
                  .with("personal.field.writer", row.getString("recorder"))
                  .with("personal.field.note", row.getString("note"));
            })
        .list();
  }

  /** What the asker was answered at once, and what was found when it was looked at again. */
  private List<PersonalRecord> atOnce(UUID id) {
    List<PersonalRecord> all = new ArrayList<>();
    jdbc.sql("select * from at_once_answer where inquiry_id = ? order by answered_at")
        .param(id)
        .query(
            row -> {
              all.add(
                  PersonalRecord.of(
                          "atOnce-" + row.getObject("id", UUID.class), "inquiries.personal.atOnce",
                          instant(row, "answered_at"))
                      .with("inquiries.answer.text", row.getString("answer"))
                      .with("inquiries.sources", row.getString("sources")));
            });
    jdbc.sql(
            "select c.id, c.result, c.checked_at, w.words from answer_check c join at_once_answer a on a.id = c.answer_id"
                + " left join answer_check_words w on w.check_id = c.id where a.inquiry_id = ? and c.result is not null"
                + " order by c.checked_at")
        .param(id)
        .query(
            row -> {
              all.add(
                  PersonalRecord.of(
                          "check-" + row.getObject("id", UUID.class), "inquiries.check.title",
                          instant(row, "checked_at"))
                      .forTheDesk()
                      .with("inquiries.state", text(CheckResult.valueOf(row.getString("result")).messageKey()))
                      .with("personal.field.text", row.getString("words")));
            });
    return all;
  }

  /** Whether an answer helped, as the asker said. */
  private List<PersonalRecord> feedback(UUID id) {
    return jdbc.sql("select * from inquiry_feedback where inquiry_id = ? and said is not null order by said_at, id")
        .param(id)
        .query(
            (row, number) ->
                PersonalRecord.of(
                        "feedback-" + row.getObject("id", UUID.class), "inquiries.feedback", instant(row, "said_at"))
                    .with("inquiries.feedback.said", text("inquiries.feedback.said." + row.getString("said")))
                    .with("inquiries.feedback.note", row.getString("note")))
        .list();
  }

  /** What a clerk looked at before an answer went. */
  private List<PersonalRecord> checks(UUID id) {
    return jdbc.sql("select * from inquiry_check where inquiry_id = ? order by round, number")
        .param(id)
        .query(
            (row, number) ->
                PersonalRecord.of(
                        "looked-" + row.getInt("round") + "-" + row.getInt("number"), "inquiries.checks",
                        instant(row, "checked_at"))
                    .forTheDesk()
                    .with("personal.field.text", row.getString("line"))
                    .with("personal.field.writer", row.getString("checked_label")))
        .list();
  }

  private List<PersonalRecord> uses(UUID id) {
    return jdbc.sql(
            "select u.* from inquiry_use u join inquiry_use_case c on c.use_id = u.id where c.inquiry_id = ?"
                + " order by u.at, u.id")
        .param(id)
        .query(
            (row, number) ->
                PersonalRecord.of("use-" + row.getObject("id", UUID.class), "inquiries.uses", instant(row, "at"))
                    .with("inquiries.uses.use", text(DeskUse.valueOf(row.getString("use_name")).messageKey()))
                    .with("inquiries.uses.about", row.getString("about"))
                    .with("personal.field.writer", row.getString("person_label")))
        .list();
  }

  /** Both those that it names and those that name it. */
  private List<PersonalRecord> links(UUID id) {
    return jdbc.sql(
            "select l.added_at, l.kind, case when l.inquiry_id = :id then l.case_key else n.case_key end as other"
                + " from inquiry_link l join inquiry n on n.id = l.inquiry_id join inquiry own on own.id = :id"
                + " where l.inquiry_id = :id or l.case_key = own.case_key order by 3")
        .param("id", id)
        .query(
            (row, number) ->
                PersonalRecord.of("link-" + row.getString("other"), "inquiries.links", instant(row, "added_at"))
                    .forTheDesk()
                    .with("personal.field.number", numbers.shown(row.getString("other")))
                    .with("inquiries.personal.linked", text(InquiryLink.Kind.valueOf(row.getString("kind")).messageKey())))
        .list();
  }

  private List<PersonalRecord> handovers(UUID id) {
    List<PersonalRecord> all = new ArrayList<>();
    jdbc.sql("select * from inquiry_handover_note where inquiry_id = ?")
        .param(id)
        .query(
            row -> {
              all.add(
                  PersonalRecord.of("note", "inquiries.handover.note", instant(row, "noted_at"))
                      .forTheDesk()
                      .with("personal.field.text", row.getString("note")));
            });
    jdbc.sql(
            "select h.day, h.closed_at, i.reason, i.note from desk_handover_item i"
                + " join desk_handover h on h.id = i.handover_id where i.inquiry_id = ? order by h.day")
        .param(id)
        .query(
            row -> {
              all.add(
                  PersonalRecord.of("handover-" + row.getDate("day"), "inquiries.handover", instant(row, "closed_at"))
                      .forTheDesk()
                      .with("inquiries.handover.reason", text("inquiries.handover.reason." + row.getString("reason")))
                      .with("inquiries.handover.note", row.getString("note")));
            });
    return all;
  }

  /** That it is kept longer, and that its deletion was prepared. */
  private List<PersonalRecord> keeping(UUID id) {
    List<PersonalRecord> all = new ArrayList<>();
    jdbc.sql("select * from inquiry_hold where inquiry_id = ?")
        .param(id)
        .query(
            row -> {
              all.add(
                  PersonalRecord.of("hold", "inquiries.personal.hold", instant(row, "held_at"))
                      .forTheDesk()
                      .with("inquiries.personal.holdReason", row.getString("reason")));
            });
    jdbc.sql(
            "select d.id, d.prepared_at, d.state, c.kept_at from inquiry_deletion_case c"
                + " join inquiry_deletion d on d.id = c.deletion_id where c.inquiry_id = ? order by d.prepared_at")
        .param(id)
        .query(
            row -> {
              all.add(
                  PersonalRecord.of(
                          "deletion-" + row.getObject("id", UUID.class), "inquiries.deletion",
                          instant(row, "prepared_at"))
                      .with("inquiries.state", text(DeletionState.valueOf(row.getString("state")).messageKey()))
                      .with("inquiries.personal.keptAt", time(row, "kept_at")));
            });
    return all;
  }

  @Override
  public Optional<NamedPerson> whose(SoughtPerson person, String ref) {
    return ref.startsWith(DAY)
        ? Optional.empty()
        : jdbc.sql("select requester_name, requester_mail, requester_telephone from inquiry where id = ?")
            .param(idOf(ref))
            .query((row, number) -> new NamedPerson(row.getString(1), row.getString(2), row.getString(3)))
            .optional();
  }

  @Override
  public List<NamedPerson> others(ProgrammeCode programme) {
    return jdbc.sql(
            "select distinct requester_name, mail, requester_telephone from inquiry"
                + " cross join lateral (values (requester_mail), (written_mail)) as written (mail)"
                + " where programme = ? and requester_name is not null")
        .param(programme.name())
        .query((row, number) -> new NamedPerson(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  private String number(UUID id) {
    return jdbc.sql("select case_key from inquiry where id = ?")
        .param(id)
        .query(String.class)
        .optional()
        .map(numbers::shown)
        .orElse(null);
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static String time(ResultSet row, String column) throws SQLException {
    Instant at = instant(row, column);
    return at == null ? null : Wareki.dateTime(at);
  }
}
