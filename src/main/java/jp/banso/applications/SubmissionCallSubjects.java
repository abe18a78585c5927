package jp.banso.applications;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.kernel.PrefectureCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the tasks of 提出前の電話確認 are about, for a whole page of tasks in one statement. */
@Service
@Transactional(readOnly = true)
public class SubmissionCallSubjects {

  private final JdbcClient jdbc;

  SubmissionCallSubjects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One of them.
   *
   * @param forms how many forms wait to be submitted now
   */
  public record Subject(UUID id, String caseKey, PrefectureCode prefecture, int forms) {}

  /** By the numbers of the tasks' cases. */
  public Map<String, Subject> of(List<String> caseKeys) {
    return jdbc.sql(
            "select c.id, c.case_key, c.prefecture_code, (select count(*) from application a where a.call_id = c.call_id"
                + " and a.prefecture_code = c.prefecture_code and " + SubmissionCalls.WAITS + ") forms"
                + " from submission_call c where c.case_key = any(?)")
        .param(caseKeys.toArray(String[]::new))
        .query(
            (row, number) ->
                new Subject(
                    row.getObject("id", UUID.class), row.getString("case_key"),
                    PrefectureCode.of(row.getString("prefecture_code")), row.getInt("forms")))
        .list()
        .stream()
        .collect(Collectors.toMap(Subject::caseKey, Function.identity()));
  }
}
