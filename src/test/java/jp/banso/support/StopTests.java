package jp.banso.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import jp.banso.BansoTest;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.support.SupportFixtures.Person;
import jp.banso.support.SupportFixtures.Region;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@BansoTest
@DisplayName("支援は、どの段階からでも中止できる")
class StopTests {

  /** Where a support waits for somebody; each is reached by the transitions before it. */
  enum Stage {
    ACCEPTANCE,
    PREPARATION,
    SCHEDULING,
    SCHEDULED,
    PREPARED,
    HELD,
    MINUTES,
    MEASURES,
    DISPATCHES_AND_QUESTIONS,
    FOURTH_MEETING,
    REPORT,
    REPORT_JUDGEMENT
  }

  @Autowired private ApplicationContext context;

  private SupportFixtures fixtures;
  private Region region;

  @BeforeEach
  void prepare() {
    fixtures = new SupportFixtures(context);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Stage.class)
  @DisplayName("中止すると終わり、対応がすべて消え、まだ出ていないお願いのメールは取り消される")
  void endsFromEveryWaitState(Stage stage) {
    reach(stage);
    Awaitility.await().until(() -> !fixtures.openTasks(region).isEmpty());
    fixtures.holdMails(region);
    fixtures.bean(StopService.class).stop(fixtures.viewer(region.manager()), region.id(), "地域の申出").orThrow();
    assertThat(fixtures.state(region)).isEqualTo(SupportState.STOPPED);
    assertThat(fixtures.openTasks(region)).isEmpty();
    assertThat(fixtures.slots(region)).isZero();
    assertThat(fixtures.heldMails(region)).doesNotContain("M20", "M22", "M23", "M25", "M27", "question-to-advisor");
    assertThat(fixtures.recipients(region.key(), "support-stopped")).isNotEmpty();
  }

  private void reach(Stage stage) {
    if (stage.compareTo(Stage.SCHEDULING) < 0) {
      region = fixtures.selected();
      if (stage == Stage.PREPARATION) {
        fixtures.bean(AcceptanceService.class).accept(drafter(), region.id()).orThrow();
      }
      return;
    }
    region = fixtures.running();
    switch (stage) {
      case SCHEDULING -> { }
      case SCHEDULED, PREPARED, HELD, MINUTES -> meeting(1, stage);
      case MEASURES -> close(1);
      case DISPATCHES_AND_QUESTIONS -> {
        dispatches();
        questions();
      }
      default -> reachTheEnd(stage);
    }
  }

  private void reachTheEnd(Stage stage) {
    close(1);
    fixtures.awaitTask(region.key(), "UserTask_DraftMeasures");
    fixtures.bean(MeasuresService.class)
        .submit(drafter(), region.id(), List.of(new Measure("課題", "対応策", "主体", "時期", "指標")), "", null)
        .orThrow();
    close(2);
    close(3);
    fixtures.awaitTask(region.key(), "UserTask_JudgeFourthMeeting");
    if (stage == Stage.FOURTH_MEETING) {
      return;
    }
    fixtures.bean(FourthMeetingService.class).judge(clerk(), region.id(), true, "まとまった").orThrow();
    fixtures.awaitTask(region.key(), "UserTask_SubmitFinalReport");
    if (stage == Stage.REPORT_JUDGEMENT) {
      fixtures.bean(ReportService.class)
          .submit(drafter(), region.id(), new FinalReportText("成果", "課題", "道筋", true), List.of())
          .orThrow();
    }
  }

  private void close(int number) {
    fixtures.awaitTask(region.key() + "-M" + number, "UserTask_ScheduleMeeting");
    meeting(number, Stage.MINUTES);
    fixtures.bean(MeetingService.class).agreeMinutes(drafter(), region.id(), number).orThrow();
    Awaitility.await().until(() -> fixtures.tasks(region.key() + "-M" + number).isEmpty());
  }

  private void meeting(int number, Stage until) {
    MeetingService meetings = fixtures.bean(MeetingService.class);
    Instant start = fixtures.today().minusDays(1).atTime(14, 0).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
    Instant end = start.plus(Duration.ofHours(2));
    meetings.schedule(clerk(), region.id(), number,
            new MeetingSchedule(start, end, MeetingForm.ONLINE, "", "https://meeting.example.jp/", fixtures.today().minusDays(2), ""))
        .orThrow();
    if (until == Stage.SCHEDULED) {
      return;
    }
    meetings.prepare(clerk(), region.id(), number, "次第", List.of()).orThrow();
    if (until == Stage.PREPARED) {
      return;
    }
    meetings.hold(clerk(), region.id(), number, start, end,
            List.of(new Attendance("構成員0", "団体0", Attendance.Presence.ONLINE)))
        .orThrow();
    if (until == Stage.MINUTES) {
      meetings.sendMinutes(clerk(), region.id(), number, "要旨", "決定", "").orThrow();
    }
  }

  /** One requested, one offered, one taken on. */
  private void dispatches() {
    DispatchService dispatches = fixtures.bean(DispatchService.class);
    Instant visit = fixtures.today().plusDays(30).atTime(13, 0).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
    for (int ordinal = 1; ordinal <= 3; ordinal++) {
      dispatches.request(drafter(), region.id(), new DispatchRequest("目的", "論点", "希望", MeetingForm.ONLINE, "5名")).orThrow();
      if (ordinal > 1) {
        Person advisor = fixtures.person(RoleKind.ADVISOR, null);
        dispatches.ask(clerk(), region.id(), ordinal,
                new DispatchOffer(advisor.id(), visit, visit.plus(Duration.ofHours(2)), MeetingForm.ONLINE, "場所"))
            .orThrow();
        if (ordinal == 3) {
          dispatches.accept(fixtures.viewer(advisor), region.id(), ordinal, false, "").orThrow();
        }
      }
    }
  }

  /** One to be sorted, one with an advisor, one to be answered. */
  private void questions() {
    QuestionService questions = fixtures.bean(QuestionService.class);
    for (int ordinal = 1; ordinal <= 3; ordinal++) {
      questions.ask(drafter(), region.id(), SupportFixtures.member(2), "質問").orThrow();
    }
    questions.routeToAdvisor(clerk(), region.id(), 2, fixtures.person(RoleKind.ADVISOR, null).id()).orThrow();
    questions.routeToSecretariat(clerk(), region.id(), 3).orThrow();
  }

  private Viewer drafter() {
    return fixtures.viewer(region.drafter());
  }

  private Viewer clerk() {
    return fixtures.viewer(region.clerk());
  }
}
