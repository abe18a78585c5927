package jp.banso.applications;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.PrefectureCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose case a task is, for a whole page of tasks in one statement. */
@Service
@Transactional(readOnly = true)
public class WorkSubjects {

  /** What the work list calls a forwarded draft that awaits people; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String FORWARDED = "application-forwarded";

  private final JdbcClient jdbc;
  private final Calls calls;
  private final Extensions extensions;

  WorkSubjects(JdbcClient jdbc, Calls calls, Extensions extensions) {
    this.jdbc = jdbc;
    this.calls = calls;
    this.extensions = extensions;
  }

  /**
   * An application, itself or for one of its extensions, or a とりまとめ ({@code applicationId} is null then).
   *
   * @param revisionAsked true while a 修正のお願い of the prefecture is open
   */
  public record Subject(
      String caseKey, UUID callId, String prefectureCode, UUID applicationId, String areaName,
      String drafterOrganisation, boolean revisionAsked) {

    public String prefectureName() {
      return PrefectureCode.of(prefectureCode).name();
    }
  }

  /** The last day on which it can be submitted. */
  public LocalDate lastDay(Subject subject) {
    CallView call = calls.get(new CallId(subject.callId()));
    return subject.applicationId() == null
        ? call.terms().deadline()
        : extensions.lastDay(new ApplicationId(subject.applicationId()), call);
  }

  /** Subjects by 整理番号. */
  public Map<String, Subject> of(List<String> caseKeys) {
    return jdbc.sql(
            "select case_key, call_id, prefecture_code, id, area_name, drafter_organisation,"
                + " exists (select 1 from application_return r where r.application_id = a.id"
                + " and r.returned_by = 'PREFECTURE' and r.answered_at is null)"
                + " from application a where case_key = any(:keys)"
                + " union all select e.case_key, a.call_id, a.prefecture_code, a.id, a.area_name, a.drafter_organisation, false"
                + " from application_extension e join application a on a.id = e.application_id"
                + " where e.case_key = any(:keys)"
                + " union all select case_key, call_id, prefecture_code, null, '', '', false"
                + " from prefectural_compilation where case_key = any(:keys)")
        .param("keys", caseKeys.toArray(String[]::new))
        .query(
            (row, number) ->
                new Subject(
                    row.getString(1), row.getObject(2, UUID.class), row.getString(3),
                    row.getObject(4, UUID.class), row.getString(5), row.getString(6),
                    row.getBoolean(7)))
        .list()
        .stream()
        .collect(Collectors.toMap(Subject::caseKey, subject -> subject));
  }
}
