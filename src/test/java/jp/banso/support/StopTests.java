package jp.banso.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
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
    ROSTER_SAVED,
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
    Awaitility.await().until(() -> !fixtures.openTasks(region).isEmpty() && !fixtures.isMoving(region));
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
      if (stage != Stage.ACCEPTANCE) {
        fixtures.bean(AcceptanceService.class).accept(drafter(), region.id()).orThrow();
      }
      if (stage == Stage.ROSTER_SAVED) {
        saveRoster();
      }
      return;
    }
    region = fixtures.running();
    switch (stage) {
      case SCHEDULING -> { }
      case SCHEDULED -> fixtures.meeting(region, 1, MeetingState.SCHEDULED);
      case PREPARED -> fixtures.meeting(region, 1, MeetingState.PREPARED);
      case HELD -> fixtures.meeting(region, 1, MeetingState.HELD);
      case MINUTES -> fixtures.meeting(region, 1, MeetingState.MINUTES_SENT);
      case MEASURES -> fixtures.close(region, 1);
      case DISPATCHES_AND_QUESTIONS -> {
        dispatches();
        questions();
      }
      default -> reachTheEnd(stage);
    }
  }

  private void reachTheEnd(Stage stage) {
    fixtures.closeThreeMeetings(region);
    if (stage == Stage.FOURTH_MEETING) {
      return;
    }
    fixtures.awaitReport(region);
    if (stage == Stage.REPORT_JUDGEMENT) {
      fixtures.submitReport(region);
    }
  }

  /** As far as it is known: one has no address yet, another one that no mail can be sent to. */
  private void saveRoster() {
    fixtures.bean(RosterService.class)
        .save(drafter(), region.id(),
            List.of(member(0, ""), member(1, "a@例.jp"), SupportFixtures.members(3).get(2)),
            fixtures.version(region))
        .orThrow();
  }

  private static Member member(int place, String mail) {
    return new Member("構成員" + place, "団体" + place, "", "", "", mail, Set.of(), false);
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
