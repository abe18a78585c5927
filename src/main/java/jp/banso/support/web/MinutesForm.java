package jp.banso.support.web;

import jp.banso.platform.web.FieldLabel;
import org.springframework.validation.Errors;

/** 議事概要 as typed. */
record MinutesForm(
    @FieldLabel("support.minutes.text") String minutes,
    @FieldLabel("support.minutes.decisions") String decisions,
    @FieldLabel("support.minutes.homework") String homework) {

  private static final int LONGEST = 20_000;

  MinutesForm {
    minutes = Typed.text(minutes);
    decisions = Typed.text(decisions);
    homework = Typed.text(homework);
  }

  void check(Errors errors) {
    Typed.need(errors, "minutes", minutes, LONGEST);
    Typed.need(errors, "decisions", decisions, Typed.LONG);
    Typed.limit(errors, "homework", homework, Typed.LONG);
  }
}
