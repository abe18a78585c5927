package jp.banso.applications;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails of regions that were passed on to their prefectures. */
@Component
class ForwardedSubmissions {

  private final JdbcClient jdbc;

  ForwardedSubmissions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID add(MailSubmission mail, UUID by, Instant at, UUID document) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into forwarded_submission (id, call_id, prefecture_code, area_name, sender_mail,"
                + " arrived_at, forwarded_at, forwarded_by, document_id) values (?,?,?,?,?,?,?,?,?)")
        .params(
            id, mail.callId().value(), mail.prefecture().value(), mail.areaName(),
            mail.senderMail(), Timestamp.from(mail.arrivedAt()), Timestamp.from(at), by, document)
        .update();
    return id;
  }

  /** The draft that was made of what was forwarded last to the prefecture. */
  void drafted(CallId call, PrefectureCode prefecture, UUID mail, ApplicationId draft) {
    jdbc.sql(
            "update forwarded_submission set mail_id = ?, application_id = ? where id ="
                + " (select id from forwarded_submission where call_id = ? and prefecture_code = ?"
                + " order by forwarded_at desc limit 1)")
        .params(mail, draft.value(), call.value(), prefecture.value())
        .update();
  }
}
