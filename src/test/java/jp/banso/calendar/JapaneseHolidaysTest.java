package jp.banso.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("国民の祝日")
class JapaneseHolidaysTest {

  /** Where the reference table uses another name than the law does. */
  private static final Map<String, String> LEGAL_NAMES = Map.of("休日", "国民の休日");

  private static final Map<LocalDate, String> LEGAL_NAMES_OF_2019 =
      Map.of(
          LocalDate.of(2019, 5, 1), "天皇の即位の日",
          LocalDate.of(2019, 10, 14), "体育の日",
          LocalDate.of(2019, 10, 22), "即位礼正殿の儀の行われる日");

  private static SortedMap<LocalDate, String> reference;
  private static HolidayNames names;

  @BeforeAll
  static void readReference() throws IOException {
    reference = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                JapaneseHolidaysTest.class.getResourceAsStream("/calendar/japanese-holidays.csv"),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",", 2))
          .forEach(cells -> reference.put(LocalDate.parse(cells[0]), cells[1]));
    }
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("i18n/calendar");
    messages.setDefaultEncoding("UTF-8");
    names = new HolidayNames(messages);
  }

  static IntStream referenceYears() {
    return IntStream.rangeClosed(2007, 2050);
  }

  @ParameterizedTest
  @MethodSource("referenceYears")
  @DisplayName("2007年から2050年までの祝日・休日が参照表と日付も名前も一致する")
  void equalsTheReferenceTable(int year) {
    SortedMap<LocalDate, String> expected = new TreeMap<>();
    reference
        .subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1))
        .forEach((day, name) -> expected.put(day, legalName(day, name)));
    SortedMap<LocalDate, String> computed = new TreeMap<>();
    JapaneseHolidays.of(year)
        .forEach((day, holiday) -> computed.put(day, withoutOrigin(names.of(holiday))));

    assertThat(computed).hasSizeGreaterThan(14).isEqualTo(expected);
  }

  private static String legalName(LocalDate day, String name) {
    return withoutOrigin(
        LEGAL_NAMES_OF_2019.getOrDefault(day, LEGAL_NAMES.getOrDefault(name, name)));
  }

  /**
   * The table calls a substitute on 6 May after the day before it, in 2020 after the Sunday; the law
   * means the Sunday. That a day is a substitute must agree, and its date.
   */
  private static String withoutOrigin(String name) {
    return name.replaceFirst("^.+ (?=振替休日$)", "");
  }

  @ParameterizedTest
  @CsvSource({
    "2019-04-30, 国民の休日",
    "2019-05-01, 天皇の即位の日",
    "2019-05-02, 国民の休日",
    "2019-10-22, 即位礼正殿の儀の行われる日",
    "2020-07-24, スポーツの日",
    "2021-08-08, 山の日",
    "2021-08-09, 山の日 振替休日",
    "2009-05-06, 憲法記念日 振替休日",
    "2026-09-22, 国民の休日"
  })
  @DisplayName("特別な年の祝日・振替休日・国民の休日を知っている")
  void knowsTheSpecialDays(LocalDate day, String name) {
    assertThat(names.on(day)).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"2019-12-23", "2019-02-23", "2020-10-12", "2021-08-11", "2015-08-11", "2025-07-31"})
  @DisplayName("その年に祝日でない日は祝日としない")
  void leavesOrdinaryDaysAlone(LocalDate day) {
    assertThat(names.on(day)).isEmpty();
  }

  @Test
  @DisplayName("2051年から2099年まで、春分・秋分はあり得る日に収まる")
  void keepsTheEquinoxesInTheirRange() {
    assertThat(IntStream.rangeClosed(2051, 2099).boxed())
        .allSatisfy(
            year -> {
              assertThat(dayOf(year, HolidayKind.VERNAL_EQUINOX_DAY)).isBetween(319, 321);
              assertThat(dayOf(year, HolidayKind.AUTUMNAL_EQUINOX_DAY)).isBetween(921, 923);
            });
  }

  private static int dayOf(int year, HolidayKind kind) {
    LocalDate day =
        JapaneseHolidays.of(year).values().stream()
            .filter(holiday -> holiday.kind() == kind && !holiday.substitute())
            .findFirst()
            .orElseThrow()
            .date();
    return day.getMonthValue() * 100 + day.getDayOfMonth();
  }

  @Test
  @DisplayName("規則の分からない年は答えない")
  void refusesYearsWithoutRules() {
    assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> JapaneseHolidays.of(2006));
    assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> JapaneseHolidays.of(2100));
    assertThat(JapaneseHolidays.covers(LocalDate.of(2006, 12, 31))).isFalse();
    assertThat(JapaneseHolidays.covers(LocalDate.of(2099, 12, 31))).isTrue();
    assertThat(names.on(LocalDate.of(2100, 1, 1))).isEmpty();
  }
}
