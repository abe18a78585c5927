package jp.banso.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("登録された休業日による営業日")
class StoredBusinessCalendarTest {

  private static final LocalDate THURSDAY = LocalDate.of(2025, 7, 31);

  private final HandClock clock = new HandClock();
  private final CountingRows rows = new CountingRows();
  private final StoredBusinessCalendar calendar = new StoredBusinessCalendar(rows, clock);

  @Test
  @DisplayName("休業日の追加と取消しは2秒以内に効く")
  void followsChangesWithinTwoSeconds() {
    assertThat(calendar.isBusinessDay(THURSDAY)).isTrue();

    rows.stored = new ClosingDays(Set.of(), Set.of(THURSDAY), Set.of());
    clock.advance(Duration.ofSeconds(2));
    assertThat(calendar.isBusinessDay(THURSDAY)).isFalse();

    rows.stored = new ClosingDays(Set.of(), Set.of(), Set.of());
    clock.advance(Duration.ofSeconds(2));
    assertThat(calendar.isBusinessDay(THURSDAY)).isTrue();
  }

  @Test
  @DisplayName("何日数えても、2秒の間は一度しか読まない")
  void readsOnceForManyQuestions() {
    calendar.businessDaysBetween(THURSDAY, THURSDAY.plusYears(2));
    clock.advance(Duration.ofMillis(1_999));
    calendar.plusBusinessDays(THURSDAY, 200);
    assertThat(rows.reads).isEqualTo(1);

    clock.advance(Duration.ofMillis(1));
    calendar.isBusinessDay(THURSDAY);
    assertThat(rows.reads).isEqualTo(2);
  }

  @Test
  @DisplayName("機械の時計が戻されても読み直す")
  void readsAgainWhenTheClockWasSetBack() {
    calendar.isBusinessDay(THURSDAY);
    clock.advance(Duration.ofHours(-1));
    calendar.isBusinessDay(THURSDAY);

    assertThat(rows.reads).isEqualTo(2);
  }

  private static final class CountingRows extends ClosingDayRows {

    private ClosingDays stored = new ClosingDays(Set.of(), Set.of(), Set.of());
    private int reads;

    CountingRows() {
      super(null);
    }

    @Override
    ClosingDays readAll() {
      reads++;
      return stored;
    }
  }

  private static final class HandClock extends Clock {

    private Instant now = Instant.parse("2025-06-25T00:00:00Z");

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
