package jp.banso.inquiries;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.consultation.CallbackTerms;
import jp.banso.consultation.DeskId;
import jp.banso.consultation.OpenDesks;
import jp.banso.inquiries.Callback.Attempt;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Calls that were promised, and the attempts. */
@Repository
class CallbackRows {

  private static final String SELECT =
      "select c.*, i.case_key inquiry_key, i.organisation, i.requester_name, i.subject, i.assigned_to,"
          + " i.desk_id"
          + " from callback c join inquiry i on i.id = c.inquiry_id";

  private static final ListOrder URGENT = new ListOrder(ListOrder.instant("c.due_at"), "c.id::text", false);
  private static final ListOrder LATEST = new ListOrder(ListOrder.instant("c.settled_at"), "c.id::text", true);

  private final JdbcClient jdbc;
  private final OpenDesks desks;

  CallbackRows(JdbcClient jdbc, OpenDesks desks) {
    this.jdbc = jdbc;
    this.desks = desks;
  }

  int next(UUID inquiryId) {
    return jdbc.sql("select coalesce(max(ordinal), 0) + 1 from callback where inquiry_id = ?")
        .param(inquiryId)
        .query(Integer.class)
        .single();
  }

  UUID add(UUID inquiryId, int ordinal, String telephone, Instant left, Instant due, Instant promised) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into callback (id, inquiry_id, ordinal, state, telephone, left_at, due_at, promised_at)"
                + " values (?, ?, ?, 'OPEN', ?, ?, ?, ?)")
        .params(
            id, inquiryId, ordinal, telephone, Timestamp.from(left), Timestamp.from(due),
            promised == null ? null : Timestamp.from(promised))
        .update();
    return id;
  }

  Optional<Callback> find(UUID id) {
    return found(jdbc.sql(SELECT + " where c.id = ?").param(id)).stream().findFirst();
  }

  /** Held until the end. */
  Optional<Callback> held(UUID id) {
    return found(jdbc.sql(SELECT + " where c.id = ? for update of c").param(id)).stream().findFirst();
  }

  List<Callback> of(UUID inquiryId) {
    return found(jdbc.sql(SELECT + " where c.inquiry_id = ? order by c.ordinal").param(inquiryId));
  }

  /** What is open, the most urgent first. */
  List<Callback> open(ProgrammeCode programme, Place after, int size) {
    return page("c.state = 'OPEN'", URGENT, programme, after, size);
  }

  List<Callback> settled(ProgrammeCode programme, Place after, int size) {
    return page("c.state <> 'OPEN'", LATEST, programme, after, size);
  }

  private List<Callback> page(String condition, ListOrder order, ProgrammeCode programme, Place after, int size) {
    return found(
        ListOrder.bind(
            jdbc.sql(
                    SELECT + " where i.programme = :programme and " + condition + order.after(after) + order.orderBy()
                        + " limit :size")
                .param("programme", programme.name())
                .param("size", size),
            after));
  }

  void tried(UUID id, CallbackState state, Instant at, String by, boolean connected, String note, Instant due) {
    jdbc.sql(
            "insert into callback_attempt (callback_id, ordinal, at, by_whom, connected, note)"
                + " select ?, coalesce(max(ordinal), 0) + 1, ?, ?, ?, ? from callback_attempt where callback_id = ?")
        .params(id, Timestamp.from(at), by, connected, note, id)
        .update();
    settle(id, state, at, due);
  }

  void copyAttempts(UUID from, UUID to) {
    jdbc.sql(
            "insert into callback_attempt (callback_id, ordinal, at, by_whom, connected, note)"
                + " select ?, ordinal, at, by_whom, connected, note from callback_attempt where callback_id = ?")
        .params(to, from)
        .update();
  }

  /** Those who are still to be called get the number by which the old one was replaced. */
  void corrected(UUID inquiryId, String was, String telephone) {
    jdbc.sql("update callback set telephone = ? where inquiry_id = ? and state = 'OPEN' and telephone = ?")
        .params(telephone, inquiryId, was)
        .update();
  }

  void settle(UUID id, CallbackState state, Instant at, Instant due) {
    jdbc.sql("update callback set state = ?, due_at = ?, settled_at = ? where id = ?")
        .params(state.name(), Timestamp.from(due), state == CallbackState.OPEN ? null : Timestamp.from(at), id)
        .update();
  }

  private List<Callback> found(JdbcClient.StatementSpec statement) {
    Map<DeskId, CallbackTerms> terms = new HashMap<>();
    List<Callback> bare =
        statement
            .query(
                (row, number) -> {
                  CaseKey inquiry = new CaseKey(row.getString("inquiry_key"));
                  return new Callback(
                      row.getObject("id", UUID.class), new InquiryId(row.getObject("inquiry_id", UUID.class)), inquiry,
                      inquiry.child("K" + row.getInt("ordinal")), row.getInt("ordinal"),
                      CallbackState.valueOf(row.getString("state")), row.getString("telephone"),
                      who(row.getString("organisation"), row.getString("requester_name")), row.getString("subject"),
                      row.getTimestamp("left_at").toInstant(), row.getTimestamp("due_at").toInstant(),
                      instant(row.getTimestamp("promised_at")), instant(row.getTimestamp("settled_at")),
                      row.getObject("assigned_to", UUID.class),
                      terms.computeIfAbsent(
                          new DeskId(row.getObject("desk_id", UUID.class)), id -> desks.get(id).terms().callback()),
                      List.of());
                })
            .list();
    Map<UUID, List<Attempt>> attempts = attempts(bare.stream().map(Callback::id).toList());
    return bare.stream()
        .map(one -> one.withAttempts(attempts.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private static Instant instant(Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private static String who(String organisation, String name) {
    return Stream.of(organisation, name)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(" "));
  }

  private Map<UUID, List<Attempt>> attempts(List<UUID> ids) {
    Map<UUID, List<Attempt>> found = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql(
              "select callback_id, at, by_whom, connected, note from callback_attempt"
                  + " where callback_id = any(cast(:ids as uuid[])) order by callback_id, ordinal")
          .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
          .query(
              row -> {
                found
                    .computeIfAbsent(row.getObject("callback_id", UUID.class), id -> new ArrayList<>())
                    .add(
                        new Attempt(
                            row.getTimestamp("at").toInstant(), row.getString("by_whom"), row.getBoolean("connected"),
                            row.getString("note")));
              });
    }
    return found;
  }
}
