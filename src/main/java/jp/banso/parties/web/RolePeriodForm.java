package jp.banso.parties.web;

import jp.banso.kernel.Wareki;
import jp.banso.parties.RolePeriod;
import jp.banso.platform.web.FieldLabel;

/** The days of a role, as typed. */
record RolePeriodForm(
    @FieldLabel("parties.people.firstDay") String firstDay, @FieldLabel("parties.people.lastDay") String lastDay) {

  static RolePeriodForm of(RolePeriod period) {
    return new RolePeriodForm(
        Wareki.date(period.firstDay()), period.lastDay() == null ? "" : Wareki.date(period.lastDay()));
  }
}
