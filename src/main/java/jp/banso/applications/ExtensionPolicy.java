package jp.banso.applications;

import java.time.LocalDate;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallTerms;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;

/**
 * To which day the deadline of one application can be put off: a business day after the present one, before the day on
 * which the result is to be told (S2 §9), because the selection waits for it.
 */
final class ExtensionPolicy {

  private ExtensionPolicy() {}

  /** @param present the last day on which it can be submitted now */
  static Outcome<Void> judge(LocalDate until, LocalDate present, CallTerms terms, BusinessCalendar calendar) {
    if (!until.isAfter(present)) {
      return Outcome.refused("applications.refused.extensionEarly", Wareki.date(present));
    }
    if (!until.isBefore(terms.resultDueOn())) {
      return Outcome.refused("applications.refused.extensionLate", Wareki.date(terms.resultDueOn()));
    }
    if (!calendar.isBusinessDay(until)) {
      return Outcome.refused("applications.refused.extensionClosed", Wareki.date(calendar.onOrAfter(until)));
    }
    return Outcome.done();
  }
}
