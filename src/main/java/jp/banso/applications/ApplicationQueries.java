package jp.banso.applications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.InternalDays;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.database.SearchText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists and counts of applications, narrowed in SQL to what the viewer may know of. */
@Service
@Transactional(readOnly = true)
public class ApplicationQueries {

  /** What is searched, as the index {@code application_words} has it. */
  static final String WORDS =
      "a.case_key || ' ' || left(a.drafter_organisation, 200) || ' ' || left(a.area_name, 200)"
          + " || ' ' || left(coalesce(a.kept_area_name, ''), 200)";

  private final JdbcClient jdbc;
  private final Calls calls;
  private final CaseNumbers numbers;
  private final BusinessCalendar calendar;

  ApplicationQueries(JdbcClient jdbc, Calls calls, CaseNumbers numbers, BusinessCalendar calendar) {
    this.calendar = calendar;
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.calls = calls;
  }

  /** A page by 整理番号, beginning after {@code after} (null for the first). */
  public List<ApplicationLine> page(
      Viewer viewer, ApplicationFilter filter, String after, int size) {
    Place place = after == null ? null : new Place(after, after);
    return page(viewer, filter, ApplicationColumn.NUMBER, false, place, size);
  }

  /** A page by any column. */
  public List<ApplicationLine> page(
      Viewer viewer, ApplicationFilter filter, ApplicationColumn column, boolean descending,
      Place after, int size) {
    ListOrder order = column.order(descending);
    return lines(viewer, filter, where(viewer, filter) + order.after(after), order, after, size);
  }

  /**
   * Applications under way whose step lies with somebody else, the longest waiting first. What an
   * applicant learns is the stage, never which step of a selection it is.
   */
  public List<ApplicationLine> elsewhere(Viewer viewer, int size) {
    String further = viewer.role() == RoleKind.PREFECTURE ? " and not (a.state = 'DRAFT' and a.awaits_people)" : "";
    return inStates(viewer, LiesWith.others(viewer.role()), further, ApplicationColumn.CHANGED.order(false), size);
  }

  /**
   * A region's own applications that nobody has to act on any more, and what came of them, the latest first. Nothing came of
   * a 訂正 that was not sent: what it was to correct says it.
   */
  public List<ApplicationLine> settled(Viewer viewer, int size) {
    Set<ApplicationState> settled =
        viewer.role() == RoleKind.REGION ? LiesWith.nobody() : EnumSet.noneOf(ApplicationState.class);
    return inStates(
        viewer, settled, " and not (a.state = 'UNSUBMITTED' and " + Corrections.STANDS + ")",
        ApplicationColumn.CHANGED.order(true), size);
  }

  /** 未提出 of the call that had a later deadline of their own: a mail that came within it may replace one of them. */
  public List<ApplicationLine> unsubmittedExtended(Viewer viewer, CallId call, int size) {
    ApplicationFilter ofCall = new ApplicationFilter(call.value(), null, null, null);
    return lines(
        viewer, ofCall, where(viewer, ofCall) + " and a.state = 'UNSUBMITTED' and e.id is not null",
        ApplicationColumn.NUMBER.order(false), null, size);
  }

  /** The chosen of those, whatever else was asked for. */
  List<ApplicationLine> chosen(Viewer viewer, ApplicationFilter filter, List<UUID> chosen) {
    if (chosen.isEmpty()) {
      return List.of();
    }
    String ids = chosen.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
    return lines(
        viewer, filter, where(viewer, filter) + " and a.id in (" + ids + ")", ApplicationColumn.NUMBER.order(false),
        null, chosen.size());
  }

  private List<ApplicationLine> inStates(
      Viewer viewer, Set<ApplicationState> states, String further, ListOrder order, int size) {
    if (states.isEmpty()) {
      return List.of();
    }
    ApplicationFilter all = new ApplicationFilter(null, null, null, null);
    return lines(
        viewer, all, where(viewer, all) + " and a.state in (" + quoted(states) + ")" + further, order, null, size);
  }

  private static String quoted(Set<ApplicationState> states) {
    return states.stream().map(state -> "'" + state + "'").collect(Collectors.joining(","));
  }

