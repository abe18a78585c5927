package jp.banso.support.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.banso.kernel.CalendarYears;
import jp.banso.platform.web.FieldLabel;
import jp.banso.support.Attendance;
import org.springframework.validation.Errors;

/** 開催と出欠 as typed. */
record HoldForm(
    @FieldLabel("support.meeting.date") String date,
    @FieldLabel("support.meeting.from") String from,
    @FieldLabel("support.meeting.to") String to,
    @FieldLabel("fragments.rows.row") List<PresenceRow> attendance,
    @FieldLabel("support.meeting.withoutMeasures") String exception) {

  /** One person as typed. */
  record PresenceRow(
      @FieldLabel("support.roster.name") String name,
      @FieldLabel("support.roster.organisation") String organisation,
      @FieldLabel("support.meeting.presence") String presence) {
    PresenceRow {
      name = Typed.text(name);
      organisation = Typed.text(organisation);
      presence = Typed.text(presence);
    }
  }

  HoldForm {
    date = Typed.text(date);
    from = Typed.text(from);
    to = Typed.text(to);
    attendance = attendance == null ? List.of() : attendance;
    exception = Typed.text(exception);
  }

  /** Why it was held without the 対応策案; only its manager is asked. */
  String exception(Errors errors) {
    Typed.limit(errors, "exception", exception, Typed.LONG);
    return exception;
  }

  Instant start(Errors errors) {
    return Typed.moment(day(errors), Typed.time(errors, "from", from));
  }

  Instant end(Errors errors) {
    LocalDate day = CalendarYears.parse(date).orElse(null);
    return Typed.moment(day, Typed.time(errors, "to", to));
  }

  private LocalDate day(Errors errors) {
    return Typed.date(errors, "date", date);
  }

  List<Attendance> present(Errors errors) {
    List<Attendance> present = new ArrayList<>();
    for (int index = 0; index < attendance.size(); index++) {
      PresenceRow row = attendance.get(index);
      if (row != null && !row.name().isBlank()) {
        String path = "attendance[" + index + "].";
        Typed.limit(errors, path + "name", row.name(), Typed.SHORT);
        Typed.limit(errors, path + "organisation", row.organisation(), Typed.SHORT);
        present.add(
            new Attendance(
                row.name(), row.organisation(),
                Typed.choice(errors, path + "presence", row.presence(), Attendance.Presence.class)));
      }
    }
    if (present.isEmpty()) {
      errors.rejectValue("attendance", "support.meeting.error.nobody");
    }
    return present;
  }

  HoldForm withRow() {
    List<PresenceRow> rows = new ArrayList<>(attendance);
    rows.add(new PresenceRow("", "", ""));
    return new HoldForm(date, from, to, rows, exception);
  }

  HoldForm withoutRow(int index) {
    List<PresenceRow> rows = new ArrayList<>(attendance);
    if (index >= 0 && index < rows.size()) {
      rows.remove(index);
    }
    return new HoldForm(date, from, to, rows, exception);
  }
}
