package jp.banso.rehearsal.play;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.banso.composition.MemberGroup;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.PersonView;
import jp.banso.parties.Viewer;
import jp.banso.support.AcceptanceService;
import jp.banso.support.Attendance;
import jp.banso.support.CycleView;
import jp.banso.support.DispatchOffer;
import jp.banso.support.DispatchReport;
import jp.banso.support.DispatchRequest;
import jp.banso.support.DispatchService;
import jp.banso.support.FinalReportText;
import jp.banso.support.FourthMeetingService;
import jp.banso.support.Measure;
import jp.banso.support.MeasuresService;
import jp.banso.support.MeetingForm;
import jp.banso.support.MeetingSchedule;
import jp.banso.support.MeetingService;
import jp.banso.support.MeetingView;
import jp.banso.support.Member;
import jp.banso.support.PeriodDecisionService;
import jp.banso.support.PlannedMeeting;
import jp.banso.support.PlanningService;
import jp.banso.support.QuestionService;
import jp.banso.support.ReportService;
import jp.banso.support.RosterService;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportDesk;
import jp.banso.worklist.WorkLine;
import org.springframework.stereotype.Component;

/** From the answer of the selected region to the final report, which comes after the period so that its end is seen. */
@Component
@ChildOnly
class SupportScenes implements Scenes {

  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final int SECOND = 2;

  private final Stage stage;
  private final Cast cast;
  private final Timetable times;
  private final AcceptanceService acceptance;
  private final PlanningService planning;
  private final RosterService roster;
  private final MeetingService meetings;
  private final MeasuresService measures;
  private final FourthMeetingService fourth;
  private final ReportService reports;
  private final PeriodDecisionService periods;
  private final DispatchService dispatches;
  private final QuestionService questions;
  private final SupportDesk desk;
  private final Set<String> once = new HashSet<>();

  SupportScenes(
      Stage stage, Cast cast, Timetable times, AcceptanceService acceptance, PlanningService planning,
      RosterService roster, MeetingService meetings, MeasuresService measures, FourthMeetingService fourth,
      ReportService reports, PeriodDecisionService periods, DispatchService dispatches, QuestionService questions,
      SupportDesk desk) {
    this.stage = stage;
    this.cast = cast;
    this.times = times;
    this.acceptance = acceptance;
    this.planning = planning;
    this.roster = roster;
    this.meetings = meetings;
    this.measures = measures;
    this.fourth = fourth;
    this.reports = reports;
    this.periods = periods;
    this.dispatches = dispatches;
    this.questions = questions;
    this.desk = desk;
  }

