package jp.banso.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("年度")
class FiscalYearTest {

  @ParameterizedTest
  @CsvSource({
    "2025-03-31, 2024", "2025-04-01, 2025", "2026-03-31, 2025", "2026-04-01, 2026", "2024-02-29, 2023"
  })
  @DisplayName("4月1日に始まり3月31日に終わる")
  void runsFromAprilToMarch(LocalDate day, int year) {
    FiscalYear fiscalYear = FiscalYear.of(day);

    assertThat(fiscalYear).isEqualTo(new FiscalYear(year));
    assertThat(fiscalYear.contains(day)).isTrue();
    assertThat(fiscalYear.next().contains(day)).isFalse();
    assertThat(fiscalYear.previous().contains(day)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"R7, 2025", "R1, 2019", "R12, 2030", "H30, 2018"})
  @DisplayName("記号から年度が分かる")
  void isFoundByItsLabel(String label, int year) {
    assertThat(FiscalYear.ofLabel(label)).contains(new FiscalYear(year));
    assertThat(new CaseKey(label + "-BANSO-05-001").fiscalYear()).contains(new FiscalYear(year));
  }

  @ParameterizedTest
  @CsvSource({"TEST", "R", "R0", "R007", "7", "X7"})
  @DisplayName("記号でないものは年度としない")
  void isNotFoundByAnythingElse(String text) {
    assertThat(FiscalYear.ofLabel(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2025, 令和7年度, R7", "2024, 令和6年度, R6", "2019, 令和元年度, R1", "2018, 平成30年度, H30",
    "1989, 平成元年度, H1", "1988, 昭和63年度, S63"
  })
  @DisplayName("名称と記号を付ける")
  void hasNameAndLabel(int year, String name, String label) {
    assertThat(new FiscalYear(year).name()).isEqualTo(name);
    assertThat(new FiscalYear(year).label()).isEqualTo(label);
  }

  @Test
  @DisplayName("4月1日午前0時（日本時間）に年度が替わる")
  void changesAtMidnightInJapan() {
    assertThat(FiscalYear.of(Instant.parse("2026-03-31T14:59:59.999Z")).year()).isEqualTo(2025);
    assertThat(FiscalYear.of(Instant.parse("2026-03-31T15:00:00Z")).year()).isEqualTo(2026);
  }

  @Test
  @DisplayName("あり得ない年は受け付けない")
  void refusesImpossibleYears() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FiscalYear(7));
    assertThatIllegalArgumentException().isThrownBy(() -> new FiscalYear(20250));
  }
}
