package jp.banso.applications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.InternalDays;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 締切からの日程: where the prefectures stand against their 庁内期限, for secretariat and ministry. */
@Service
@Transactional(readOnly = true)
public class ScheduleQueries {

  private static final String[] SUBMITTED =
      Stream.of(ApplicationState.values())
          .filter(ApplicationState::standsSubmitted)
          .map(ApplicationState::name)
          .toArray(String[]::new);

  private final Calls calls;
  private final BusinessCalendar calendar;
  private final JdbcClient jdbc;
  private final Clock clock;

  ScheduleQueries(Calls calls, BusinessCalendar calendar, JdbcClient jdbc, Clock clock) {
    this.calls = calls;
    this.calendar = calendar;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The call with its prefectures that have an application, those first whose time is shortest.
   *
   * @param deadlineLeft business days to the deadline, negative once it has passed
   */
  public record Schedule(CallView call, int deadlineLeft, List<PrefectureProgress> prefectures) {}

  /** The schedule: three statements, however many applications there are. */
  public Schedule of(Viewer viewer, CallId id) {
    CallView call = calls.get(id);
    if (viewer.programme() != call.programme()) {
      throw new NotFound("call " + id.value());
    }
    if (!viewer.isSecretariatOf(call.programme()) && !viewer.isMinistryOf(call.programme())) {
      throw new Forbidden(viewer.role() + " sees no other prefecture");
    }
    LocalDate today = LocalDate.now(clock);
    Map<PrefectureCode, InternalDays> own = calls.ownDays(id);
    InternalDays proposed = InternalDays.proposed(call.terms());
    List<PrefectureProgress> prefectures =
        jdbc.sql(
                "select prefecture_code, count(*) filter (where state = 'DRAFT') drafts,"
                    + " count(*) filter (where state = 'PREFECTURE_REVIEW') reviewing,"
                    + " count(*) filter (where state = 'COMPILED') compiled,"
                    + " count(*) filter (where state = any(:submitted)) submitted,"
                    + " count(*) filter (where state = 'UNSUBMITTED' and not " + Corrections.STANDS + ") lapsed,"
                    + " count(*) filter (where state in ('DRAFT','PREFECTURE_REVIEW','COMPILED') and exists (select 1"
                    + " from application_extension e where e.application_id = a.id and e.state = 'AGREED'"
                    + " and coalesce(e.ends_at, (e.until_day + 1)::timestamp at time zone 'Asia/Tokyo') > :end)) extended"
                    + " from application a where call_id = :call group by prefecture_code order by prefecture_code")
            .param("call", id.value())
            .param("submitted", SUBMITTED)
            .param("end", Timestamp.from(call.deadlineEnd()))
            .query(
                (row, number) -> {
                  PrefectureCode prefecture = PrefectureCode.of(row.getString("prefecture_code"));
                  InternalDays days = own.getOrDefault(prefecture, proposed);
                  int drafts = row.getInt("drafts");
                  int held = row.getInt("reviewing") + row.getInt("compiled");
                  return new PrefectureProgress(
                      prefecture, drafts, row.getInt("reviewing"), row.getInt("compiled"), row.getInt("submitted"),
                      row.getInt("lapsed"), row.getInt("extended"), days,
                      drafts == 0 ? null : calendar.businessDaysBetween(today, days.regionDueOn()),
                      drafts + held == 0 ? null : calendar.businessDaysBetween(today, days.prefectureDueOn()));
                })
            .list()
            .stream()
            .sorted(Comparator.comparingInt(PrefectureProgress::tightest))
            .toList();
    return new Schedule(call, calendar.businessDaysBetween(today, call.terms().deadline()), prefectures);
  }
}
