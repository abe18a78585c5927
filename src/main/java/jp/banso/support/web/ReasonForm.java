package jp.banso.support.web;

/** One text with a button: a reason, a correction, an answer. */
record ReasonForm(String reason) {

  ReasonForm {
    reason = Typed.text(reason);
  }

  static ReasonForm empty() {
    return new ReasonForm("");
  }
}
