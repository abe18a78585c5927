package jp.banso.support.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.ColumnView;
import jp.banso.platform.web.OptionView;
import jp.banso.support.AssignedAdvisor;
import jp.banso.support.Attendance;
import jp.banso.support.CycleView;
import jp.banso.support.MeetingService;
import jp.banso.support.MeetingState;
import jp.banso.support.MeetingView;
import jp.banso.support.PlannedMeeting;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportDesk;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together the page of one meeting; a form that came back with errors is left as it is. */
@Component
class MeetingModel {

  static final String AGREE = "AGREE";
  static final String CORRECT = "CORRECT";

  private final SupportDesk desk;
  private final MeetingService meetings;
  private final SupportPages pages;
  private final CaseHistory history;

  MeetingModel(
      SupportDesk desk, MeetingService meetings, SupportPages pages, CaseHistory history) {
    this.desk = desk;
    this.meetings = meetings;
    this.pages = pages;
    this.history = history;
  }

  boolean proxyMissing(Model model, Viewer viewer, UUID id) {
    return pages.proxyMissing(model, viewer, desk.cycle(viewer, new SupportCycleId(id)));
  }

  void fill(Model model, Viewer viewer, UUID id, int number) {
    SupportCycleId key = new SupportCycleId(id);
    MeetingView meeting = desk.meeting(viewer, key, number);
    CycleView cycle = pages.fillMeeting(model, viewer, key, number);
    model.addAttribute("meeting", meeting);
    model.addAttribute("forms", pages.forms());
    model.addAttribute("history", history.of(viewer, meeting.key()));
    model.addAttribute(
        "papers",
        desk.files(viewer, key).stream().filter(file -> file.key().equals(meeting.key())).toList());
    OptionView correct = pages.option(CORRECT, "support.minutes.correct");
    model.addAttribute(
        "minutesAnswers",
        viewer.role() == RoleKind.ADVISOR
            ? List.of(correct)
            : List.of(pages.option(AGREE, "support.minutes.agree"), correct));
    model.addAttribute(
        "attendanceColumns",
        List.of(
            new ColumnView("name", pages.text("support.roster.name"), true, "medium", null),
            new ColumnView("organisation", pages.text("support.roster.organisation"), false, "long", null),
            new ColumnView(
                "presence", pages.text("support.meeting.presence"), true, "short",
                pages.options(Attendance.Presence.values(), Attendance.Presence::messageKey))));
    boolean lacksMeasures = meetings.lacksMeasures(viewer, key, number);
    model.addAttribute("lacksMeasures", lacksMeasures);
    model.addAttribute("asksException", lacksMeasures && viewer.isManagerOf(cycle.programme()));
    forms(model, viewer, cycle, meeting);
  }

  private void forms(Model model, Viewer viewer, CycleView cycle, MeetingView meeting) {
    model.addAttribute("holdsOpen", meeting.state() == MeetingState.PREPARED || model.containsAttribute("holdForm"));
    put(model, "scheduleForm", schedule(cycle, meeting));
    put(model, "postponeForm", ReasonForm.empty());
    put(model, "prepareForm", new ReasonForm(meeting.agenda()));
    put(model, "holdForm", hold(viewer, cycle, meeting));
    put(model, "minutesForm", new MinutesForm(meeting.minutes(), meeting.decisions(), meeting.homework()));
    put(model, "answerForm", ChoiceForm.empty());
  }

  private static void put(Model model, String name, Object form) {
    if (!model.containsAttribute(name)) {
      model.addAttribute(name, form);
    }
  }

  /** Proposes what the plan foresaw. */
  private static ScheduleForm schedule(CycleView cycle, MeetingView meeting) {
    List<PlannedMeeting> planned = cycle.plannedMeetings();
    if (meeting.number() > planned.size()) {
      return new ScheduleForm("", "", "", "", "", "", "", meeting.agenda());
    }
    PlannedMeeting plan = planned.get(meeting.number() - 1);
    String day = meeting.postponements() > 0 ? "" : Typed.day(plan.plannedOn());
    return new ScheduleForm(
        day, "", "", plan.form().name(), plan.place(), meeting.url(), "", meeting.agenda());
  }

  /** Proposes the date as invited, with every member and advisor to be marked. */
  private HoldForm hold(Viewer viewer, CycleView cycle, MeetingView meeting) {
    List<HoldForm.PresenceRow> rows = new ArrayList<>();
    cycle.members().forEach(member -> rows.add(new HoldForm.PresenceRow(member.name(), member.organisation(), "")));
    desk.advisors(viewer, cycle.id()).stream()
        .map(AssignedAdvisor::name)
        .distinct()
        .forEach(name -> rows.add(new HoldForm.PresenceRow(name, pages.text("support.advisor.label"), "")));
    return meeting.startsAt() == null
        ? new HoldForm("", "", "", rows, "")
        : new HoldForm(
            Typed.day(meeting.startsAt()), Typed.clock(meeting.startsAt()),
            Typed.clock(meeting.endsAt()), rows, "");
  }
}
