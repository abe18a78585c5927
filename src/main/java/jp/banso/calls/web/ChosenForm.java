package jp.banso.calls.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.forms.FormRef;

/** The version of a form as a page sends it, {@code home-care-support-application:2}. */
record ChosenForm(String value) {

  private static final Pattern SENT = Pattern.compile("([A-Za-z0-9_-]{1,100}):([1-9]\\d{0,5})");

  /** What a page sends is converted by this. */
  public ChosenForm {}

  static ChosenForm of(FormRef ref) {
    return new ChosenForm(ref.formKey() + ":" + ref.version());
  }

  /** Empty if nothing was chosen that can be a version. */
  Optional<FormRef> ref() {
    Matcher sent = SENT.matcher(value == null ? "" : value);
    return sent.matches() ? Optional.of(new FormRef(sent.group(1), Integer.parseInt(sent.group(2)))) : Optional.empty();
  }

  /** The number of the version, as two of them are told apart. */
  String version() {
    return ref().map(ref -> "" + ref.version()).orElse("");
  }

  /** As the page's list of choices compares it. */
  @Override
  public String toString() {
    return value;
  }
}
