package jp.banso.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationFacts.YesNoUnknown;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.calls.CallId;
import jp.banso.forms.Answers;
import jp.banso.forms.FormRef;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("支援と会議の状態")
class MeetingTest {

  private static final Instant NOW = Instant.parse("2025-11-11T05:00:00Z");
  private final SupportCycle cycle = cycle();

  @Test
  @DisplayName("必要な対応策案が無ければ開催を記録できず、理由があれば残して記録できる")
  void aMeetingThatLacksMeasuresNeedsAReason() {
    Meeting second = scheduled(2);
    assertThat(hold(second, true, "").isDone()).isFalse();
    assertThat(second.state()).isEqualTo(MeetingState.SCHEDULED);
    assertThat(hold(second, true, "降雪の前に開いた").isDone()).isTrue();
    assertThat(second.state()).isEqualTo(MeetingState.HELD);
    assertThat(second.view().withoutMeasuresReason()).isEqualTo("降雪の前に開いた");
    assertThatThrownBy(() -> hold(second, false, "")).isInstanceOf(AlreadyDone.class);
  }

  @Test
  @DisplayName("対応策案が要らないか、提出されていれば、理由は残らない")
  void anUnneededExceptionIsNotKept() {
    Meeting first = scheduled(1);
    hold(first, false, "余分な理由").orThrow();
    assertThat(first.view().withoutMeasuresReason()).isNull();
  }

  @Test
  @DisplayName("延期しても回数の番号は変わらない")
  void aPostponedMeetingKeepsItsNumber() {
    Meeting meeting = prepared(2);
    meeting.postpone("降雪");
    assertThat(meeting.view().number()).isEqualTo(2);
    assertThat(meeting.view().postponements()).isEqualTo(1);
    assertThat(meeting.state()).isEqualTo(MeetingState.TO_SCHEDULE);
    assertThatThrownBy(() -> meeting.postpone("もう一度")).isInstanceOf(AlreadyDone.class);
  }

  @Test
  @DisplayName("返事が無ければ了承とし、言葉での了承と区別する")
  void silenceIsToldFromAgreement() {
    Meeting silent = minutesSent();
    silent.settle(NOW);
    assertThat(silent.view().agreedInWords()).isFalse();
    Meeting agreed = minutesSent();
    agreed.agreeMinutes();
    agreed.settle(NOW);
    assertThat(agreed.view().agreedInWords()).isTrue();
    assertThatThrownBy(agreed::agreeMinutes).isInstanceOf(AlreadyDone.class);
  }

  @Test
  @DisplayName("第4回は、まとまらなかったと記録したときだけ開く")
  void theFourthMeetingOpensOnlyWhenUnsettled() {
    cycle.accept(NOW);
    cycle.openMeeting(1, false);
    cycle.openMeeting(2, false);
    cycle.openMeeting(3, false);
    assertThatThrownBy(() -> cycle.openMeeting(4, true)).isInstanceOf(AlreadyDone.class);
    cycle.judgeReserve(false, "残りあり", NOW);
    cycle.openMeeting(4, true);
    assertThatThrownBy(() -> cycle.judgeReserve(true, "やはり", NOW)).isInstanceOf(AlreadyDone.class);
    cycle.reserveClosed();
    assertThat(cycle.state()).isEqualTo(SupportState.REPORTING);
  }

  @Test
  @DisplayName("まとまったら第4回は開かず、報告に進む")
  void aSettledPlanNeedsNoFourthMeeting() {
    cycle.accept(NOW);
    cycle.openMeeting(1, false);
    cycle.judgeReserve(true, "まとまった", NOW);
    assertThat(cycle.state()).isEqualTo(SupportState.REPORTING);
    assertThatThrownBy(() -> cycle.openMeeting(4, true)).isInstanceOf(AlreadyDone.class);
    cycle.complete(NOW);
    assertThatThrownBy(() -> cycle.stop("遅い", NOW)).isInstanceOf(AlreadyDone.class);
  }

  @Test
  @DisplayName("回答は一度だけで、期限を過ぎても受け付ける")
  void isAnsweredOnce() {
    cycle.accept(NOW.plusSeconds(86_400 * 60L));
    assertThatThrownBy(() -> cycle.decline("やはり", NOW)).isInstanceOf(AlreadyDone.class);
    assertThatThrownBy(() -> cycle.accept(NOW)).isInstanceOf(AlreadyDone.class);
  }

  private Meeting minutesSent() {
    Meeting meeting = prepared(1);
    hold(meeting, false, "").orThrow();
    meeting.sendMinutes("要旨", "決定", "", NOW.plusSeconds(600));
    return meeting;
  }

  private static Outcome<Void> hold(Meeting meeting, boolean lacksMeasures, String exception) {
    return meeting.hold(NOW, NOW.plusSeconds(60), List.of(), lacksMeasures, exception);
  }

  private Meeting prepared(int number) {
    Meeting meeting = scheduled(number);
    meeting.prepare("次第");
    return meeting;
  }

  private Meeting scheduled(int number) {
    Meeting meeting = Meeting.open(cycle, number);
    meeting.schedule(
        new MeetingSchedule(NOW, NOW.plusSeconds(7200), MeetingForm.ONLINE, "", "https://m.example.jp", LocalDate.of(2025, 11, 10), "次第"));
    return meeting;
  }

  private static SupportCycle cycle() {
    return SupportCycle.start(
        new ApplicationFacts(
            new ApplicationId(UUID.randomUUID()), new CaseKey("R7-BANSO-05-001"), new CallId(UUID.randomUUID()),
            ProgrammeCode.BANSO, PrefectureCode.of("05"), "大仙・仙北", ApplicationState.SELECTED, "R7-伴走-05-001",
            NOW, "代表者", "rep@example.jp", UUID.randomUUID(), "drafter@example.jp", "desk@example.jp", new FormRef("form", 1), Answers.empty(), YesNoUnknown.YES,
            YesNoUnknown.YES, YesNoUnknown.YES, List.of(Set.of())),
        false, NOW, LocalDate.of(2026, 2, 28), NOW);
  }
}
