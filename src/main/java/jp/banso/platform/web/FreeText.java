package jp.banso.platform.web;

import jp.banso.kernel.Outcome;
import jp.banso.kernel.TextLength;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;

/**
 * What people write as they like, up to what the counter of its field says: whoever goes round the
 * counter is told so at the field.
 */
public final class FreeText {

  /** A name, an address, a place: one line. */
  public static final int LINE = 200;

  /** A reason or a note. */
  public static final int NOTE = 2000;

  private static final String TOO_LONG = "fragments.form.tooLong";

  private final Errors errors;
  private Outcome<Void> outcome = Outcome.done();

  private FreeText(Errors errors) {
    this.errors = errors;
  }

  /** Judges the form of this name, which the handler has taken from the request. */
  public static FreeText of(Model model, String form) {
    return of((BindingResult) model.getAttribute(BindingResult.MODEL_KEY_PREFIX + form));
  }

  public static FreeText of(Errors errors) {
    return new FreeText(errors);
  }

  /** Judges a text that is in no form. */
  public static Outcome<Void> within(String typed, int longest) {
    return isLonger(typed, longest) ? Outcome.refused(TOO_LONG, longest) : Outcome.done();
  }

  /** Notes at its field a text that is longer than that. */
  public FreeText limit(String field, String typed, int longest) {
    if (isLonger(typed, longest)) {
      errors.rejectValue(field, TOO_LONG, new Object[] {longest}, "");
      outcome = Outcome.refused(TOO_LONG, longest);
    }
    return this;
  }

  /** Notes at its field what else is wrong with it. */
  public FreeText refuse(boolean wrong, String field, String messageKey) {
    if (wrong) {
      errors.rejectValue(field, messageKey);
      outcome = Outcome.refused(messageKey);
    }
    return this;
  }

  /** Notes at its field what somebody else judged of it, with its arguments. */
  public FreeText refuse(Outcome<?> judged, String field) {
    if (judged instanceof Outcome.Refused<?> refused) {
      errors.rejectValue(field, refused.messageKey(), refused.arguments().toArray(), "");
      outcome = Outcome.refused(refused.messageKey(), refused.arguments().toArray());
    }
    return this;
  }

  /** Refused if anything was noted. */
  public Outcome<Void> outcome() {
    return outcome;
  }

  /** Counted as the page counts: in signs; a line break, which is sent as two, is one. */
  private static boolean isLonger(String typed, int longest) {
    return !TextLength.fits(typed, longest);
  }
}
