package jp.banso.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was published of the questions on calls; nothing of it is ever changed or taken away. */
@Repository
class AnswerRows {

  private static final String EDITIONS =
      "select q.number, a.* from call_answer a join call_question q on q.id = a.question_id";

  private final JdbcClient jdbc;

  AnswerRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By number. */
  List<PublishedAnswer> of(CallId call) {
    return jdbc.sql(
            EDITIONS + " where q.call_id = ? and q.number is not null order by q.number, a.edition desc")
        .param(call.value())
        .query(AnswerRows::read);
  }

  /** Of one question, newest first. */
  List<PublishedAnswer.Edition> editions(UUID question) {
    return jdbc.sql(EDITIONS + " where q.id = ? order by a.edition desc")
        .param(question)
        .query(AnswerRows::read)
        .stream()
        .flatMap(answer -> answer.editions().stream())
        .toList();
  }

  /** How many were published, and when the last of them was or was corrected. */
  AnswersNotice notice(CallId call) {
    return jdbc.sql(
            "select count(distinct q.id) count, max(a.published_at) latest from call_answer a"
                + " join call_question q on q.id = a.question_id where q.call_id = ? and q.number is not null")
        .param(call.value())
        .query(
            (row, number) -> {
              Timestamp latest = row.getTimestamp("latest");
              return new AnswersNotice(call, row.getInt("count"), latest == null ? null : latest.toInstant());
            })
        .single();
  }

  /** Adds what is published now to what was before. */
  void add(UUID question, AnswerDraft draft, Instant at) {
    jdbc.sql(
            "insert into call_answer (question_id, edition, question, answer, reason, published_at)"
                + " select ?, coalesce(max(edition), 0) + 1, ?, ?, ?, ? from call_answer where question_id = ?")
        .params(
            question, draft.question(), draft.answer(), draft.reason(), Timestamp.from(at), question)
        .update();
  }

  private static List<PublishedAnswer> read(ResultSet row) throws SQLException {
    Map<Integer, List<PublishedAnswer.Edition>> read = new LinkedHashMap<>();
    while (row.next()) {
      read.computeIfAbsent(row.getInt("number"), number -> new ArrayList<>())
          .add(
              new PublishedAnswer.Edition(
                  row.getInt("edition"), row.getString("question"), row.getString("answer"),
                  row.getString("reason"), row.getTimestamp("published_at").toInstant()));
    }
    return read.entrySet().stream()
        .map(entry -> new PublishedAnswer(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }
}
