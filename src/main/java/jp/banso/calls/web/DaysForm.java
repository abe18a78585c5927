package jp.banso.calls.web;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import jp.banso.calls.InternalDays;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.StaleEditView;
import org.springframework.validation.Errors;

/** The days of a prefecture as typed. */
record DaysForm(
    long version,
    @FieldLabel("calls.setup.regionDueOn") String regionDueOn,
    @FieldLabel("calls.setup.prefectureDueOn") String prefectureDueOn) {

  /** The days as read. */
  record Typed(LocalDate region, LocalDate prefecture) {}

  static DaysForm of(InternalDays days) {
    return new DaysForm(
        days.version(), Wareki.date(days.regionDueOn()), Wareki.date(days.prefectureDueOn()));
  }

  DaysForm onto(long newVersion) {
    return new DaysForm(newVersion, regionDueOn, prefectureDueOn);
  }

  /** Null if a day cannot be read; said at its field. */
  Typed read(Errors errors) {
    TermsReader reader = new TermsReader(errors);
    Typed typed =
        new Typed(reader.date("regionDueOn", regionDueOn), reader.date("prefectureDueOn", prefectureDueOn));
    return errors.hasErrors() ? null : typed;
  }

  StaleEditView.Comparison against(DaysForm theirs, UnaryOperator<String> text) {
    return new StaleEditView.Comparison().forms(this, theirs, text);
  }
}
