package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.TimeZone;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.WrittenApplications;
import jp.banso.calls.Calls.ReceiptJudgement;
import jp.banso.calls.MailTerms.NoticeForwarding;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.util.ReflectionTestUtils;

@DisplayName("公募")
class CallTest {

  private static final Instant BEFORE = Instant.parse("2025-06-25T00:00:00Z");
  private static final Instant END = Instant.parse("2025-07-31T15:00:00Z");
  private static final UUID MANAGER = UUID.randomUUID();

  /** As it comes from the data of the year. */
  private static Call prepared(CallTerms terms) {
    Call call = new Call();
    ReflectionTestUtils.setField(call, "id", UUID.randomUUID());
    ReflectionTestUtils.setField(call, "caseKey", "R7-BANSO");
    ReflectionTestUtils.setField(call, "programme", ProgrammeCode.BANSO);
    ReflectionTestUtils.setField(call, "fiscalYear", 2025);
    ReflectionTestUtils.setField(call, "state", CallState.PREPARED);
    ReflectionTestUtils.setField(call, "projectTitle", "令和7年度の事業");
    ReflectionTestUtils.setField(call, "formKey", "home-care-support-application");
    ReflectionTestUtils.setField(call, "formVersion", 1);
    ReflectionTestUtils.setField(call, "terms", terms);
    ReflectionTestUtils.setField(
        call, "mailTerms", new MailTerms(10, NoticeForwarding.SENT, LocalDate.of(2025, 6, 25)));
    ReflectionTestUtils.setField(
        call, "statements", new Statements("03-0000-0000", null, null, null, null, null, "旅費は事務局", null, "議題", Statements.LateReceipt.REFUSED));
    ReflectionTestUtils.setField(
        call, "meetings",
        List.of(new CallMeeting("第1回会議", "令和7年10月～令和8年1月", "", "", CallMeeting.Precondition.NONE, false)));
    return call;
  }

  private static Call published() {
    Call call = prepared(WrittenApplications.terms());
    call.confirm(MANAGER, BEFORE, null);
    call.concur(BEFORE);
    call.publish(BEFORE);
    return call;
  }

  @Test
  @DisplayName("確認と了承を経て公表し、提出期限のあとに締め切る")
  void goesFromPreparationToClose() {
    Call call = published();
    assertThat(call.state()).isEqualTo(CallState.PUBLISHED);
    call.close(END);
    assertThat(call.state()).isEqualTo(CallState.CLOSED);
    assertThat(call.view(Duration.ofMinutes(2)).closesAt()).isEqualTo(END.plusSeconds(120));
  }

