package jp.banso.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.calls.CallId;
import jp.banso.intake.SenderConfirmation.Means;
import jp.banso.kernel.PrefectureCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mails that may bring applications. */
@Repository
class SubmissionMailRows {

  private final JdbcClient jdbc;

  SubmissionMailRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A mail and what is known of its sender.
   *
   * @param prefecture whose it is said to be, null if nobody has said
   * @param askedOf the registered address that was asked, null if none was
   * @param forwardedAt when it was forwarded to the prefecture (回付), null if it was not
   * @param forwardedDrafts how many drafts were made of it then; none after the deadline
   */
  record Row(
      UUID mailId, CallId call, PrefectureCode prefecture, String askedOf, Instant askedAt, String codeHash,
      SenderConfirmation confirmation, Instant forwardedAt, int forwardedDrafts) {

    /** Forwarded after the deadline: the prefecture is asked whether it submits what came. */
    boolean awaitsWord() {
      return forwardedAt != null && forwardedDrafts == 0;
    }
  }

  void add(UUID mail, CallId call, PrefectureCode prefecture) {
    jdbc.sql("insert into submission_mail (mail_id, call_id, prefecture_code) values (?,?,?) on conflict do nothing")
        .params(mail, call.value(), prefecture == null ? null : prefecture.value())
        .update();
  }

  Optional<Row> find(UUID mail) {
    return jdbc.sql("select * from submission_mail where mail_id = ?")
        .param(mail)
        .query(SubmissionMailRows::map)
        .optional();
  }

  /** Another prefecture's word confirms nothing. */
  void choose(UUID mail, PrefectureCode prefecture) {
    jdbc.sql(
            "update submission_mail set prefecture_code = ?, asked_of = null, asked_at = null, code_hash = null,"
                + " confirmed_by = null, confirmed_at = null, confirmed_note = null,"
                + " forwarded_at = null, forwarded_drafts = null"
                + " where mail_id = ? and prefecture_code is distinct from ?")
        .params(prefecture.value(), mail, prefecture.value())
        .update();
  }

  void asked(UUID mail, String of, Instant at, String codeHash) {
    jdbc.sql("update submission_mail set asked_of = ?, asked_at = ?, code_hash = ? where mail_id = ?")
        .params(of, Timestamp.from(at), codeHash, mail)
        .update();
  }

  /** The first confirmation counts. */
  void confirm(UUID mail, Means by, Instant at, String note) {
    jdbc.sql(
            "update submission_mail set confirmed_by = ?, confirmed_at = ?, confirmed_note = ?"
                + " where mail_id = ? and confirmed_by is null")
        .params(by.name(), Timestamp.from(at), note, mail)
        .update();
  }

  void unconfirm(UUID mail) {
    jdbc.sql(
            "update submission_mail set confirmed_by = null, confirmed_at = null, confirmed_note = null"
                + " where mail_id = ?")
        .param(mail)
        .update();
  }

  void forwarded(UUID mail, Instant at, int drafts) {
    jdbc.sql("update submission_mail set forwarded_at = ?, forwarded_drafts = ? where mail_id = ?")
        .params(Timestamp.from(at), drafts, mail)
        .update();
  }

  /** What the mails were said to be from; those of which nobody has said are left out. */
  Map<UUID, PrefectureCode> prefectures(Collection<UUID> mails) {
    Map<UUID, PrefectureCode> found = new HashMap<>();
    jdbc.sql(
            "select mail_id, prefecture_code from submission_mail"
                + " where mail_id = any(?) and prefecture_code is not null")
        .param(mails.toArray(UUID[]::new))
        .query(row -> {
          found.put(row.getObject(1, UUID.class), PrefectureCode.of(row.getString(2)));
        });
    return found;
  }

  void addForm(UUID mail, UUID document, ApplicationId application) {
    jdbc.sql(
            "insert into submission_mail_form (mail_id, document_id, application_id) values (?,?,?)"
                + " on conflict do nothing")
        .params(mail, document, application.value())
        .update();
  }

  /** What the desk answered to the question about the mail. */
  void replied(UUID mail, UUID reply, Instant at, ReplyReading reading) {
    jdbc.sql(
            "insert into submission_mail_reply (mail_id, reply_id, arrived_at, reading) values (?,?,?,?)"
                + " on conflict do nothing")
        .params(mail, reply, Timestamp.from(at), reading.name())
        .update();
  }

  /** An answer to the question about a mail. */
  record Reply(UUID id, Instant at, ReplyReading reading) {}

  /** The newest first. */
  List<Reply> replies(UUID mail) {
    return jdbc.sql("select * from submission_mail_reply where mail_id = ? order by arrived_at desc, reply_id")
        .param(mail)
        .query(
            (row, number) ->
                new Reply(
                    row.getObject("reply_id", UUID.class), instant(row.getTimestamp("arrived_at")),
                    ReplyReading.valueOf(row.getString("reading"))))
        .list();
  }

  /** The mail about which this one answers a question. */
  Optional<UUID> askedAbout(UUID reply) {
    return jdbc.sql("select mail_id from submission_mail_reply where reply_id = ? limit 1")
        .param(reply)
        .query(UUID.class)
        .optional();
  }

  /** The applications that were made of its files. */
  Map<UUID, UUID> forms(UUID mail) {
    Map<UUID, UUID> forms = new HashMap<>();
    jdbc.sql("select document_id, application_id from submission_mail_form where mail_id = ?")
        .param(mail)
        .query(row -> {
          forms.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
        });
    return forms;
  }

  private static Row map(ResultSet row, int number) throws SQLException {
    String code = row.getString("prefecture_code");
    String by = row.getString("confirmed_by");
    return new Row(
        row.getObject("mail_id", UUID.class), new CallId(row.getObject("call_id", UUID.class)),
        code == null ? null : PrefectureCode.of(code), row.getString("asked_of"), instant(row.getTimestamp("asked_at")),
        row.getString("code_hash"),
        by == null
            ? SenderConfirmation.NONE
            : new SenderConfirmation(
                Means.valueOf(by), instant(row.getTimestamp("confirmed_at")), row.getString("confirmed_note")),
        instant(row.getTimestamp("forwarded_at")), row.getInt("forwarded_drafts"));
  }

  private static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
