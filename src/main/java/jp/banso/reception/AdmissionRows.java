package jp.banso.reception;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.OrganisationKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Admissions and the hashes of what was sent for them. */
@Repository
class AdmissionRows {

  private final JdbcClient jdbc;

  AdmissionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Admission one, String tokenHash, String codeHash, Instant technically) {
    jdbc.sql(
            "insert into admission (id, call_id, programme, prefecture_code, organisation, organisation_kind,"
                + " applicant_name, mail, token_hash, code_hash, asked_at, asked_technically, expires_at, state)"
                + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .params(
            one.id(), one.call().value(), one.programme().code(), one.prefecture().value(), one.organisation(),
            one.kind().name(), one.applicantName(), one.mail(), tokenHash, codeHash, Timestamp.from(one.askedAt()),
            Timestamp.from(technically), Timestamp.from(one.expiresAt()), one.state().name())
        .update();
  }

  /** Forgets who asked and never answered the mail. */
  void forgetLapsed(Instant before) {
    jdbc.sql("delete from admission where state = 'ASKED' and expires_at < ?").param(Timestamp.from(before)).update();
  }

  int askedSince(String mail, Instant technically) {
    return jdbc.sql("select count(*) from admission where lower(mail) = lower(?) and asked_technically > ?")
        .params(mail, Timestamp.from(technically))
        .query(Integer.class)
        .single();
  }

  Optional<Admission> find(UUID id) {
    return jdbc.sql("select * from admission where id = ?").param(id).query(AdmissionRows::map).optional();
  }

  Optional<Admission> ofLink(String tokenHash) {
    return jdbc.sql("select * from admission where token_hash = ?").param(tokenHash).query(AdmissionRows::map).optional();
  }

  /** The latest of one address. */
  List<Admission> from(String mail) {
    return jdbc.sql(
            "select * from admission where lower(mail) = lower(?) order by asked_at desc limit 10")
        .param(mail)
        .query(AdmissionRows::map)
        .list();
  }

  String codeHash(UUID id) {
    return jdbc.sql("select code_hash from admission where id = ?").param(id).query(String.class).single();
  }

  List<Admission> confirmedOf(CallId call, PrefectureCode prefecture) {
    return jdbc.sql(
            "select * from admission where call_id = ? and prefecture_code = ? and state <> 'ASKED'"
                + " order by confirmed_at desc, id limit 500")
        .params(call.value(), prefecture.value())
        .query(AdmissionRows::map)
        .list();
  }

  List<Admission> all(List<UUID> ids) {
    return jdbc.sql("select * from admission where id = any(?)")
        .param(ids.toArray(UUID[]::new))
        .query(AdmissionRows::map)
        .list();
  }

  /** False if it was confirmed before, or opens no more. */
  boolean confirm(UUID id, UUID person, boolean newAccount, Instant now) {
    return jdbc.sql(
                "update admission set state = 'CONFIRMED', person_id = ?, new_account = ?, confirmed_at = ?"
                    + " where id = ? and state = 'ASKED' and expires_at > ?")
            .params(person, newAccount, Timestamp.from(now), id, Timestamp.from(now))
            .update()
        > 0;
  }

  /** False if somebody else settled it. */
  boolean settle(UUID id, Admission.State state, String by, String reason, Instant now) {
    return jdbc.sql(
                "update admission set state = ?, settled_by = ?, reason = ?, settled_at = ?"
                    + " where id = ? and state = 'CONFIRMED'")
            .params(state.name(), by, reason, Timestamp.from(now), id)
            .update()
        > 0;
  }

  void began(UUID id, UUID application) {
    jdbc.sql("update admission set application_id = ? where id = ?").params(application, id).update();
  }

  private static Admission map(ResultSet row, int number) throws SQLException {
    return new Admission(
        row.getObject("id", UUID.class), new CallId(row.getObject("call_id", UUID.class)),
        ProgrammeCode.of(row.getString("programme")), PrefectureCode.of(row.getString("prefecture_code")),
        row.getString("organisation"), OrganisationKind.valueOf(row.getString("organisation_kind")),
        row.getString("applicant_name"), row.getString("mail"), instant(row, "asked_at"), instant(row, "expires_at"),
        Admission.State.valueOf(row.getString("state")), row.getObject("person_id", UUID.class),
        row.getBoolean("new_account"), instant(row, "confirmed_at"), instant(row, "settled_at"),
        row.getString("settled_by"), row.getString("reason"), row.getObject("application_id", UUID.class));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp found = row.getTimestamp(column);
    return found == null ? null : found.toInstant();
  }
}
