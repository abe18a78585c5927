package jp.banso.correspondence;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.inbound.InboundMails;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The mails that came, as work and as part of a case. */
@Repository
class ReceivedMailRows {

  private static final ListOrder NEWEST = new ListOrder(ListOrder.instant("arrived_at"), "cast(id as text)", true);
  private static final String OF_CASE =
      " from received_mail where programme = :programme and (case_key = :key or case_key like :children)"
          + " and state <> 'KEPT'";

  private final JdbcClient jdbc;

  ReceivedMailRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A mail as it stands.
   *
   * @param answers our mail that it answers, may be null
   * @param answersTo whom that one was written to, may be null
   * @param caseKey may be null
   * @param handler who claimed it, may be null
   */
  record Row(
      UUID id, ProgrammeCode programme, String mailbox, Instant arrivedAt, ReceivedMailState state, String handler,
      UUID answers, String answersTo, String caseKey, String note, String decidedBy, Instant decidedAt) {

    Row takenBy(String name) {
      return new Row(
          id, programme, mailbox, arrivedAt, state, name, answers, answersTo, caseKey, note, decidedBy, decidedAt);
    }

    Place place() {
      return new Place(ListOrder.instant(arrivedAt), id.toString());
    }
  }

  void insert(Row row, int files) {
    jdbc.sql(
            "insert into received_mail (id, programme, mailbox, arrived_at, files, state, handler, answers_id,"
                + " answers_to, case_key) values (?,?,?,?,?,?,?,?,?,?)")
        .params(
            row.id(), row.programme().code(), row.mailbox(), Timestamp.from(row.arrivedAt()), files, row.state().name(),
            row.handler(), row.answers(), row.answersTo(), row.caseKey())
        .update();
  }

  Optional<Row> find(UUID id) {
    return jdbc.sql("select * from received_mail where id = ?").param(id).query(ReceivedMailRows::map).optional();
  }

  /** Those of these that there are, the oldest first. */
  List<Row> findAll(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql("select * from received_mail where id = any(?) order by arrived_at, id")
            .param(ids.toArray(UUID[]::new))
            .query(ReceivedMailRows::map)
            .list();
  }

  /** What people answered to these mails of ours. */
  List<Row> answering(Collection<UUID> mails) {
    return mails.isEmpty()
        ? List.of()
        : jdbc.sql("select * from received_mail where answers_id = any(cast(? as uuid[])) and state <> 'KEPT'")
            .param(mails.stream().map(UUID::toString).toArray(String[]::new))
            .query(ReceivedMailRows::map)
            .list();
  }

  /** As {@link #find}, held until the transaction ends. */
  Optional<Row> hold(UUID id) {
    return jdbc.sql("select * from received_mail where id = ? for update")
        .param(id)
        .query(ReceivedMailRows::map)
        .optional();
  }

  void move(UUID id, ReceivedMailState state, String handler, CaseKey key) {
    jdbc.sql("update received_mail set state = ?, handler = ?, case_key = coalesce(?, case_key) where id = ?")
        .params(state.name(), handler, key == null ? null : key.value(), id)
        .update();
  }

  void belongsTo(UUID id, CaseKey key) {
    jdbc.sql("update received_mail set case_key = ? where id = ?").params(key.value(), id).update();
  }

  void decided(UUID id, String note, String by, Instant at) {
    jdbc.sql("update received_mail set note = ?, decided_by = ?, decided_at = ? where id = ?")
        .params(note, by, at == null ? null : Timestamp.from(at), id)
        .update();
  }

  /**
   * A page of the list.
   *
   * @param number the words that are looked for as the number of a case
   */
  List<Row> page(
      ProgrammeCode programme, ReceivedMailFilter filter, String number, ListOrder order, Place after, int size) {
    StatementSpec query =
        bind(
                jdbc.sql(
                    "select * from received_mail where " + where(filter) + order.after(after) + order.orderBy()
                        + " limit :size"),
                programme, filter, number)
            .param("size", size);
    return ListOrder.bind(query, after).query(ReceivedMailRows::map).list();
  }

  ListCount count(ProgrammeCode programme, ReceivedMailFilter filter, String number) {
    return ListCount.of(bind(jdbc.sql(ListCount.sql("received_mail where " + where(filter))), programme, filter, number));
  }

  private static String where(ReceivedMailFilter filter) {
    StringBuilder where = new StringBuilder("programme = :programme and state = any(:states)");
    if (filter.taken() != null) {
      where.append(filter.taken() ? " and " : " and not ").append(Worklist.isTaken(Source.MAIL, "cast(received_mail.id as text)"));
    }
    if (filter.text() != null) {
      where.append(" and (").append(InboundMails.holds("id", "text"))
          .append(" or (:number <> '' and starts_with(coalesce(case_key, ''), :number)))");
    }
    if (filter.from() != null) {
      where.append(" and coalesce(arrived_at, 'infinity') >= :from");
    }
    if (filter.until() != null) {
      where.append(" and coalesce(arrived_at, 'infinity') < :before");
    }
    return where.toString();
  }

