package jp.banso.applications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallView;
import jp.banso.calls.InternalDays;

/**
 * Where an application stands: in whose hands, since when, and the next day on which something is due of it.
 *
 * @param holder null if it is in nobody's
 * @param since null if it is in nobody's
 * @param nextOn null for none
 */
record Standing(ApplicationHolder holder, Instant since, LocalDate nextOn) {

  /** What is asked of {@code application a} for it, besides its own columns. */
  static final String SELECTED =
      "(select max(q.asked_at) from application_return q where q.application_id = a.id"
          + " and q.returned_by = case when a.state = 'CORRECTING' then 'SECRETARIAT' else 'PREFECTURE' end) asked_at,"
          + " (select max(q.due_on) from application_return q where q.application_id = a.id and q.answered_at is null"
          + " and q.returned_by = case when a.state = 'CORRECTING' then 'SECRETARIAT' else 'PREFECTURE' end) asked_for";

  /**
   * Reads it of a row with {@link #SELECTED} and {@code awaits_people}.
   *
   * @param days of the application's prefecture
   * @param extendedTo its own last day, null if that of the call counts
   */
  static Standing of(
      ResultSet row, ApplicationState state, CallView call, InternalDays days, LocalDate extendedTo,
      BusinessCalendar calendar)
      throws SQLException {
    ApplicationHolder holder = ApplicationHolder.of(state, row.getBoolean("awaits_people"));
    return holder == null
        ? new Standing(null, null, null)
        : new Standing(holder, since(row, state), nextOn(row, state, call, days, extendedTo, calendar));
  }

  /** Back to its region with the last 修正のお願い. */
  private static Instant since(ResultSet row, ApplicationState state) throws SQLException {
    Instant asked = at(row, "asked_at");
    return switch (state) {
      case DRAFT -> {
        Instant started = at(row, "started_at");
        yield asked != null && asked.isAfter(started) ? asked : started;
      }
      case PREFECTURE_REVIEW -> at(row, "handed_over_at");
      case COMPILED -> at(row, "compiled_at");
      case CORRECTING -> asked == null ? at(row, "received_at") : asked;
      default -> at(row, "received_at");
    };
  }

  /** The day that was asked for, else the prefecture's own days, else the deadline; then when results are to be told. */
  private static LocalDate nextOn(
      ResultSet row, ApplicationState state, CallView call, InternalDays days, LocalDate extendedTo,
      BusinessCalendar calendar)
      throws SQLException {
    LocalDate asked = row.getObject("asked_for", LocalDate.class);
    LocalDate last = extendedTo == null ? call.terms().deadline() : extendedTo;
    CaseDays own = CaseDays.of(call.terms(), days, last, calendar);
    return switch (state) {
      case DRAFT -> asked == null ? own.regionDueOn() : asked;
      case PREFECTURE_REVIEW -> own.prefectureDueOn();
      case COMPILED -> own.deadline();
      case CORRECTING -> asked;
      default -> call.terms().resultDueOn();
    };
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
