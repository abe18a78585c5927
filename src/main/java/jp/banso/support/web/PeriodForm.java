package jp.banso.support.web;

/** The decision after the last day of the support as typed. */
record PeriodForm(String choice, String until, String reason) {

  PeriodForm {
    choice = Typed.text(choice);
    until = Typed.text(until);
    reason = Typed.text(reason);
  }

  static PeriodForm empty() {
    return new PeriodForm("", "", "");
  }
}
