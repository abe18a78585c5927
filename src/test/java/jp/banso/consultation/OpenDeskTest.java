package jp.banso.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.consultation.DeskTerms.Channels;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.JapanTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("相談窓口の時間")
class OpenDeskTest {

  private static final Set<LocalDate> CLOSED =
      Set.of(
          LocalDate.parse("2025-12-29"), LocalDate.parse("2025-12-30"), LocalDate.parse("2025-12-31"),
          LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-02"));

  private static final BusinessCalendar CALENDAR =
      day -> day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() && !CLOSED.contains(day);

  private static final OpenDesk DESK =
      new OpenDesk(
          new DeskId(UUID.randomUUID()), new FiscalYear(2025),
          new DeskTerms(
              "相談窓口", null, "皆様", LocalDate.parse("2025-06-25"), LocalDate.parse("2025-06-27"),
              LocalDate.parse("2026-02-28"), LocalTime.of(9, 0), LocalTime.of(17, 0), "平日9時から17時まで",
              Channels.MAIL_PREFERRED, "madoguchi@example.jp", "03-0000-0000", null, null, new CallbackTerms(1, 3, 60), null, null, null,
              "ほかの目的では使用しません。", null, 5, 5, 5, null, null, false,
        AllowedUses.of(List.of()), 5, new SampleTerms(true, 10, 3, 20, 1, 10), null, null, 10),
          CALENDAR);

  @ParameterizedTest(name = "{0}に届けば{1}までに確認し、{2}までに回答する")
  @DisplayName("確認は当日中、時間外は次の開庁日。回答は受付時間で5日分")
  @CsvSource({
    "2025-06-27T16:58,2025-06-27T17:00,2025-07-04T16:58",
    "2025-06-27T17:00,2025-06-30T17:00,2025-07-04T17:00",
    "2025-06-27T17:02,2025-06-30T17:00,2025-07-04T17:00",
    "2026-02-28T10:00,2026-03-02T17:00,2026-03-06T17:00"
  })
  void countsInOpenHours(LocalDateTime received, LocalDateTime check, LocalDateTime answer) {
    Instant at = JapanTime.instantOf(received);
    assertThat(JapanTime.dateTimeOf(DESK.checkDue(at))).isEqualTo(check);
    assertThat(JapanTime.dateTimeOf(DESK.answerDue(at))).isEqualTo(answer);
    assertThat(DESK.isInPeriod(at)).isTrue();
  }

  @ParameterizedTest
  @DisplayName("折返しは1営業日以内。年末年始は数えない")
  @CsvSource({"2025-12-26T17:05,2026-01-05T17:00", "2025-07-01T10:00,2025-07-02T17:00",
    "2026-02-27T17:30,2026-03-02T17:00"})
  void countsTheCallback(LocalDateTime left, LocalDateTime due) {
    assertThat(JapanTime.dateTimeOf(DESK.callbackDue(JapanTime.instantOf(left)))).isEqualTo(due);
  }

  @ParameterizedTest
  @DisplayName("実施期間は通知に書かれた日で、初日の前と末日の後は期間外")
  @CsvSource({"2025-06-26T23:59,false", "2025-06-27T00:00,true", "2026-02-28T23:59,true", "2026-03-01T00:00,false"})
  void knowsItsPeriod(LocalDateTime at, boolean within) {
    assertThat(DESK.isInPeriod(JapanTime.instantOf(at))).isEqualTo(within);
  }

  @ParameterizedTest(name = "{0}の即答は{1}に選び、{2}までに点検する")
  @DisplayName("即答の点検は翌月の最初の営業日。窓口を閉じた後の3月も、年度をまたいでも選ぶ")
  @CsvSource({
    "2025-07,2025-08-01T09:00,2025-08-15T17:00",
    "2025-12,2026-01-05T09:00,2026-01-19T17:00",
    "2026-02,2026-03-02T09:00,2026-03-16T17:00",
    "2026-03,2026-04-01T09:00,2026-04-15T17:00"
  })
  void drawsOnTheFirstBusinessDay(YearMonth month, LocalDateTime drawn, LocalDateTime due) {
    assertThat(JapanTime.dateTimeOf(DESK.drawnOn(month))).isEqualTo(drawn);
    assertThat(JapanTime.dateTimeOf(DESK.checkedBy(DESK.drawnOn(month)))).isEqualTo(due);
  }

  @ParameterizedTest(name = "{0}の次に開くのは{1}")
  @DisplayName("窓口が開くのは実施期間の営業日だけで、最後の営業日の後には開かない")
  @CsvSource({
    "2025-06-20T10:00,2025-06-27T09:00", "2025-06-27T16:59,2025-06-27T16:59", "2026-02-26T17:30,2026-02-27T09:00",
    "2026-02-27T16:59,2026-02-27T16:59", "2026-02-27T17:30,", "2026-02-28T10:00,", "2026-03-02T10:00,"
  })
  void opensWithinItsPeriodAlone(LocalDateTime at, LocalDateTime next) {
    Instant instant = JapanTime.instantOf(at);
    assertThat(DESK.nextOpening(instant).map(JapanTime::dateTimeOf)).isEqualTo(Optional.ofNullable(next));
    assertThat(DESK.isOpen(instant)).isEqualTo(at.equals(next));
    assertThat(DESK.lastOpenDay()).isEqualTo(LocalDate.parse("2026-02-27"));
    assertThat(DESK.isOver(instant)).isEqualTo(at.getMonthValue() == 3);
  }

  @Test
  @DisplayName("回答までの時間は、受付時間の分だけを数える")
  void countsOpenMinutes() {
    assertThat(DESK.openMinutes(at("2025-06-27T16:58"), at("2025-06-30T09:10"))).isEqualTo(12);
    assertThat(DESK.openMinutes(at("2025-06-27T18:00"), at("2025-06-28T10:00"))).isZero();
    assertThat(DESK.openMinutes(at("2025-06-30T10:00"), at("2025-06-30T10:00"))).isZero();
  }

  private static Instant at(String wall) {
    return JapanTime.instantOf(LocalDateTime.parse(wall));
  }
}
