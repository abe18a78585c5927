package jp.banso.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.banso.parties.Absence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("不在・異動・確認のお願いの日")
class DayPolicyTest {

  private static final LocalDate TODAY = LocalDate.of(2025, 8, 12);

  private static Absence absence(String first, String last) {
    return new Absence(
        UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "不在の方", UUID.randomUUID(), "代理の方",
        LocalDate.parse(first), LocalDate.parse(last));
  }

  @ParameterizedTest(name = "{0}〜{1}: {2}")
  @CsvSource({
    "2025-08-12, 2025-08-12,",
    "2025-08-11, 2025-08-12,",
    "2025-08-13, 2025-08-12, handover.refused.lastDay",
    "2025-08-01, 2025-08-11, handover.refused.past",
    "2025-08-12, 2026-08-13,",
    "2025-08-12, 2026-08-14, handover.refused.tooFar",
    "2025-08-12, 2025-08-31,",
    "2025-08-12, 2025-09-01, handover.refused.overlap",
    "2025-09-05, 2025-09-09, handover.refused.overlap",
    "2025-09-06, 2025-09-30,",
    "2025-10-01, 2025-10-01, handover.refused.substituteAway"
  })
  @DisplayName("不在は、両端の日を含み、重ならず、代理の方の不在とも重ならない")
  void judgesAbsences(String first, String last, String refused) {
    assertThat(
            DayPolicy.absence(
                    LocalDate.parse(first), LocalDate.parse(last), TODAY,
                    first.compareTo("2025-09-30") > 0 || last.compareTo("2026") > 0
                        ? List.of()
                        : List.of(absence("2025-09-01", "2025-09-05")),
                    first.compareTo("2025-09-30") > 0 ? List.of(absence("2025-09-28", "2025-10-01")) : List.of())
                .orElse(null))
        .isEqualTo(refused);
  }

  @Test
  @DisplayName("不在は最後の日の終わりまで続く")
  void lastsToItsLastDay() {
    Absence one = absence("2025-08-12", "2025-08-15");
    assertThat(one.lasts(LocalDate.of(2025, 8, 11))).isFalse();
    assertThat(one.lasts(LocalDate.of(2025, 8, 12))).isTrue();
    assertThat(one.lasts(LocalDate.of(2025, 8, 15))).isTrue();
    assertThat(one.lasts(LocalDate.of(2025, 8, 16))).isFalse();
  }

  @Test
  @DisplayName("異動の日は、本日から1年先まで")
  void judgesTransfers() {
    assertThat(DayPolicy.transfer(TODAY, TODAY)).isEmpty();
    assertThat(DayPolicy.transfer(TODAY.plusDays(366), TODAY)).isEmpty();
    assertThat(DayPolicy.transfer(TODAY.minusDays(1), TODAY)).contains("handover.refused.effectivePast");
    assertThat(DayPolicy.transfer(TODAY.plusDays(367), TODAY)).contains("handover.refused.effectiveFar");
  }

  @Test
  @DisplayName("確認は定めた日から30日のうちにお願いし、過ぎた年にはお願いしない")
  void asksOnItsDayOrNotAtAll() {
    LocalDate april = LocalDate.of(2026, 4, 1);
    assertThat(DayPolicy.asks(april, april.minusDays(1))).isFalse();
    assertThat(DayPolicy.asks(april, april)).isTrue();
    assertThat(DayPolicy.asks(april, april.plusDays(29))).isTrue();
    assertThat(DayPolicy.asks(april, april.plusDays(30))).isFalse();
  }
}
