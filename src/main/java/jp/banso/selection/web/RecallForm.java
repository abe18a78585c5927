package jp.banso.selection.web;

import jp.banso.platform.web.FieldLabel;

/** 再公募の要否 as it was typed; {@code choice} is RECALL or NONE. */
record RecallForm(
    @FieldLabel("selection.recall.choice") String choice,
    @FieldLabel("selection.recall.deadline") String deadline,
    @FieldLabel("selection.reason") String reason) {

  static final String RECALL = "RECALL";
  static final String NONE = "NONE";

  boolean answered() {
    return RECALL.equals(choice) || NONE.equals(choice);
  }
}
