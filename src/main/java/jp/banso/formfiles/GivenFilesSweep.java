package jp.banso.formfiles;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.time.Sweep;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes away what was kept for forms that are filled in off-line: the texts and files of an application that nobody may
 * write any more, and a file whose answers were kept an hour ago. Looks once an hour of technical time.
 */
@Component
class GivenFilesSweep implements Sweep {

  private static final Duration PAUSE = Duration.ofHours(1);
  private static final int AT_ONCE = 200;

  private record Returned(UUID id, UUID document) {}

  private final JdbcClient jdbc;
  private final ApplicationRecords applications;
  private final Documents documents;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Clock technicalClock;
  private Instant nextAt;

  GivenFilesSweep(
      JdbcClient jdbc, ApplicationRecords applications, Documents documents, TransactionTemplate transactions,
      Clock clock, @Qualifier("technicalClock") Clock technicalClock) {
    this.jdbc = jdbc;
    this.applications = applications;
    this.documents = documents;
    this.transactions = transactions;
    this.clock = clock;
    this.technicalClock = technicalClock;
    this.nextAt = technicalClock.instant();
  }

  @Override
  public String name() {
    return "applications-given-files";
  }

  /** Nobody waits for it. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  @Override
  public synchronized void runDue() {
    Instant now = technicalClock.instant();
    if (!now.isBefore(nextAt)) {
      nextAt = now.plus(PAUSE);
      takeAway();
    }
  }

  /** Some of it; the rest the next time. */
  void takeAway() {
    transactions.executeWithoutResult(
        status -> {
          for (Returned file : returned()) {
            jdbc.sql("delete from application_returned_file where id = ?").param(file.id()).update();
            documents.remove(new DocumentId(file.document()));
          }
          ended().forEach(text -> jdbc.sql("delete from application_given_text where id = ?").param(text).update());
        });
  }

  private List<UUID> ended() {
    return jdbc.sql(
            "select id from application_given_text where application_id = any(cast(:closed as uuid[])) limit " + AT_ONCE)
        .param("closed", closedOf("application_given_text"))
        .query(UUID.class)
        .list();
  }

  private List<Returned> returned() {
    return jdbc.sql(
            "select id, document_id from application_returned_file where settled_at < :before"
                + " or application_id = any(cast(:closed as uuid[])) limit " + AT_ONCE)
        .param("closed", closedOf("application_returned_file"))
        .param("before", Timestamp.from(clock.instant().minus(PAUSE)))
        .query((row, number) -> new Returned(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .list();
  }

  /** The applications with rows in one of the tables that nobody may write any more. */
  private String[] closedOf(String table) {
    List<ApplicationId> all =
        jdbc.sql("select distinct application_id from " + table).query(UUID.class).list().stream()
            .map(ApplicationId::new)
            .toList();
    return applications.closedOf(all).stream().map(id -> id.value().toString()).toArray(String[]::new);
  }
}
