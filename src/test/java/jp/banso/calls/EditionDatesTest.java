package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.BusinessCalendars;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("次の年度への日付の移し方")
class EditionDatesTest {

  private static final BusinessCalendar CALENDAR = BusinessCalendars.closedAlsoOn();
  private static final CallTerms FY2025 =
      new CallTerms(
          LocalDate.of(2025, 6, 25), LocalDate.of(2025, 7, 31), null, LocalDate.of(2025, 7, 17),
          LocalDate.of(2025, 7, 28), LocalDate.of(2025, 8, 14), 1, 10, 15, 1, BigDecimal.valueOf(40),
          BigDecimal.valueOf(50), new BigDecimal("33.34"), BigDecimal.valueOf(50), 3, 4, 3,
          LocalDate.of(2025, 8, 18), LocalDate.of(2026, 2, 28), 3, 5, false, true, true, 2,
          LocalDate.of(2025, 7, 11));

  @Test
  @DisplayName("令和7年度の公募は、曜日と月末と営業日数を保って令和8年度へ移る")
  void movesTheCallOf2025() {
    CallTerms moved = new EditionDates(CALENDAR, 1).moved(FY2025);
    assertThat(moved.publishedOn()).as("a Wednesday again").isEqualTo(LocalDate.of(2026, 6, 24));
    assertThat(moved.deadline()).as("the end of July").isEqualTo(LocalDate.of(2026, 7, 31));
    assertThat(CALENDAR.businessDaysBetween(moved.prefectureDueOn(), moved.deadline())).isEqualTo(3);
    assertThat(CALENDAR.businessDaysBetween(moved.regionDueOn(), moved.deadline()))
        .isEqualTo(CALENDAR.businessDaysBetween(FY2025.regionDueOn(), FY2025.deadline()));
    assertThat(CALENDAR.businessDaysBetween(moved.questionsUntil(), moved.deadline()))
        .isEqualTo(CALENDAR.businessDaysBetween(FY2025.questionsUntil(), FY2025.deadline()));
    assertThat(moved.resultDueOn()).isEqualTo(LocalDate.of(2026, 8, 14));
    assertThat(moved.supportFrom().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(moved.supportUntil()).as("a Sunday, and the end of February").isEqualTo(LocalDate.of(2027, 2, 28));
    assertThat(moved.meetingsMax()).isEqualTo(4);
  }

  @Test
  @DisplayName("移した日程に質問の受付期限を置く余地がなければ、質問は締切まで受け付ける")
  void leavesOutATermOfQuestionsWithoutRoom() {
    CallTerms short2025 =
        FY2025.dated(
            new CallTerms.Dates(
                LocalDate.of(2025, 7, 14), LocalDate.of(2025, 7, 31), FY2025.regionDueOn(), FY2025.prefectureDueOn(),
                FY2025.resultDueOn(), FY2025.supportFrom(), FY2025.supportUntil(), LocalDate.of(2025, 7, 15)));
    for (int years = 1; years <= 24; years++) {
      CallTerms moved = new EditionDates(CALENDAR, years).moved(short2025);
      if (moved.questionsUntil() != null) {
        assertThat(moved.questionsUntil()).as("%d", years).isAfterOrEqualTo(moved.publishedOn()).isBefore(moved.deadline());
      }
    }
  }

  @Test
  @DisplayName("月末の締切は、土日で繰り上がった年の次の年にも月末へ戻る")
  void keepsTheEndOfAMonthFromEditionToEdition() {
    CallTerms terms = FY2025;
    for (LocalDate deadline : new LocalDate[] {
          LocalDate.of(2026, 7, 31), LocalDate.of(2027, 7, 30), LocalDate.of(2028, 7, 31),
          LocalDate.of(2029, 7, 31), LocalDate.of(2030, 7, 31)
        }) {
      terms = new EditionDates(CALENDAR, 1).moved(terms);
      assertThat(terms.deadline()).isEqualTo(deadline);
    }
    assertThat(terms.publishedOn().getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
    assertThat(terms.supportUntil()).isEqualTo(LocalDate.of(2031, 2, 28));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 9, 17, 24})
  @DisplayName("どの年度へ移しても、公表も締切も営業日で、順序が保たれる")
  void landsOnBusinessDays(int years) {
    CallTerms moved = new EditionDates(CALENDAR, years).moved(FY2025);
    for (LocalDate day : new LocalDate[] {moved.publishedOn(), moved.questionsUntil(), moved.regionDueOn(), moved.prefectureDueOn(), moved.deadline(), moved.resultDueOn()}) {
      assertThat(CALENDAR.isBusinessDay(day)).as("%s", day).isTrue();
    }
    assertThat(moved.publishedOn()).isBefore(moved.regionDueOn());
    assertThat(moved.regionDueOn()).isBefore(moved.prefectureDueOn());
    assertThat(moved.prefectureDueOn()).isBefore(moved.deadline());
    assertThat(moved.deadline()).isBefore(moved.resultDueOn());
    assertThat(moved.supportFrom()).isBefore(moved.supportUntil());
  }
}
