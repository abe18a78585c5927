package jp.banso.correspondence.web;

import jp.banso.kernel.Outcome;
import jp.banso.platform.web.FreeText;

/** A reason, as typed. */
record ReasonForm(String reason) {

  Outcome<Void> within(int longest) {
    return FreeText.within(reason, longest);
  }
}
