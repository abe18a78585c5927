package jp.banso.calendar;

import java.time.MonthDay;
import java.util.UUID;

/** A period that is closed every year, both ends included; may run over New Year (年末年始). */
public record YearlyClosing(UUID id, MonthDay from, MonthDay to, String reason) {

  ClosingPeriod period() {
    return new ClosingPeriod(from, to);
  }
}
