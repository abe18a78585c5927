package jp.banso.selection.web;

import jp.banso.platform.web.FieldLabel;

/** The ministry's answer as it was typed; {@code decision} is AGREED or RETURNED. */
record ConcurrenceForm(
    @FieldLabel("selection.concur.decision") String decision,
    @FieldLabel("selection.concur.note") String note) {

  static final String AGREED = "AGREED";
  static final String RETURNED = "RETURNED";

  boolean agreed() {
    return AGREED.equals(decision);
  }

  boolean answered() {
    return agreed() || RETURNED.equals(decision);
  }
}
