package jp.banso.applications;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.kernel.PrefectureCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose case a task is, for a whole page of tasks in one statement. */
@Service
@Transactional(readOnly = true)
public class WorkSubjects {

  private final JdbcClient jdbc;

  WorkSubjects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An application, or a とりまとめ ({@code applicationId} is null then). */
  public record Subject(
      String caseKey, UUID callId, String prefectureCode, UUID applicationId, String areaName,
      String drafterOrganisation) {

    public String prefectureName() {
      return PrefectureCode.of(prefectureCode).name();
    }
  }

  /** Subjects by 整理番号. */
  public Map<String, Subject> of(List<String> caseKeys) {
    return jdbc.sql(
            "select case_key, call_id, prefecture_code, id, area_name, drafter_organisation"
                + " from application where case_key = any(:keys)"
                + " union all select case_key, call_id, prefecture_code, null, '', ''"
                + " from prefectural_compilation where case_key = any(:keys)")
        .param("keys", caseKeys.toArray(String[]::new))
        .query(
            (row, number) ->
                new Subject(
                    row.getString(1), row.getObject(2, UUID.class), row.getString(3),
                    row.getObject(4, UUID.class), row.getString(5), row.getString(6)))
        .list()
        .stream()
        .collect(Collectors.toMap(Subject::caseKey, subject -> subject));
  }
}
