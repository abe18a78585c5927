package jp.banso.inquiries;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.banso.consultation.DeskId;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 即答: answers that one clerk gave alone, each as it was given. */
@Repository
class AtOnceAnswers {

  private final JdbcClient jdbc;

  AtOnceAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who gave an answer. */
  record Given(UUID id, UUID clerk) {}

  void add(Inquiry inquiry, UUID by, Instant at) {
    InquiryView view = inquiry.view();
    jdbc.sql(
            "insert into at_once_answer (id, inquiry_id, programme, answered_by, answered_at, answer, sources,"
                + " round) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            UUID.randomUUID(), inquiry.id(), inquiry.programme().name(), by, Timestamp.from(at), view.answer(),
            view.sources(), inquiry.reopened())
        .update();
  }

  /**
   * Those of a month, in the order that counts.
   *
   * @param terms under which their inquiries came
   */
  List<Given> of(ProgrammeCode programme, YearMonth month, Set<DeskId> terms) {
    return jdbc.sql(
            "select a.id, a.answered_by from at_once_answer a join inquiry i on i.id = a.inquiry_id"
                + " where a.programme = :programme and a.answered_at >= :from and a.answered_at < :to"
                + " and i.desk_id = any(:terms) order by a.answered_at, a.id")
        .param("programme", programme.name())
        .param("from", start(month))
        .param("to", start(month.plusMonths(1)))
        .param("terms", terms.stream().map(DeskId::value).toArray(UUID[]::new))
        .query((row, number) -> new Given(row.getObject("id", UUID.class), row.getObject("answered_by", UUID.class)))
        .list();
  }

  private static Timestamp start(YearMonth month) {
    return Timestamp.from(JapanTime.instantOf(month.atDay(1).atStartOfDay()));
  }
}
