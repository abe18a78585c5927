package jp.banso.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.BusinessCalendars;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("招待の期限は10営業日")
class InvitationTermTest {

  @ParameterizedTest
  @CsvSource({
    "2025-06-25, , 2025-07-09", "2025-12-19, , 2026-01-09", "2025-12-22, , 2026-01-13", "2025-12-26, , 2026-01-19",
    "2025-12-30, , 2026-01-19", "2026-04-28, , 2026-05-18", "2026-12-25, , 2027-01-15", "2025-12-22, 2025-12-31, 2025-12-31"
  })
  @DisplayName("年末年始と連休を除いて数え、10営業日目の終わりまで開き、その1ミリ秒後には開かない")
  void endsWithTheTenthBusinessDay(LocalDate invited, LocalDate lastDay, LocalDate until) {
    BusinessCalendar calendar = BusinessCalendars.closedAlsoOn();
    Instant expires = Inviting.expiry(calendar, invited, lastDay);
    assertThat(expires).isEqualTo(until.plusDays(1).atStartOfDay(JapanTime.ZONE).toInstant());
    if (lastDay == null) {
      assertThat(invited.plusDays(1).datesUntil(until.plusDays(1)).filter(calendar::isBusinessDay)).hasSize(10);
    }
    Invitation invitation =
        new Invitation(
            UUID.randomUUID(), ProgrammeCode.BANSO, RoleKind.PREFECTURE, null, OrganisationKind.PREFECTURE, "医務課",
            PrefectureCode.of("05"), true, "ka@example.jp", "", invited, lastDay, null, null, UUID.randomUUID(), "事務局", "g",
            calendar.startOf(invited), expires, Invitation.State.OPEN, null);
    assertThat(invitation.opensAt(expires.minusMillis(1))).isTrue();
    assertThat(invitation.opensAt(expires)).isFalse();
    assertThat(invitation.lastDayToAccept()).isEqualTo(until);
  }
}
