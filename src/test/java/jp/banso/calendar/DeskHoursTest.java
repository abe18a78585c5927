package jp.banso.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import jp.banso.kernel.JapanTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("窓口の受付時間")
class DeskHoursTest {

  private final BusinessCalendar calendar = BusinessCalendars.closedAlsoOn();
  private final DeskHours desk = new CalendarConfiguration().deskHours(calendar);

  @ParameterizedTest
  @CsvSource({
    "2025-07-31T08:59:59.999999, false",
    "2025-07-31T09:00, true",
    "2025-07-31T16:59:59.999999, true",
    "2025-07-31T17:00, false",
    "2025-08-02T10:00, false",
    "2025-08-11T10:00, false",
    "2025-12-29T10:00, false"
  })
  @DisplayName("平日9時から17時まで開いている（17時ちょうどは閉まっている）")
  void opensFromNineToFiveOnBusinessDays(LocalDateTime wall, boolean open) {
    assertThat(desk.isOpen(at(wall))).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-07-31T10:30, 2025-07-31T10:30",
    "2025-07-31T03:00, 2025-07-31T09:00",
    "2025-07-31T17:00, 2025-08-01T09:00",
    "2025-08-01T23:00, 2025-08-04T09:00",
    "2025-08-03T03:00, 2025-08-04T09:00",
    "2025-12-26T17:00, 2026-01-05T09:00"
  })
  @DisplayName("次に開く時刻が分かる")
  void tellsTheNextOpening(LocalDateTime from, LocalDateTime expected) {
    assertThat(desk.nextOpening(at(from))).isEqualTo(at(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-07-31T10:00, 0, 2025-07-31T10:00",
    "2025-07-31T20:00, 0, 2025-08-01T09:00",
    "2025-07-31T10:00, 60, 2025-07-31T11:00",
    "2025-07-31T16:30, 30, 2025-07-31T17:00",
    "2025-07-31T16:30, 31, 2025-08-01T09:01",
    "2025-08-01T16:00, 120, 2025-08-04T10:00",
    "2025-08-01T09:00, 480, 2025-08-01T17:00",
    "2025-08-01T09:00, 961, 2025-08-05T09:01"
  })
  @DisplayName("開いている時間だけを足す")
  void addsOpenMinutesOnly(LocalDateTime from, int minutes, LocalDateTime expected) {
    assertThat(desk.plusOpenMinutes(at(from), minutes)).isEqualTo(at(expected));
  }

  @Test
  @DisplayName("足した時刻は開いている時間か閉まる時刻で、分けて足しても同じになる")
  void addsInAnyPieces() {
    Random random = new Random(9_17);
    LocalDateTime origin = LocalDateTime.of(2024, 4, 1, 0, 0);
    for (int round = 0; round < 5_000; round++) {
      Instant from = at(origin.plusMinutes(random.nextInt(1_000_000)));
      int first = random.nextInt(2_000);
      int second = 1 + random.nextInt(2_000);
      Instant sum = desk.plusOpenMinutes(from, first + second);

      assertThat(desk.plusOpenMinutes(desk.plusOpenMinutes(from, first), second)).isEqualTo(sum);
      assertThat(desk.isOpen(sum.minus(1, ChronoUnit.NANOS))).isTrue();
    }
  }

  @Test
  @DisplayName("負の時間や、閉まってから開く窓口は受け付けない")
  void refusesNonsense() {
    Instant now = at(LocalDateTime.of(2025, 7, 31, 10, 0));
    LocalTime nine = LocalTime.of(9, 0);

    assertThatIllegalArgumentException().isThrownBy(() -> desk.plusOpenMinutes(now, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new DeskHours(calendar, nine, nine));
  }

  private static Instant at(LocalDateTime wall) {
    return JapanTime.instantOf(wall);
  }
}