  @Test
  @DisplayName("厚生労働省の了承なしには公表しない")
  void isNotPublishedWithoutTheMinistry() {
    Call call = prepared(WrittenApplications.terms());
    assertThatThrownBy(() -> call.publish(BEFORE)).isInstanceOf(AlreadyDone.class);
    call.confirm(MANAGER, BEFORE, null);
    assertThatThrownBy(() -> call.publish(BEFORE)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("修正を求められたら準備に戻り、確認し直す")
  void returnsToPreparation() {
    Call call = prepared(WrittenApplications.terms());
    call.confirm(MANAGER, BEFORE, null);
    call.giveBack("問合せ先を直してください");
    assertThat(call.preparation().returnedNote()).isEqualTo("問合せ先を直してください");
    call.confirm(MANAGER, BEFORE, null);
    assertThat(call.preparation().returnedNote()).isNull();
  }

  @Test
  @DisplayName("同じ手続を二度は行わない")
  void takesEachStepOnce() {
    Call call = prepared(WrittenApplications.terms());
    assertThatThrownBy(() -> call.concur(BEFORE)).isInstanceOf(AlreadyDone.class);
    call.confirm(MANAGER, BEFORE, null);
    assertThatThrownBy(() -> call.confirm(MANAGER, BEFORE, null)).isInstanceOf(AlreadyDone.class);
    call.concur(BEFORE);
    assertThatThrownBy(() -> call.concur(BEFORE)).isInstanceOf(AlreadyDone.class);
    assertThatThrownBy(() -> call.giveBack("遅い")).isInstanceOf(AlreadyDone.class);
  }

  @Test
  @DisplayName("期限の前には締め切らない")
  void doesNotCloseEarly() {
    Call call = published();
    assertThatThrownBy(() -> call.close(END.minusNanos(1))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("確認した人は厚生労働省の回答を代理入力できない")
  void keepsTwoPersons() {
    Call call = published();
    assertThat(call.mayAnswerForMinistry(MANAGER)).isFalse();
    assertThat(call.mayAnswerForMinistry(UUID.randomUUID())).isTrue();
  }

  @Test
  @DisplayName("期限の日のうちに届いたものは期限内、翌日0時からは期限後とする")
  void judgesByTheInstantOfReceipt() {
    Call call = published();
    assertThat(call.judge(END.minusNanos(1_000))).isEqualTo(ReceiptJudgement.IN_TIME);
    assertThat(call.judge(END)).isEqualTo(ReceiptJudgement.LATE);
    call.close(END);
    assertThat(call.judge(END.minusNanos(1_000))).isEqualTo(ReceiptJudgement.IN_TIME);
    assertThat(prepared(WrittenApplications.terms()).judge(BEFORE)).isEqualTo(ReceiptJudgement.NOT_OPEN);
  }

  @ParameterizedTest(name = "JVM {0}, {1} ms")
  @CsvSource({
    "UTC, -1, IN_TIME", "UTC, 0, LATE", "UTC, 1, LATE",
    "Asia/Tokyo, -1, IN_TIME", "Asia/Tokyo, 0, LATE", "Asia/Tokyo, 1, LATE",
    "America/Los_Angeles, -1, IN_TIME", "America/Los_Angeles, 0, LATE"
  })
  @DisplayName("機械の時間帯が何であれ、日本の翌日0時が境である")
  void judgesByJapanWhateverTheZoneOfTheMachine(String zone, long millis, ReceiptJudgement wanted) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      Call call = published();
      assertThat(call.terms().deadlineEnd()).isEqualTo(END);
      assertThat(call.judge(END.plusMillis(millis))).isEqualTo(wanted);
      call.close(END);
      assertThat(call.judge(END.plusMillis(millis))).as("recorded after the close").isEqualTo(wanted);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  @DisplayName("時刻のある期限は、その時刻の最後の秒までを期限内とする")
  void countsThePrintedClockTimeWithItsLastSecond() {
    CallTerms day = WrittenApplications.terms();
    CallTerms five =
        new CallTerms(
            day.publishedOn(), day.deadline(), LocalTime.of(17, 0), day.regionDueOn(),
            day.prefectureDueOn(), day.resultDueOn(), day.areas(), day.memberMin(), day.memberMax(),
            day.memberStretch(), day.professionWarnPercent(), day.professionReturnPercent(),
            day.organisationWarnPercent(), day.organisationReturnPercent(), day.meetingsMin(),
            day.meetingsMax(), day.dispatchCap(), day.supportFrom(), day.supportUntil(),
            day.correctionDays(), day.acceptanceDays(), false, true, true, 2, null);
    assertThat(five.deadlineEnd()).isEqualTo(Instant.parse("2025-07-31T08:00:01Z"));
  }

  @Test
  @DisplayName("再公募は新しい番号と期限で準備から始まる")
  void recallsWithItsOwnDates() {
    Call call = published();
    LocalDate deadline = LocalDate.of(2025, 9, 12);
    CallTerms terms =
        call.terms().recalled(LocalDate.of(2025, 8, 20), deadline, LocalDate.of(2025, 9, 1), LocalDate.of(2025, 9, 9), LocalDate.of(2025, 9, 26), null);
    assertThatThrownBy(() -> call.recall(new CaseKey("R7-BANSO2"), terms)).isInstanceOf(AlreadyDone.class);
    assertThat(
            call.terms().recalled(
                    LocalDate.of(2025, 8, 20), deadline, terms.regionDueOn(), terms.prefectureDueOn(), terms.resultDueOn(),
                    LocalDate.of(2025, 8, 20)).questionsUntil())
        .as("the day of the publication is a term, too").isEqualTo(LocalDate.of(2025, 8, 20));
    call.close(END);
    Call recalled = call.recall(new CaseKey("R7-BANSO2"), terms);
    assertThat(recalled.state()).isEqualTo(CallState.PREPARED);
    assertThat(recalled.key().value()).isEqualTo("R7-BANSO2");
    assertThat(recalled.terms().deadline()).isEqualTo(deadline);
    assertThat(recalled.terms().supportFrom()).isAfter(deadline);
    assertThat(recalled.view(Duration.ZERO).mailTerms()).isEqualTo(new MailTerms(10, NoticeForwarding.NONE, null));
    assertThat(recalled.view(Duration.ZERO).recall()).isTrue();
    assertThat(recalled.view(Duration.ZERO).statements()).isEqualTo(call.view(Duration.ZERO).statements());
    assertThat(recalled.meetings()).isEqualTo(call.meetings());
  }

  @Test
  @DisplayName("次の年度へ写すと、会議の時期に書かれた年も移る")
  void movesTheYearsOfItsMeetings() {
    Call copy =
        published().copy(new CaseKey("R8-BANSO"), new FiscalYear(2026), WrittenApplications.terms(), MANAGER);
    assertThat(copy.meetings().all()).extracting(CallMeeting::period).containsExactly("令和8年10月～令和9年1月");
  }
}