  private List<ApplicationLine> lines(
      Viewer viewer, ApplicationFilter filter, String where, ListOrder order, Place after, int size) {
    String text = ApplicationScope.textCondition(viewer);
    StatementSpec statement =
        bound(
            jdbc.sql(
                "select a.id, a.case_key, a.call_id, a.prefecture_code,"
                    + " case when " + text + " then " + ApplicationScope.areaName(viewer) + " end area_name,"
                    + " a.drafter_organisation, a.state, a.transcript_state, a.received_at, a.started_at, a.changed_at,"
                    + " a.handed_over_at, a.compiled_at, a.forwarded_blank, a.shown_to_prefecture, a.awaits_people,"
                    + " e.until_day, e.ends_at, " + Standing.SELECTED
                    + ", " + Corrections.BESIDE + " correction,"
                    + " older.older_key, older.older_name, " + order.selected()
                    + " from application a left join application_extension e on e.application_id = a.id"
                    + " and e.state = 'AGREED' left join (" + older(viewer) + ") older on older.older_id = a.replaces_id"
                    + " where " + where + order.orderBy() + " limit :size"),
            viewer, filter);
    Map<CallId, Map<PrefectureCode, InternalDays>> days = new HashMap<>();
    return ListOrder.bind(statement, after).param("size", size).query(
            (row, number) -> {
              ApplicationState state = ApplicationState.valueOf(row.getString("state"));
              Timestamp received = row.getTimestamp("received_at");
              CallView call = calls.get(new CallId(row.getObject("call_id", UUID.class)));
              PrefectureCode prefecture = PrefectureCode.of(row.getString("prefecture_code"));
              LocalDate extendedTo = state.isBeforeSubmission() ? extendedTo(row, call) : null;
              Standing standing =
                  Standing.of(
                      row, viewer.role(), state, call,
                      days.computeIfAbsent(call.id(), calls::ownDays)
                          .getOrDefault(prefecture, InternalDays.proposed(call.terms())),
                      extendedTo, calendar);
              boolean correction = row.getBoolean("correction");
              boolean disclosed = call.terms().reserveDisclosed();
              return new ApplicationLine(
                  row.getObject("id", UUID.class), new CaseKey(row.getString("case_key")),
                  prefecture,
                  correction
                      ? named(row.getString("area_name"), row.getString("older_name"))
                      : row.getString("area_name"),
                  row.getString("drafter_organisation"),
                  StateWords.key(
                      viewer.role(), state, disclosed,
                      state == ApplicationState.UNSUBMITTED && correction,
                      state == ApplicationState.DRAFT && row.getBoolean("forwarded_blank")),
                  LiesWith.messageKey(state, row.getBoolean("shown_to_prefecture")),
                  standing.holder(), standing.since(), standing.nextOn(), ApplicationStage.of(state),
                  received == null ? null : received.toInstant(),
                  row.getTimestamp("started_at").toInstant(),
                  row.getTimestamp("changed_at").toInstant(),
                  state == ApplicationState.COMPILED
                      || (state == ApplicationState.UNSUBMITTED
                          && row.getTimestamp("compiled_at") != null),
                  extendedTo,
                  correction && row.getString("older_key") != null ? new CaseKey(row.getString("older_key")) : null,
                  received != null && row.getString("older_key") != null
                      ? new CaseKey(row.getString("older_key"))
                      : null,
                  row.getString("transcript_state") == null
                      ? null
                      : TranscriptState.valueOf(row.getString("transcript_state")),
                  new Place(row.getString("sort_value"), row.getString("case_key")));
            })
        .list();
  }

  /** What a 訂正 is to correct, as far as the viewer may know of it. */
  private static String older(Viewer viewer) {
    return "select a.id older_id, a.case_key older_key,"
        + " case when " + ApplicationScope.textCondition(viewer) + " then " + ApplicationScope.areaName(viewer)
        + " end older_name from application a where " + ApplicationScope.condition(viewer);
  }

  private static String named(String own, String older) {
    return own == null || own.isEmpty() ? older : own;
  }

