package jp.banso.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("営業日")
class BusinessCalendarTest {

  private static final int ROUNDS = 20_000;
  private static final LocalDate FOUNDING_DAY = LocalDate.of(2025, 10, 1);

  private final BusinessCalendar calendar = BusinessCalendars.closedAlsoOn(FOUNDING_DAY);

  @ParameterizedTest
  @CsvSource({
    "2025-07-31, true", // Thursday
    "2025-08-02, false", // Saturday
    "2025-08-03, false", // Sunday
    "2025-08-11, false", // mountain day
    "2025-11-24, false", // substitute holiday
    "2025-12-26, true",
    "2025-12-29, false",
    "2025-12-31, false",
    "2026-01-02, false",
    "2026-01-05, true",
    "2025-10-01, false" // closed on this day only
  })
  @DisplayName("土日・祝日・年末年始・登録した休業日は営業日でない")
  void closesOnWeekendsHolidaysAndClosingDays(LocalDate day, boolean open) {
    assertThat(calendar.isBusinessDay(day)).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-07-31, 1, 2025-08-01",
    "2025-08-01, 1, 2025-08-04",
    "2025-08-08, 1, 2025-08-12",
    "2025-08-02, 1, 2025-08-04",
    "2025-08-02, 0, 2025-08-04",
    "2025-08-14, 5, 2025-08-21",
    "2025-12-26, 1, 2026-01-05",
    "2026-01-05, -1, 2025-12-26"
  })
  @DisplayName("初日を数えずに営業日を足す")
  void addsBusinessDays(LocalDate from, int days, LocalDate expected) {
    assertThat(calendar.plusBusinessDays(from, days)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-07-31, 2025-07-31, 0",
    "2025-07-30, 2025-07-31, 1",
    "2025-08-01, 2025-08-03, 0",
    "2025-08-01, 2025-08-04, 1",
    "2025-12-26, 2026-01-05, 1",
    "2026-01-05, 2025-12-26, -1",
    "2025-06-25, 2025-07-31, 25"
  })
  @DisplayName("期限までの残り営業日を数える")
  void countsBusinessDaysLeft(LocalDate from, LocalDate to, int days) {
    assertThat(calendar.businessDaysBetween(from, to)).isEqualTo(days);
  }

  @Test
  @DisplayName("足し引きは互いに逆で、休みの日には決して当たらない")
  void addsAndSubtractsInversely() {
    Random random = new Random(20250731);
    for (int round = 0; round < ROUNDS; round++) {
      LocalDate from = anyDay(random);
      int days = random.nextInt(120);
      LocalDate later = calendar.plusBusinessDays(from, days);
      LocalDate earlier = calendar.minusBusinessDays(from, days);

      assertThat(Stream.of(later, earlier)).allMatch(calendar::isBusinessDay);
      assertThat(calendar.plusBusinessDays(from, -days))
          .isEqualTo(days == 0 ? calendar.onOrAfter(from) : earlier);
      if (calendar.isBusinessDay(from)) {
        assertThat(calendar.minusBusinessDays(later, days)).isEqualTo(from);
        assertThat(calendar.plusBusinessDays(earlier, days)).isEqualTo(from);
        assertThat(calendar.businessDaysBetween(from, later)).isEqualTo(days);
        assertThat(calendar.businessDaysBetween(later, from)).isEqualTo(-days);
      }
    }
  }

  @Test
  @DisplayName("直前・直後の営業日との間に営業日はない")
  void findsTheNearestBusinessDay() {
    Random random = new Random(20250625);
    for (int round = 0; round < ROUNDS; round++) {
      LocalDate day = anyDay(random);
      LocalDate before = calendar.onOrBefore(day);
      LocalDate after = calendar.onOrAfter(day);

      assertThat(before).isBeforeOrEqualTo(day);
      assertThat(after).isAfterOrEqualTo(day);
      if (!calendar.isBusinessDay(day)) {
        assertThat(before.plusDays(1).datesUntil(after)).noneMatch(calendar::isBusinessDay);
      } else {
        assertThat(before).isEqualTo(after).isEqualTo(day);
      }
    }
  }

  private static LocalDate anyDay(Random random) {
    return LocalDate.of(2010, 1, 1).plusDays(random.nextInt(80 * 365));
  }

  @Test
  @DisplayName("当日中とは、日本時間の翌日午前0時より前である")
  void endsTheDayAtMidnightInJapan() {
    LocalDate deadline = LocalDate.of(2025, 7, 31);

    assertThat(calendar.startOf(deadline)).isEqualTo(Instant.parse("2025-07-30T15:00:00Z"));
    assertThat(calendar.endOf(deadline)).isEqualTo(Instant.parse("2025-07-31T15:00:00Z"));
    assertThat(calendar.lastMomentOf(deadline))
        .isEqualTo(Instant.parse("2025-07-31T14:59:59.999999Z"));
  }

  @Test
  @DisplayName("毎年の休業期間は、うるう日でも、年をまたいでも、1日だけでもよい")
  void closesEveryYearInAnyPeriod() {
    ClosingPeriod leapDay = new ClosingPeriod(MonthDay.of(2, 29), MonthDay.of(2, 29));
    ClosingPeriod bon = new ClosingPeriod(MonthDay.of(8, 13), MonthDay.of(8, 15));
    BusinessCalendar closed = new OpenDays(new ClosingDays(Set.of(leapDay, bon), Set.of(), Set.of()));

    assertThat(closed.isBusinessDay(LocalDate.of(2028, 2, 29))).isFalse();
    assertThat(closed.isBusinessDay(LocalDate.of(2028, 2, 28))).isTrue();
    assertThat(closed.isBusinessDay(LocalDate.of(2027, 3, 1))).isTrue();
    assertThat(closed.plusBusinessDays(LocalDate.of(2025, 8, 12), 1)).isEqualTo("2025-08-18");
    assertThat(closed.isBusinessDay(LocalDate.of(2025, 12, 30))).isTrue();
  }

  @Test
  @DisplayName("祝日の分からない年まで数えようとすると、終わらずに回り続けることなく断る")
  void refusesToWalkIntoUnknownYears() {
    LocalDate day = LocalDate.of(2099, 12, 1);

    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> calendar.plusBusinessDays(day, Integer.MAX_VALUE));
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> calendar.minusBusinessDays(day, Integer.MAX_VALUE));
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> calendar.plusBusinessDays(day, Integer.MIN_VALUE));
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> calendar.businessDaysBetween(day, LocalDate.MAX.minusDays(1)));
  }
}
