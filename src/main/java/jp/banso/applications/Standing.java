package jp.banso.applications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallView;
import jp.banso.calls.InternalDays;
import jp.banso.parties.RoleKind;

/**
 * Where an application stands: in whose hands, since when, and the next day on which something is due of it.
 *
 * @param holder null if it is in nobody's
 * @param since null if it is in nobody's
 * @param nextOn null for none
 */
record Standing(ApplicationHolder holder, Instant since, LocalDate nextOn) {

  /** What is read of {@code application a} for it, besides its own columns. */
  static final String SELECTED =
      "coalesce(a.moved_at, a.changed_at) moved_at,"
          + " (select max(q.due_on) from application_return q where q.application_id = a.id and q.answered_at is null"
          + " and q.returned_by = case when a.state = 'CORRECTING' then 'SECRETARIAT' else 'PREFECTURE' end) asked_for";

  /**
   * Reads it of a row with {@link #SELECTED} and {@code awaits_people}.
   *
   * @param reader whose list it is
   * @param days of the application's prefecture
   * @param extendedTo its own last day, null if that of the call counts
   */
  static Standing of(
      ResultSet row, RoleKind reader, ApplicationState state, CallView call, InternalDays days, LocalDate extendedTo,
      BusinessCalendar calendar)
      throws SQLException {
    ApplicationHolder holder = ApplicationHolder.of(state, row.getBoolean("awaits_people"));
    return holder == null
        ? new Standing(null, null, null)
        : new Standing(
            holder, since(reader, state, at(row, "received_at"), at(row, "moved_at")),
            nextOn(row, state, call, days, extendedTo, calendar));
  }

  /**
   * When it came to who holds it; that a late one lies with the ministry is the staff's to know.
   *
   * @param receivedAt null before it was received
   */
  static Instant since(RoleKind reader, ApplicationState state, Instant receivedAt, Instant movedAt) {
    boolean staff = reader.isSecretariat() || reader == RoleKind.MINISTRY;
    return state == ApplicationState.RECEIVED_LATE && !staff ? receivedAt : movedAt;
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
