package jp.banso.support.web;

/** One choice with a reason or text beside it. */
record ChoiceForm(String choice, String reason) {

  ChoiceForm {
    choice = Typed.text(choice);
    reason = Typed.text(reason);
  }

  static ChoiceForm empty() {
    return new ChoiceForm("", "");
  }
}
