package jp.banso.applications;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
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
}
