package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.banso.applications.ReminderStep.Tier;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.BusinessCalendars;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("再案内の日")
class ReminderStepTest {

  private static final BusinessCalendar CALENDAR = BusinessCalendars.closedAlsoOn();

  @Test
  @DisplayName("令和7年度は、締切の7・3・1営業日前の9時。海の日と土日は数えない")
  void countsBackInBusinessDays() {
    List<ReminderStep> steps =
        ReminderStep.of(Tier.PREFECTURE, LocalDate.of(2025, 7, 31), List.of(7, 3, 1), CALENDAR).toList();
    assertThat(steps)
        .extracting(step -> step.at().toString())
        .containsExactly("2025-07-22T00:00:00Z", "2025-07-28T00:00:00Z", "2025-07-30T00:00:00Z");
    assertThat(steps.get(0).name()).isEqualTo("P7D 2025-07-31");
  }

  @Test
  @DisplayName("休業日に送ることはない")
  void fallsOnNoClosedDay() {
    LocalDate closed = LocalDate.of(2025, 7, 25);
    BusinessCalendar calendar = BusinessCalendars.closedAlsoOn(closed);
    for (LocalDate due = LocalDate.of(2025, 1, 1); due.getYear() == 2025; due = due.plusDays(1)) {
      assertThat(ReminderStep.of(Tier.REGION, due, List.of(9, 7, 5, 3, 2, 1), calendar))
          .allMatch(step -> calendar.isBusinessDay(step.on()))
          .extracting(ReminderStep::on)
          .doesNotHaveDuplicates();
    }
  }
}