  @Override
  public Map<String, Scene> scenes() {
    Scene.When tomorrow = work -> times.in(1);
    Scene.When soon = work -> times.in(2);
    Map<String, Scene> scenes = new HashMap<>();
    scenes.put(
        "UserTask_AnswerAcceptance",
        new Scene(
            work -> work.subject().contains(Applicant.A.area()) ? null : times.in(2),
            (work, region) -> stage.done(acceptance.accept(region, id(work)))));
    scenes.put(
        "UserTask_ConfirmAcceptanceByTelephone",
        new Scene(
            tomorrow,
            (work, manager) -> stage.done(acceptance.decline(cast.onTheWordOf(manager), id(work), PlayTexts.of("reason")))));
    scenes.put("UserTask_PlanSupport", new Scene(soon, this::plan));
    scenes.put("UserTask_ConfirmMembers", new Scene(work -> times.in(4), this::confirmMembers));
    scenes.put("UserTask_ScheduleMeeting", new Scene(tomorrow, this::schedule));
    scenes.put("UserTask_PrepareMeeting", new Scene(this::whenPrepared, this::prepareMeeting));
    scenes.put("UserTask_HoldMeeting", new Scene(this::whenHeld, this::hold));
    scenes.put("UserTask_WriteMinutes", new Scene(soon, this::writeMinutes));
    scenes.put(
        "UserTask_ConfirmMinutes",
        new Scene(
            work -> Scene.numberOf(work) == 1 ? null : times.in(2),
            (work, region) -> stage.done(meetings.agreeMinutes(region, id(work), Scene.numberOf(work)))));
    scenes.put("UserTask_DraftMeasures", new Scene(this::whenDrafted, this::draftMeasures));
    scenes.put(
        "UserTask_JudgeFourthMeeting",
        new Scene(tomorrow, (work, clerk) -> stage.done(fourth.judge(clerk, id(work), true, PlayTexts.of("reason")))));
    scenes.put("UserTask_SubmitFinalReport", new Scene(this::whenReported, this::report));
    scenes.put("UserTask_ConfirmFinalReport", new Scene(tomorrow, this::confirmReport));
    scenes.put("UserTask_DecidePeriodEnd", new Scene(tomorrow, this::decidePeriod));
    scenes.put("UserTask_ApproveDispatch", new Scene(tomorrow, this::askAdvisor));
    scenes.put("UserTask_ChooseNextAdvisor", new Scene(tomorrow, this::askAdvisor));
    scenes.put("UserTask_AnswerDispatch", new Scene(tomorrow, this::answerDispatch));
    scenes.put("UserTask_ReportDispatch", new Scene(this::whenDispatched, this::reportDispatch));
    scenes.put("UserTask_SortQuestion", new Scene(tomorrow, this::sortQuestion));
    scenes.put(
        "UserTask_AdviseQuestion",
        new Scene(
            soon,
            (work, advisor) -> stage.done(questions.advise(advisor, id(work), Scene.numberOf(work), PlayTexts.of("answer")))));
    scenes.put(
        "UserTask_AnswerQuestion",
        new Scene(
            tomorrow,
            (work, clerk) -> stage.done(questions.answer(clerk, id(work), Scene.numberOf(work), PlayTexts.of("answer")))));
    return scenes;
  }

  /** Spread over what is left of the period. */
  private void plan(WorkLine work, Viewer clerk) {
    CycleView cycle = desk.cycle(clerk, id(work));
    int wanted = stage.call().meetings().count();
    LocalDate from = times.today().plusDays(28);
    long days = Math.max(wanted, from.until(cycle.periodEndsOn().minusDays(7), java.time.temporal.ChronoUnit.DAYS));
    List<PlannedMeeting> planned = new ArrayList<>();
    for (int number = 0; number < wanted; number++) {
      LocalDate day = times.calendar().onOrBefore(from.plusDays(days * number / Math.max(1, wanted - 1)));
      planned.add(new PlannedMeeting(day, MeetingForm.ONLINE, ""));
    }
    PersonView advisor = planning.advisorCandidates(clerk, id(work)).get(0);
    stage.done(planning.plan(clerk, id(work), planned, List.of(advisor.id()), PlayTexts.of("reason")));
  }

  private void confirmMembers(WorkLine work, Viewer region) {
    CycleView cycle = desk.cycle(region, id(work));
    List<Member> members = new ArrayList<>();
    for (String row : MadeUpAnswers.memberRows()) {
      String[] cells = row.split(",", -1);
      int number = members.size() + 1;
      Set<MemberGroup> groups = EnumSet.noneOf(MemberGroup.class);
      Stream.of(cells[3].split(" ")).map(MemberGroup::valueOf).forEach(groups::add);
      members.add(
          new Member(
              PlayTexts.of("member", number), cells[0].replace("{prefecture}", cycle.prefecture().name()), cells[1], "",
              cells[2], "member-" + number + "@rehearsal.example.jp", groups, true));
    }
    stage.done(roster.confirm(region, id(work), members, PlayTexts.of("reason"), cycle.version()));
  }

  private void schedule(WorkLine work, Viewer clerk) {
    int number = Scene.numberOf(work);
    CycleView cycle = desk.cycle(clerk, id(work));
    LocalDate planned =
        number <= cycle.plannedMeetings().size() ? cycle.plannedMeetings().get(number - 1).plannedOn() : times.today();
    LocalDate soonest = times.calendar().onOrAfter(times.today().plusDays(21));
    LocalDate day = planned.isBefore(soonest) ? soonest : planned;
    Instant start = JapanTime.instantOf(day.atTime(14, 0));
    stage.done(
        meetings.schedule(
            clerk, id(work), number,
            new MeetingSchedule(
                start, start.plus(TWO_HOURS), MeetingForm.ONLINE, "", PlayTexts.of("url"),
                times.calendar().minusBusinessDays(day, 5), "")));
  }

