package jp.banso.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("和暦")
class WarekiTest {

  private static final LocalDate DEADLINE = LocalDate.of(2025, 7, 31);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "令和7年7月31日", "令和７年７月３１日", "令和7年7月31日（木）", "令和7年7月31日(木曜日)", "R7.7.31", "r7.07.31",
        "R7/7/31", "R7-7-31", "Ｒ７．７．３１", "㋿7年7月31日", " 令和 7年 7月31日　", "2025-07-31", "2025/7/31",
        "２０２５／７／３１", "2025年7月31日", "2025.7.31", "2025−7−31", "平成37年7月31日", "H37.7.31"
      })
  @DisplayName("人が書くいろいろな書き方の日付を読む")
  void readsTheWaysPeopleWriteADate(String typed) {
    assertThat(Wareki.parse(typed)).contains(DEADLINE);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "7月31日", "25/7/31", "20250731", "令和7年7月", "令和7年7月32日", "令和7年13月1日", "令和7年2月29日",
        "令和0年7月31日", "令和7年7月31日（金）", "令和元年4月30日", "平成元年1月7日", "M5.12.31", "慶応4年1月1日",
        "0000-00-00", "七月三十一日", "令和7年7月31日まで", "R7731", "Z7.7.31"
      })
  @DisplayName("日付でないもの、存在しない日、曜日の合わない日は読まない")
  void refusesWhatIsNoDate(String typed) {
    assertThat(Wareki.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"14:05", "１４：０５", "14時5分", "14時05分", " 14 時 05 分 ", "14.05", "1405", "１４０５"})
  @DisplayName("人が書くいろいろな書き方の時刻を読む")
  void readsTheWaysPeopleWriteATime(String typed) {
    assertThat(Wareki.parseTime(typed)).contains(LocalTime.of(14, 5));
  }

  @Test
  @DisplayName("読めない日付は、年がない、その日がない、曜日が合わないのどれかを言う")
  void saysWhyItReadsNoDate() {
    assertThat(Wareki.unread("令和7年6月31日")).isEqualTo(Wareki.Unread.NO_SUCH_DAY);
    assertThat(Wareki.unread("２０２５／２／３０")).isEqualTo(Wareki.Unread.NO_SUCH_DAY);
    assertThat(Wareki.unread("7月31日")).isEqualTo(Wareki.Unread.NO_YEAR);
    assertThat(Wareki.unread("７／３１（木）")).isEqualTo(Wareki.Unread.NO_YEAR);
    assertThat(Wareki.unread("令和7年7月31日（金）")).isEqualTo(Wareki.Unread.OTHER_WEEKDAY);
    assertThat(Wareki.unread("七月末")).isEqualTo(Wareki.Unread.NO_DATE);
    assertThat(Wareki.unread(null)).isEqualTo(Wareki.Unread.NO_DATE);
  }

  @Test
  @DisplayName("分のない時刻は正時である")
  void readsAnHour() {
    assertThat(Wareki.parseTime("１０時")).contains(LocalTime.of(10, 0));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"24:00", "14:60", "140", "9930", "午後2時", "14:05:30", "時", "-1:00"})
  @DisplayName("時刻でないものは読まない")
  void refusesWhatIsNoTime(String typed) {
    assertThat(Wareki.parseTime(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2025, 令和7年（2025年）", "2019, 令和元年（2019年）", "2018, 平成30年（2018年）", "1800, 1800年"})
  @DisplayName("暦の年は、元号と西暦を並べて書く")
  void namesACalendarYear(int year, String name) {
    assertThat(Wareki.year(year)).isEqualTo(name);
    assertThat(name).startsWith(Wareki.yearOfEra(year));
  }

  @ParameterizedTest
  @CsvSource({"2025-07, 令和7年7月", "2019-05, 令和元年5月", "2019-04, 平成31年4月", "1800-01, 1800年1月"})
  @DisplayName("月は、その月の終わりの元号で書く")
  void namesAMonth(YearMonth month, String name) {
    assertThat(Wareki.month(month)).isEqualTo(name);
  }

  @Test
  @DisplayName("極端に長い文字列は読まない")
  void refusesPastedText() {
    assertThat(Wareki.parse("令和7年7月31日" + " ".repeat(100))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1873-01-01, 明治6年1月1日（水）",
    "1912-07-29, 明治45年7月29日（月）",
    "1912-07-30, 大正元年7月30日（火）",
    "1926-12-24, 大正15年12月24日（金）",
    "1926-12-25, 昭和元年12月25日（土）",
    "1989-01-07, 昭和64年1月7日（土）",
    "1989-01-08, 平成元年1月8日（日）",
    "2019-04-30, 平成31年4月30日（火）",
    "2019-05-01, 令和元年5月1日（水）",
    "2020-02-29, 令和2年2月29日（土）",
    "2025-07-31, 令和7年7月31日（木）",
    "1868-01-01, 1868年1月1日（水）"
  })
  @DisplayName("改元の前後を正しい元号で書き、最初の年は元年とする")
  void writesTheEraInForce(LocalDate date, String written) {
    assertThat(Wareki.date(date)).isEqualTo(written);
  }

  @Test
  @DisplayName("書いた日付は読み戻せる（明治6年から200年間の毎日）")
  void readsBackEveryDateItWrites() {
    LocalDate first = LocalDate.of(1873, 1, 1);
    assertThat(first.datesUntil(first.plusYears(200)))
        .allSatisfy(
            day -> {
              assertThat(Wareki.parse(Wareki.date(day))).contains(day);
              assertThat(Wareki.parse(Wareki.dateWithoutWeekday(day))).contains(day);
            });
  }

  @Test
  @DisplayName("日時・時刻・短い日付を書く")
  void writesDateTimeAndShortForms() {
    LocalDateTime receipt = DEADLINE.atTime(14, 5, 59);

    assertThat(Wareki.dateTime(receipt)).isEqualTo("令和7年7月31日（木）14時05分");
    assertThat(Wareki.time(LocalTime.of(9, 0))).isEqualTo("9時00分");
    assertThat(Wareki.shortDate(DEADLINE)).isEqualTo("7月31日（木）");
    assertThat(Wareki.dateWithoutWeekday(DEADLINE)).isEqualTo("令和7年7月31日");
  }

  @Test
  @DisplayName("時刻は日本時間で書く")
  void writesInstantsInJapansZone() {
    assertThat(Wareki.dateTime(Instant.parse("2025-07-31T14:59:59.999Z")))
        .isEqualTo("令和7年7月31日（木）23時59分");
    assertThat(Wareki.dateTime(Instant.parse("2025-07-31T15:00:00Z")))
        .isEqualTo("令和7年8月1日（金）0時00分");
  }
}
