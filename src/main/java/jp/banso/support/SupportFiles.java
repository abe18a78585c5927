package jp.banso.support;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The papers of a region's support; whoever may see the region may read them. */
@Repository
class SupportFiles {

  /** What a paper is. */
  enum Kind {
    MATERIAL,
    REPORT
  }

  private final JdbcClient jdbc;
  private final Documents documents;
  private final Clock clock;

  SupportFiles(JdbcClient jdbc, Documents documents, Clock clock) {
    this.jdbc = jdbc;
    this.documents = documents;
    this.clock = clock;
  }

  void add(SupportCycle cycle, CaseKey key, Kind kind, List<DocumentId> papers) {
    for (DocumentId paper : papers) {
      DocumentView view = documents.describe(paper).orElseThrow();
      jdbc.sql(
              "insert into support_file (id, cycle_id, case_key, kind, document_id, file_name, added_at)"
                  + " values (?,?,?,?,?,?,?)")
          .params(
              UUID.randomUUID(), cycle.id().value(), key.value(), kind.name(), paper.value(),
              view.fileName(), java.sql.Timestamp.from(clock.instant()))
          .update();
    }
  }

  List<SupportFileView> of(SupportCycleId cycle) {
    return jdbc.sql("select * from support_file where cycle_id = ? order by added_at, file_name")
        .param(cycle.value())
        .query(
            (row, number) ->
                new SupportFileView(
                    new DocumentId(row.getObject("document_id", UUID.class)),
                    new CaseKey(row.getString("case_key")), row.getString("file_name"),
                    "support.file." + row.getString("kind"), instant(row.getTimestamp("added_at"))))
        .list();
  }

  private static Instant instant(java.sql.Timestamp timestamp) {
    return timestamp.toInstant();
  }
}