  private Instant whenPrepared(WorkLine work) {
    return times.notBeforeTomorrow(
        times.at(times.calendar().minusBusinessDays(JapanTime.dateOf(startOf(work)), 4)));
  }

  /** The second meeting is put off once: the 対応策案 is late. */
  private void prepareMeeting(WorkLine work, Viewer clerk) {
    int number = Scene.numberOf(work);
    if (number == SECOND && once.add("postpone " + id(work).value())) {
      stage.done(meetings.postpone(clerk, id(work), number, PlayTexts.of("reason")));
    } else {
      stage.done(meetings.prepare(clerk, id(work), number, PlayTexts.of("text"), List.of()));
    }
  }

  private Instant whenHeld(WorkLine work) {
    return startOf(work).plus(TWO_HOURS).plus(TWO_HOURS);
  }

  private void hold(WorkLine work, Viewer clerk) {
    Instant start = startOf(work);
    int number = Scene.numberOf(work);
    List<Attendance> present =
        desk.cycle(clerk, id(work)).members().stream()
            .map(member -> new Attendance(member.name(), member.organisation(), Attendance.Presence.ONLINE))
            .toList();
    stage.done(meetings.hold(clerk, id(work), number, start, start.plus(TWO_HOURS), present, ""));
    if (number == 1) {
      askForDispatches(id(work));
    }
  }

  /** Up to the number that the call allows, and one more. */
  private void askForDispatches(SupportCycleId id) {
    int cap = stage.call().terms().dispatchCap();
    for (int number = 1; number <= cap + 1; number++) {
      stage.at(times.in(2 + number), "requestDispatch", () -> requestDispatch(id, cap));
    }
    for (int number = 1; number <= 3; number++) {
      stage.at(times.in(3 + number), "askMember", () -> ask(id));
    }
  }

  private void requestDispatch(SupportCycleId id, int cap) {
    Viewer region = regionOf(id);
    boolean refused =
        !dispatches
            .request(
                region, id,
                new DispatchRequest(
                    PlayTexts.of("text"), PlayTexts.of("text"), PlayTexts.of("text"), MeetingForm.ONLINE, PlayTexts.of("text")))
            .isDone();
    if (refused && desk.dispatches(region, id).size() < cap) {
      throw new Refused(stage.text("rehearsal.problem.dispatch"));
    }
  }

  private void ask(SupportCycleId id) {
    Viewer region = regionOf(id);
    stage.done(questions.ask(region, id, desk.cycle(region, id).members().get(0).reference(), PlayTexts.of("question")));
  }

  private void writeMinutes(WorkLine work, Viewer clerk) {
    stage.done(
        meetings.sendMinutes(
            clerk, id(work), Scene.numberOf(work), PlayTexts.of("text"), PlayTexts.of("text"), PlayTexts.of("text")));
  }

  /** Only once the meeting has been put off; until then the region is warned. */
  private Instant whenDrafted(WorkLine work) {
    return times.in(2);
  }

  private void draftMeasures(WorkLine work, Viewer region) {
    boolean postponed = once.contains("postpone " + id(work).value());
    boolean near =
        desk.meetings(region, id(work)).stream()
            .filter(meeting -> meeting.number() == SECOND && meeting.startsAt() != null)
            .anyMatch(meeting -> meeting.startsAt().isBefore(times.now().plus(Duration.ofDays(13))));
    if (postponed && near) {
      Measure measure =
          new Measure(
              PlayTexts.of("text"), PlayTexts.of("text"), PlayTexts.of("text"), PlayTexts.of("text"), PlayTexts.of("text"));
      stage.done(measures.submit(region, id(work), List.of(measure), "", null));
    } else {
      stage.add(
          new Stage.Turn(times.in(2), work.title(), work.subject(), () -> draftMeasures(work, region), 0));
    }
  }

  private Instant whenReported(WorkLine work) {
    LocalDate until = stage.call().terms().supportUntil();
    return times.notBeforeTomorrow(times.at(times.calendar().onOrAfter(extended(until).plusDays(4))));
  }

