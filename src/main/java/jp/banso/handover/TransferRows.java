package jp.banso.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.handover.HeldThing.Kind;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Transfers and what went with each. */
@Repository
class TransferRows {

  private static final int MOST = 200;
  private static final String ROW =
      "select t.*, coalesce(s.display_name, t.invited_mail) successor_name from transfer t"
          + " left join person s on s.id = t.successor_id";

  private final JdbcClient jdbc;

  TransferRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A transfer as it is kept. */
  record Row(
      UUID id, UUID roleId, UUID personId, ProgrammeCode programme, UUID organisationId, LocalDate effectiveOn,
      UUID successorId, String successorName, UUID invitationId, TransferState state, UUID enteredBy, String enteredLabel,
      Instant enteredAt, Instant handedAt, Instant confirmedAt) {}

  /** False if a transfer of the role stands already. */
  boolean insert(Row row) {
    return jdbc.sql(
                "insert into transfer (id, role_id, person_id, programme, organisation_id, effective_on, successor_id,"
                    + " invitation_id, invited_mail, state, entered_by, entered_label, entered_at)"
                    + " values (?,?,?,?,?,?,?,?,?,?,?,?,?)"
                    + " on conflict (role_id) where state <> 'WITHDRAWN' do nothing")
            .params(
                row.id(), row.roleId(), row.personId(), row.programme().code(), row.organisationId(), row.effectiveOn(),
                row.successorId(), row.invitationId(), row.invitationId() == null ? null : row.successorName(),
                row.state().name(), row.enteredBy(), row.enteredLabel(),
                Timestamp.from(row.enteredAt()))
            .update()
        > 0;
  }

  Optional<Row> standing(UUID roleId) {
    return jdbc.sql(ROW + " where t.role_id = ? and t.state <> 'WITHDRAWN'").param(roleId).query(TransferRows::row).optional();
  }

  Optional<Row> find(UUID id) {
    return jdbc.sql(ROW + " where t.id = ?").param(id).query(TransferRows::row).optional();
  }

  /** As {@link #find}, held until the transaction ends. */
  Optional<Row> locked(UUID id) {
    return jdbc.sql(ROW + " where t.id = ? for update of t").param(id).query(TransferRows::row).optional();
  }

  Optional<UUID> ofInvitation(UUID invitationId) {
    return jdbc.sql("select id from transfer where invitation_id = ?").param(invitationId).query(UUID.class).optional();
  }

  /** The newest of a programme, or of one organisation in it. */
  List<Row> of(ProgrammeCode programme, UUID organisationId) {
    return jdbc.sql(
            ROW + " where t.programme = :programme"
                + " and (cast(:organisation as uuid) is null or t.organisation_id = :organisation)"
                + " order by t.entered_at desc, t.id limit " + MOST)
        .param("programme", programme.code())
        .param("organisation", organisationId)
        .query(TransferRows::row)
        .list();
  }

  /** What has to be carried out: its day has come, or a successor is there for one who has gone. */
  List<UUID> due(LocalDate today) {
    return jdbc.sql(
            "select t.id from transfer t where (t.state = 'PLANNED' and t.effective_on <= :today) or (t.state = 'LEFT'"
                + " and exists (select 1 from role_assignment l join role_assignment r on r.organisation_id = l.organisation_id"
                + " and r.role = l.role and r.programme = l.programme where l.id = t.role_id and r.person_id = t.successor_id"
                + " and r.valid_from <= :today and (r.valid_to is null or r.valid_to >= :today))) order by t.effective_on, t.id")
        .param("today", today)
        .query(UUID.class)
        .list();
  }

  Optional<LocalDate> nextDay() {
    return jdbc.sql("select effective_on from transfer where state = 'PLANNED' order by effective_on limit 1")
        .query(LocalDate.class)
        .optional();
  }

  void left(UUID id, List<HeldThing> things, Instant at) {
    jdbc.sql("update transfer set state = 'LEFT', left_at = ? where id = ?").params(Timestamp.from(at), id).update();
    for (int number = 0; number < things.size(); number++) {
      HeldThing thing = things.get(number);
      jdbc.sql("insert into transfer_item (transfer_id, number, kind, ref, title, link) values (?,?,?,?,?,?)")
          .params(id, number, thing.kind().name(), thing.ref(), thing.title(), thing.link())
          .update();
    }
  }

  void handed(UUID id, Instant at) {
    jdbc.sql("update transfer set state = 'HANDED', handed_at = ? where id = ?").params(Timestamp.from(at), id).update();
  }

  void confirmed(UUID id, Instant at) {
    jdbc.sql("update transfer set state = 'CONFIRMED', confirmed_at = ? where id = ?").params(Timestamp.from(at), id).update();
  }

  void withdrawn(UUID id) {
    jdbc.sql("update transfer set state = 'WITHDRAWN', invitation_id = null where id = ?").param(id).update();
  }

  void successor(UUID id, UUID personId) {
    jdbc.sql("update transfer set successor_id = ? where id = ?").params(personId, id).update();
  }

  List<HeldThing> things(UUID id) {
    return jdbc.sql("select * from transfer_item where transfer_id = ? order by number")
        .param(id)
        .query(
            (row, number) ->
                new HeldThing(
                    Kind.valueOf(row.getString("kind")), row.getString("ref"), row.getString("title"),
                    row.getString("link")))
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class), row.getObject("role_id", UUID.class), row.getObject("person_id", UUID.class),
        ProgrammeCode.of(row.getString("programme")), row.getObject("organisation_id", UUID.class),
        row.getObject("effective_on", LocalDate.class), row.getObject("successor_id", UUID.class),
        row.getString("successor_name"), row.getObject("invitation_id", UUID.class),
        TransferState.valueOf(row.getString("state")), row.getObject("entered_by", UUID.class),
        row.getString("entered_label"), row.getTimestamp("entered_at").toInstant(), instant(row.getTimestamp("handed_at")),
        instant(row.getTimestamp("confirmed_at")));
  }

  private static Instant instant(Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
