package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.JapanTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("提出前の電話確認の時刻")
class CallSlotsTest {

  private static final BusinessCalendar WEEKDAYS =
      day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(JapanTime.ZONE).toInstant();
  }

  @Test
  @DisplayName("締切の日と直前の営業日の、10時と15時")
  void takesTheLastTwoBusinessDays() {
    assertThat(CallSlots.before(WEEKDAYS.endOf(LocalDate.of(2025, 8, 4)), WEEKDAYS))
        .containsExactly(
            at("2025-08-01T10:00"), at("2025-08-01T15:00"), at("2025-08-04T10:00"), at("2025-08-04T15:00"));
  }

  @Test
  @DisplayName("締切の時刻より後の電話はしない")
  void ringsNobodyUpTooLate() {
    assertThat(CallSlots.before(at("2025-07-31T12:00"), WEEKDAYS))
        .containsExactly(at("2025-07-30T10:00"), at("2025-07-30T15:00"), at("2025-07-31T10:00"));
  }
}
