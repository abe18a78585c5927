package jp.banso.applications;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Applications whose term to correct has passed, and which only mails that came within it keep open. */
@Repository
class CorrectionWaits {

  private final JdbcClient jdbc;

  CorrectionWaits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void begin(ApplicationId application, Instant at) {
    jdbc.sql("insert into application_correction_wait (application_id, since) values (?,?) on conflict do nothing")
        .params(application.value(), Timestamp.from(at))
        .update();
  }

  void end(ApplicationId application) {
    jdbc.sql("delete from application_correction_wait where application_id = ?").param(application.value()).update();
  }

  List<ApplicationId> all() {
    return jdbc.sql("select application_id from application_correction_wait order by since")
        .query(UUID.class)
        .list()
        .stream()
        .map(ApplicationId::new)
        .toList();
  }
}