  private LocalDate extended(LocalDate until) {
    LocalDate last = FiscalYear.of(until).lastDay();
    LocalDate wished = until.plusDays(14);
    return wished.isAfter(last) ? last : wished;
  }

  private void report(WorkLine work, Viewer region) {
    stage.done(
        reports.submit(
            region, id(work),
            new FinalReportText(PlayTexts.of("text"), PlayTexts.of("text"), PlayTexts.of("text"), true), List.of()));
  }

  private void confirmReport(WorkLine work, Viewer clerk) {
    if (once.add("report " + work.link())) {
      stage.done(reports.askCorrection(clerk, id(work), PlayTexts.of("reason")));
    } else {
      stage.done(reports.accept(clerk, id(work)));
    }
  }

  private void decidePeriod(WorkLine work, Viewer manager) {
    LocalDate until = extended(stage.call().terms().supportUntil());
    if (once.add("period " + work.link()) && until.isAfter(times.today())) {
      stage.done(periods.extend(manager, id(work), until, PlayTexts.of("reason")));
    } else {
      stage.done(periods.keep(manager, id(work), PlayTexts.of("reason")));
    }
  }

  private void askAdvisor(WorkLine work, Viewer clerk) {
    int ordinal = Scene.numberOf(work);
    int asked = desk.dispatch(clerk, id(work), ordinal).askings().size();
    LocalDate day = times.calendar().onOrAfter(times.today().plusDays(14));
    Instant start = JapanTime.instantOf(day.atTime(14, 0));
    stage.done(
        dispatches.ask(
            clerk, id(work), ordinal,
            new DispatchOffer(
                cast.advisors().get((ordinal + asked) % cast.advisors().size()), start, start.plus(TWO_HOURS), MeetingForm.ONLINE,
                PlayTexts.of("url"))));
  }

  /** The first who is asked cannot. */
  private void answerDispatch(WorkLine work, Viewer advisor) {
    int ordinal = Scene.numberOf(work);
    if (ordinal == 1 && once.add("decline " + work.link())) {
      stage.done(dispatches.decline(advisor, id(work), ordinal, false, PlayTexts.of("reason")));
    } else {
      stage.done(dispatches.accept(advisor, id(work), ordinal, false, ""));
    }
  }

  private Instant whenDispatched(WorkLine work) {
    Instant start = desk.dispatch(cast.clerk(), id(work), Scene.numberOf(work)).startsAt();
    return times.at(times.calendar().plusBusinessDays(JapanTime.dateOf(start), 2));
  }

  private void reportDispatch(WorkLine work, Viewer advisor) {
    int ordinal = Scene.numberOf(work);
    stage.done(
        dispatches.report(
            advisor, id(work), ordinal,
            new DispatchReport(
                desk.dispatch(advisor, id(work), ordinal).startsAt(), PlayTexts.of("text"), PlayTexts.of("text"),
                PlayTexts.of("text"))));
  }

  /** One to the secretariat, one to an advisor, one to another desk. */
  private void sortQuestion(WorkLine work, Viewer clerk) {
    int ordinal = Scene.numberOf(work);
    stage.done(
        switch (ordinal % 3) {
          case 1 -> questions.routeToSecretariat(clerk, id(work), ordinal);
          case 2 -> questions.routeToAdvisor(clerk, id(work), ordinal, cast.advisors().get(0));
          default -> questions.outOfScope(clerk, id(work), ordinal, PlayTexts.of("answer"));
        });
  }

  private Instant startOf(WorkLine work) {
    return meeting(work).startsAt();
  }

  private MeetingView meeting(WorkLine work) {
    return desk.meeting(cast.clerk(), id(work), Scene.numberOf(work));
  }

  private Viewer regionOf(SupportCycleId id) {
    String area = desk.cycle(cast.clerk(), id).areaName();
    return Stream.of(Applicant.values())
        .filter(one -> one.area().equals(area))
        .map(cast::region)
        .findFirst()
        .orElseThrow();
  }

  private static SupportCycleId id(WorkLine work) {
    return new SupportCycleId(Scene.idOf(work));
  }
}
