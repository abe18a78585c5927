package jp.banso.participation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import org.springframework.context.ApplicationEventPublisher;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.database.SearchText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The lists of the prefectures and their rows. */
@Repository
class ParticipationRows {

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  ParticipationRows(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** What is said of a list as a whole. */
  record Header(
      CallId call, PrefectureCode prefecture, LocalDate answerBy, Instant nobodyAt, String nobodyBy,
      LocalDate remindedFor) {}

  static CaseKey keyOf(CallView call, PrefectureCode prefecture) {
    return call.key().child(prefecture.value());
  }

  Optional<Header> header(CallId call, PrefectureCode prefecture) {
    return jdbc.sql("select * from participation_list where call_id = ? and prefecture_code = ?")
        .params(call.value(), prefecture.value())
        .query(ParticipationRows::header)
        .optional();
  }

  List<Header> headers(CallId call) {
    return jdbc.sql("select * from participation_list where call_id = ? order by prefecture_code")
        .param(call.value())
        .query(ParticipationRows::header)
        .list();
  }

  private static Header header(ResultSet row, int number) throws SQLException {
    return new Header(
        new CallId(row.getObject("call_id", UUID.class)), PrefectureCode.of(row.getString("prefecture_code")),
        row.getObject("answer_by", LocalDate.class), at(row, "nobody_at"), row.getString("nobody_by"),
        row.getObject("reminded_for", LocalDate.class));
  }

  /** There is a list from now on, and nobody else changes it until the transaction ends. */
  Header hold(CallView call, PrefectureCode prefecture, Instant at) {
    jdbc.sql(
            "insert into participation_list (call_id, prefecture_code, programme, case_key, made_at)"
                + " values (?,?,?,?,?) on conflict do nothing")
        .params(
            call.id().value(), prefecture.value(), call.programme().code(), keyOf(call, prefecture).value(),
            Timestamp.from(at))
        .update();
    return jdbc.sql("select * from participation_list where call_id = ? and prefecture_code = ? for update")
        .params(call.id().value(), prefecture.value())
        .query(ParticipationRows::header)
        .single();
  }

  void term(CallId call, PrefectureCode prefecture, LocalDate answerBy) {
    jdbc.sql("update participation_list set answer_by = ? where call_id = ? and prefecture_code = ?")
        .params(answerBy, call.value(), prefecture.value())
        .update();
  }

  void reminded(CallId call, PrefectureCode prefecture, LocalDate answerBy) {
    jdbc.sql("update participation_list set reminded_for = ? where call_id = ? and prefecture_code = ?")
        .params(answerBy, call.value(), prefecture.value())
        .update();
  }

  /** @param at null takes it back */
  int nobody(CallId call, PrefectureCode prefecture, Instant at, String by) {
    return jdbc.sql(
            "update participation_list set nobody_at = ?, nobody_by = ? where call_id = ? and prefecture_code = ?"
                + " and (nobody_at is null) = ?")
        .params(at == null ? null : Timestamp.from(at), by, call.value(), prefecture.value(), at != null)
        .update();
  }

  /** Municipalities before hubs, each by name. */
  List<ParticipantLine> of(CallId call, PrefectureCode prefecture) {
    return jdbc.sql(
            "select * from participation_entry where call_id = ? and prefecture_code = ?"
                + " order by kind desc, folded_name collate \"C\"")
        .params(call.value(), prefecture.value())
        .query(ParticipationRows::line)
        .list();
  }

  /** A line of a page, with its place. */
  record Listed(ParticipantLine line, Place place) {}

  List<Listed> page(
      CallId call, PrefectureCode prefecture, ParticipantFilter filter, ListOrder order, Place after, int size) {
    StatementSpec query =
        bind(
                jdbc.sql(
                    "select *, " + order.selected() + " from participation_entry where " + where(filter)
                        + order.after(after) + order.orderBy() + " limit :size"),
                call, prefecture, filter)
            .param("size", size);
    return ListOrder.bind(query, after)
        .query(
            (row, number) ->
                new Listed(line(row, number), new Place(row.getString("sort_value"), row.getString("id"))))
        .list();
  }

  ListCount count(CallId call, PrefectureCode prefecture, ParticipantFilter filter) {
    return ListCount.of(
        bind(jdbc.sql(ListCount.sql("participation_entry where " + where(filter))), call, prefecture, filter));
  }

  private static String where(ParticipantFilter filter) {
    StringBuilder where = new StringBuilder("call_id = :call and prefecture_code = :prefecture");
    if (filter.intent() != null) {
      where.append(" and intent = :intent");
    }
    if (filter.kind() != null) {
      where.append(" and kind = :kind");
    }
    if (filter.begun() != null) {
      where.append(filter.begun() ? " and draft_key is not null" : " and draft_key is null");
    }
    if (filter.asked() != null) {
      where.append(filter.asked() ? " and asked_at is not null" : " and asked_at is null");
    }
    if (filter.text() != null) {
      where.append(" and ").append(SearchText.in("name || ' ' || mail || ' ' || note", "text"));
    }
    return where.toString();
  }

  private static StatementSpec bind(
      StatementSpec statement, CallId call, PrefectureCode prefecture, ParticipantFilter filter) {
    return statement
        .param("call", call.value())
        .param("prefecture", prefecture.value())
        .param("intent", filter.intent() == null ? "" : filter.intent().name())
        .param("kind", filter.kind() == null ? "" : filter.kind().name())
        .param("text", filter.text());
  }

  /** How many rows there are with each answer. */
  Map<Intent, Long> counts(CallId call, PrefectureCode prefecture) {
    Map<Intent, Long> counts = new EnumMap<>(Intent.class);
    jdbc.sql(
            "select intent, count(*) from participation_entry where call_id = ? and prefecture_code = ? group by intent")
        .params(call.value(), prefecture.value())
        .query(
            row -> {
              counts.put(Intent.valueOf(row.getString(1)), row.getLong(2));
            });
    return counts;
  }

  Optional<ParticipantLine> find(UUID id) {
    return jdbc.sql("select * from participation_entry where id = ?").param(id).query(ParticipationRows::line).optional();
  }

  Optional<ParticipantLine> byCode(String hash) {
    return jdbc.sql(
            "select e.* from participation_entry e where e.code_hash = ? or e.id ="
                + " (select c.entry_id from participation_code c where c.code_hash = ?)")
        .params(hash, hash)
        .query(ParticipationRows::line)
        .optional();
  }

  List<ParticipantLine> withDrafts(CallId call, Intent intent) {
    return jdbc.sql("select * from participation_entry where call_id = ? and intent = ? and draft_key is not null")
        .params(call.value(), intent.name())
        .query(ParticipationRows::line)
        .list();
  }

  /** Adds a row, or keeps what is said beside a name that is there. */
  void put(CallId call, PrefectureCode prefecture, PastedRows.Pasted row) {
    jdbc.sql(
            "insert into participation_entry (id, call_id, prefecture_code, kind, name, folded_name, mail, intent, note,"
                + " version) values (?,?,?,?,?,?,?,'UNANSWERED','',0) on conflict (call_id, prefecture_code, folded_name)"
                + " do update set name = excluded.name, kind = coalesce(cast(? as text), participation_entry.kind),"
                + " mail = coalesce(cast(? as text), participation_entry.mail),"
                + " version = participation_entry.version + 1")
        .params(
            UUID.randomUUID(), call.value(), prefecture.value(),
            (row.kind() == null ? ParticipantKind.MUNICIPALITY : row.kind()).name(), row.name(),
            PastedRows.folded(row.name()), row.mail() == null ? "" : row.mail(),
            row.kind() == null ? null : row.kind().name(), row.mail())
        .update();
  }

  Optional<ParticipantLine> named(CallId call, PrefectureCode prefecture, String name) {
    return jdbc.sql(
            "select * from participation_entry where call_id = ? and prefecture_code = ? and folded_name = ?")
        .params(call.value(), prefecture.value(), PastedRows.folded(name))
        .query(ParticipationRows::line)
        .optional();
  }

  /** @return 0 if somebody was quicker */
  int answer(ParticipantLine line, Intent intent, String note, Instant at, String by) {
    int answered =
        jdbc.sql(
                "update participation_entry set intent = ?, note = ?, answered_at = ?, answered_by = ?,"
                    + " version = version + 1 where id = ? and version = ?")
            .params(intent.name(), note, Timestamp.from(at), by, line.id(), line.version())
            .update();
    if (answered > 0 && line.draft() != null && (line.intent() == Intent.NONE) != (intent == Intent.NONE)) {
      events.publishEvent(new IntentChanged(line.call(), line.prefecture()));
    }
    return answered;
  }

  /** False if it was asked on that day already. The codes of earlier mails go on to open it. */
  boolean asked(ParticipantLine line, LocalDate on, Instant at, String codeHash) {
    jdbc.sql(
            "insert into participation_code (code_hash, entry_id) select code_hash, id from participation_entry"
                + " where id = ? and code_hash is not null on conflict do nothing")
        .param(line.id())
        .update();
    return jdbc.sql(
                "update participation_entry set asked_on = ?, asked_at = ?, code_hash = ? where id = ?"
                    + " and (asked_on is null or asked_on <> ?)")
            .params(on, Timestamp.from(at), codeHash, line.id(), on)
            .update()
        > 0;
  }

  /** False if it was asked on that day already. */
  boolean askedToStart(UUID id, LocalDate on) {
    return jdbc.sql(
                "update participation_entry set start_asked_on = ? where id = ?"
                    + " and (start_asked_on is null or start_asked_on <> ?)")
            .params(on, id, on)
            .update()
        > 0;
  }

  void remove(UUID id) {
    jdbc.sql("delete from participation_entry where id = ?").param(id).update();
  }

  boolean link(UUID id, CaseKey application) {
    return jdbc.sql(
                "update participation_entry set draft_key = ?, version = version + 1 where id = ? and draft_key is null")
            .params(application.value(), id)
            .update()
        > 0;
  }

  /** The latest other call of the programme for which the prefecture has a list with rows. */
  Optional<CallId> earlier(CallView call, PrefectureCode prefecture) {
    return jdbc.sql(
            "select l.call_id from participation_list l where l.programme = ? and l.prefecture_code = ? and l.call_id <> ?"
                + " and exists (select 1 from participation_entry e where e.call_id = l.call_id"
                + " and e.prefecture_code = l.prefecture_code) order by l.made_at desc limit 1")
        .params(call.programme().code(), prefecture.value(), call.id().value())
        .query(UUID.class)
        .optional()
        .map(CallId::new);
  }

  private static ParticipantLine line(ResultSet row, int number) throws SQLException {
    String draft = row.getString("draft_key");
    return new ParticipantLine(
        row.getObject("id", UUID.class), new CallId(row.getObject("call_id", UUID.class)),
        PrefectureCode.of(row.getString("prefecture_code")), ParticipantKind.valueOf(row.getString("kind")),
        row.getString("name"), row.getString("mail"), Intent.valueOf(row.getString("intent")), row.getString("note"),
        at(row, "answered_at"), row.getString("answered_by"), at(row, "asked_at"),
        draft == null ? null : new CaseKey(draft), row.getLong("version"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
