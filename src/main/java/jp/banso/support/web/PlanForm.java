package jp.banso.support.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.banso.platform.web.FieldLabel;
import jp.banso.support.MeetingForm;
import jp.banso.support.PlannedMeeting;
import org.springframework.validation.Errors;

/** 年間日程案 as typed: the meetings in their order, the advisors, a note. */
record PlanForm(
    @FieldLabel("support.meeting.title") List<PlanRow> meetings,
    @FieldLabel("support.plan.advisors") List<String> advisors,
    @FieldLabel("support.plan.note") String note) {

  /** One planned meeting as typed. */
  record PlanRow(
      @FieldLabel("support.plan.on") String plannedOn,
      @FieldLabel("support.plan.form") String form,
      @FieldLabel("support.plan.place") String place) {
    PlanRow {
      plannedOn = Typed.text(plannedOn);
      form = Typed.text(form);
      place = Typed.text(place);
    }
  }

  PlanForm {
    meetings = meetings == null ? List.of() : meetings;
    advisors = advisors == null ? List.of() : advisors;
    note = Typed.text(note);
  }

  List<PlannedMeeting> read(Errors errors) {
    Typed.limit(errors, "note", note, Typed.LONG);
    List<PlannedMeeting> read = new ArrayList<>();
    for (int index = 0; index < meetings.size(); index++) {
      PlanRow row = meetings.get(index);
      String path = "meetings[" + index + "].";
      Typed.limit(errors, path + "place", row.place(), Typed.SHORT);
      read.add(
          new PlannedMeeting(
              Typed.date(errors, path + "plannedOn", row.plannedOn()),
              Typed.choice(errors, path + "form", row.form(), MeetingForm.class), row.place()));
    }
    return read;
  }

  List<UUID> advisorIds() {
    return advisors.stream().map(Typed::id).toList();
  }
}