  private static LocalDate extendedTo(ResultSet row, CallView call) throws SQLException {
    LocalDate until = row.getObject("until_day", LocalDate.class);
    if (until == null) {
      return null;
    }
    Timestamp told = row.getTimestamp("ends_at");
    Instant end = Extensions.own(until, told == null ? null : told.toInstant(), call);
    return end.isAfter(call.deadlineEnd()) ? until : null;
  }

  public ListCount count(Viewer viewer, ApplicationFilter filter) {
    return ListCount.of(
        bound(
            jdbc.sql(ListCount.sql("application a where " + where(viewer, filter))),
            viewer, filter));
  }

  private static String where(Viewer viewer, ApplicationFilter filter) {
    StringBuilder where = new StringBuilder(ApplicationScope.condition(viewer));
    if (filter.callId() != null) {
      where.append(" and a.call_id = :call");
    }
    if (filter.stage() != null) {
      where.append(" and a.state = any(:states)");
    }
    if (filter.tab() != null) {
      where.append(" and a.state = any(:tabStates)");
    }
    if (filter.holder() != null) {
      where.append(" and ").append(filter.holder().condition());
    }
    if (filter.from() != null) {
      where.append(" and coalesce(a.changed_at, 'infinity') >= :changedFrom");
    }
    if (filter.until() != null) {
      where.append(" and coalesce(a.changed_at, 'infinity') < :changedBefore");
    }
    if (filter.prefecture() != null) {
      where.append(" and a.prefecture_code = :wantedPrefecture");
    }
    if (hasText(filter)) {
      where.append(" and a.id in (").append(ofForms(viewer)).append(" union all ").append(ofNames(viewer)).append(")");
    }
    return where.toString();
  }

  /** Found by the index first, whoever reads it; what the viewer reads of it is judged then. */
  private static String ofForms(Viewer viewer) {
    return "select t.application_id from application_text t join application a on a.id = t.application_id where ("
        + ApplicationScope.searchedTexts(viewer).stream()
            .map(text -> SearchText.mayBeInFolded(text, "text"))
            .collect(Collectors.joining(" or "))
        + ") and " + ApplicationScope.condition(viewer) + " and " + ApplicationScope.textCondition(viewer)
        + " and " + SearchText.inFolded(ApplicationScope.searchedText(viewer), "text");
  }

  private static String ofNames(Viewer viewer) {
    return "select a.id from application a where (" + SearchText.mayBeIn(WORDS, "text") + " or "
        + SearchText.mayBeIn(WORDS, "number") + ") and " + ApplicationScope.condition(viewer)
        + " and (position(:number in a.case_key) > 0 or " + SearchText.in("a.drafter_organisation", "text")
        + " or (" + ApplicationScope.textCondition(viewer) + " and "
        + SearchText.in(ApplicationScope.areaName(viewer), "text") + "))";
  }

  private StatementSpec bound(
      StatementSpec statement, Viewer viewer, ApplicationFilter filter) {
    StatementSpec bound =
        statement
            .param("programme", viewer.programme().code())
            .param("prefecture", viewer.prefecture().map(PrefectureCode::value).orElse(""))
            .param("keys", ApplicationScope.ownKeys(viewer).toArray(String[]::new))
            .param("call", filter.callId())
            .param(
                "states",
                filter.stage() == null
                    ? new String[0]
                    : filter.stage().stateNames().toArray(String[]::new))
            .param(
                "tabStates",
                filter.tab() == null ? new String[0] : filter.tab().stateNames().toArray(String[]::new))
            .param(
                "holderStates",
                filter.holder() == null ? new String[0] : filter.holder().stateNames().toArray(String[]::new))
            .param("changedFrom", filter.from() == null ? null : Timestamp.from(JapanTime.instantOf(filter.from().atStartOfDay())))
            .param(
                "changedBefore",
                filter.until() == null ? null : Timestamp.from(JapanTime.instantOf(filter.until().plusDays(1).atStartOfDay())))
            .param(
                "wantedPrefecture",
                filter.prefecture() == null ? "" : filter.prefecture().value());
    return hasText(filter)
        ? bound
            .param("text", filter.text().strip())
            .param("number", numbers.asKey(filter.text()))
        : bound;
  }

  private static boolean hasText(ApplicationFilter filter) {
    return filter.text() != null && !filter.text().isBlank();
  }
}