  private static StatementSpec bind(
      StatementSpec statement, ProgrammeCode programme, ReceivedMailFilter filter, String number) {
    Set<ReceivedMailState> states =
        filter.state() == null ? filter.shelf().states() : EnumSet.of(filter.state());
    return statement
        .param("programme", programme.code())
        .param("states", states.stream().map(Enum::name).toArray(String[]::new))
        .param("assignee", filter.takenBy())
        .param("text", filter.text())
        .param("number", number)
        .param("from", filter.from() == null ? null : Timestamp.from(JapanTime.instantOf(filter.from().atStartOfDay())))
        .param(
            "before",
            filter.until() == null
                ? null
                : Timestamp.from(JapanTime.instantOf(filter.until().plusDays(1).atStartOfDay())));
  }

  /**
   * The mails of a case and its children, newest first.
   *
   * @param own only answers to mails that were written to one of these, null for all
   * @param since only what came since, null for all
   */
  List<Row> ofCase(ProgrammeCode programme, CaseKey key, Collection<String> own, Instant since, Place after, int size) {
    StatementSpec query =
        bind(
                jdbc.sql(
                    "select *" + OF_CASE + readable(own, since) + NEWEST.after(after) + NEWEST.orderBy()
                        + " limit :size"),
                programme, key, own, since)
            .param("size", size);
    return ListOrder.bind(query, after).query(ReceivedMailRows::map).list();
  }

  int countOfCase(ProgrammeCode programme, CaseKey key, Collection<String> own, Instant since) {
    return bind(jdbc.sql("select count(*)" + OF_CASE + readable(own, since)), programme, key, own, since)
        .query(Integer.class)
        .single();
  }

  private static String readable(Collection<String> own, Instant since) {
    return (own == null ? "" : " and answers_to = any(:own)") + (since == null ? "" : " and arrived_at >= :since");
  }

  private static StatementSpec bind(
      StatementSpec statement, ProgrammeCode programme, CaseKey key, Collection<String> own, Instant since) {
    StatementSpec bound =
        statement
            .param("programme", programme.code())
            .param("key", key.value())
            .param("children", key.value() + "-%");
    if (own != null) {
      bound = bound.param("own", own.toArray(String[]::new));
    }
    return since == null ? bound : bound.param("since", Timestamp.from(since));
  }

  /** What came then and may still turn out to be for this handler. */
  int undecided(ProgrammeCode programme, String mailbox, String handler, Instant from, Instant before) {
    return jdbc.sql(
            "select count(*) from received_mail where programme = :programme and mailbox in (:mailbox, '')"
                + " and arrived_at >= :from and arrived_at < :before and (state = 'TRIAGE'"
                + " or (state = 'CLAIMED' and handler = :handler) or (state = 'FILED' and files > 0))")
        .param("programme", programme.code())
        .param("mailbox", mailbox)
        .param("handler", handler)
        .param("from", Timestamp.from(from))
        .param("before", Timestamp.from(before))
        .query(Integer.class)
        .single();
  }

  /** What came then, may be for this handler or lies unread on a case. */
  List<UndecidedMail> undecidedMails(
      ProgrammeCode programme, String mailbox, String handler, Instant from, Instant before) {
    return jdbc.sql(
            "select id, state, case_key, files from received_mail where programme = :programme"
                + " and mailbox in (:mailbox, '') and arrived_at >= :from and arrived_at < :before"
                + " and (state in ('TRIAGE', 'FILED') or (state = 'CLAIMED' and handler = :handler))")
        .param("programme", programme.code())
        .param("mailbox", mailbox)
        .param("handler", handler)
        .param("from", Timestamp.from(from))
        .param("before", Timestamp.from(before))
        .query(
            (row, number) ->
                new UndecidedMail(
                    row.getObject("id", UUID.class), ReceivedMailState.valueOf(row.getString("state")),
                    row.getString("case_key") == null ? null : new CaseKey(row.getString("case_key")),
                    row.getInt("files") > 0))
        .list();
  }

  /** False if the address was answered that day; who was answered on an earlier one nobody needs to know. */
  boolean noteAnswer(String address, LocalDate day) {
    jdbc.sql("delete from automatic_answer where day < ?").param(day.minusDays(1)).update();
    return jdbc.sql("insert into automatic_answer (address, day) values (?,?) on conflict do nothing")
            .params(address, day)
            .update()
        > 0;
  }

  boolean wasAnswered(String address, LocalDate day) {
    return jdbc.sql("select count(*) from automatic_answer where address = ? and day = ? and letter = ''")
            .params(address, day)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** False if this letter of the address was acknowledged that day, or so many others. */
  boolean noteReceipt(String address, LocalDate day, String letter, int most) {
    return jdbc.sql(
                "insert into automatic_answer (address, day, letter) select :address, :day, :letter where (select count(*)"
                    + " from automatic_answer where address = :address and day = :day) < :most on conflict do nothing")
            .param("address", address)
            .param("day", Date.valueOf(day))
            .param("letter", letter)
            .param("most", most)
            .update()
        > 0;
  }

  private static Row map(ResultSet row, int number) throws SQLException {
    Timestamp decided = row.getTimestamp("decided_at");
    return new Row(
        row.getObject("id", UUID.class), ProgrammeCode.of(row.getString("programme")), row.getString("mailbox"),
        row.getTimestamp("arrived_at").toInstant(), ReceivedMailState.valueOf(row.getString("state")),
        row.getString("handler"), row.getObject("answers_id", UUID.class), row.getString("answers_to"),
        row.getString("case_key"), row.getString("note"), row.getString("decided_by"),
        decided == null ? null : decided.toInstant());
  }
}
