package jp.banso.calendar.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.Date;
import jp.banso.BansoTest;
import jp.banso.kernel.JapanTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@BansoTest
@DisplayName("対応の期限")
class DueDatesTests {

  @Autowired private DueDates dueDates;

  @ParameterizedTest(name = "第2回が{0}なら{1}")
  @DisplayName("対応策案は第2回会議の7日前まで。間に祝日があっても変わらず、休みの日に当たれば前の営業日")
  @CsvSource({"2025-10-08,2025-10-01", "2025-10-17,2025-10-10", "2025-10-20,2025-10-10"})
  void countsTheSevenDaysBeforeTheSecondMeeting(LocalDate meeting, LocalDate due) {
    DelegateExecution execution = mock(DelegateExecution.class);
    when(execution.getVariable("secondMeetingOn"))
        .thenReturn(Date.from(JapanTime.instantOf(meeting.atStartOfDay())));

    assertThat(JapanTime.dateOf(dueDates.of(execution, "UserTask_DraftMeasures").toInstant()))
        .isEqualTo(due);
  }
}
