package jp.banso.parties.web;

import jp.banso.kernel.Wareki;
import jp.banso.parties.RolePeriod;
import jp.banso.platform.web.FieldLabel;

/** The days of a role, as typed. */
record RolePeriodForm(
    String seen, @FieldLabel("parties.people.firstDay") String firstDay,
    @FieldLabel("parties.people.lastDay") String lastDay,
    @FieldLabel("parties.people.period.endless") Boolean endless) {

  RolePeriodForm {
    endless = Boolean.TRUE.equals(endless);
  }

  static RolePeriodForm of(RolePeriod period) {
    return new RolePeriodForm(
        period.days(), Wareki.date(period.firstDay()), period.lastDay() == null ? "" : Wareki.date(period.lastDay()),
        false);
  }
}
