package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.BusinessCalendars;
import jp.banso.calls.CallTerms;
import jp.banso.calls.InternalDays;
import jp.banso.kernel.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("一つの申込書の締切の延長の決まり")
class ExtensionPolicyTest {

  private static final BusinessCalendar CALENDAR = BusinessCalendars.closedAlsoOn();
  /** Closes on Thursday, 31 July; the result is told about 14 August. */
  private static final CallTerms TERMS = WrittenApplications.terms();

  @ParameterizedTest
  @DisplayName("現在の締切より後で、結果の目安より前の営業日だけに延ばせる")
  @CsvSource({
    "2025-07-31, applications.refused.extensionEarly",
    "2025-08-02, applications.refused.extensionClosed",
    "2025-08-11, applications.refused.extensionClosed",
    "2025-08-14, applications.refused.extensionLate",
    "2225-08-14, applications.refused.extensionLate",
    "2025-08-13,"
  })
  void judgesTheDay(LocalDate until, String refused) {
    Outcome<Void> judged = ExtensionPolicy.judge(until, TERMS.deadline(), TERMS, CALENDAR);
    if (refused == null) {
      assertThat(judged.isDone()).isTrue();
    } else {
      assertThat(judged).isInstanceOfSatisfying(
          Outcome.Refused.class, outcome -> assertThat(outcome.messageKey()).isEqualTo(refused));
    }
  }

  @Test
  @DisplayName("地域と都道府県の目安は、締切と同じ営業日数だけ後になる")
  void movesTheDaysAsFarAsTheDeadline() {
    InternalDays days = InternalDays.proposed(TERMS);
    assertThat(CaseDays.of(TERMS, days, TERMS.deadline(), CALENDAR))
        .isEqualTo(new CaseDays(days.regionDueOn(), days.prefectureDueOn(), TERMS.deadline()));
    assertThat(CaseDays.of(TERMS, days, LocalDate.of(2025, 8, 5), CALENDAR))
        .isEqualTo(new CaseDays(LocalDate.of(2025, 7, 24), LocalDate.of(2025, 7, 31), LocalDate.of(2025, 8, 5)));
  }
}
