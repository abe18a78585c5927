package jp.banso.selection.web;

/** 再公募の要否 as it was typed; {@code choice} is RECALL or NONE. */
record RecallForm(String choice, String deadline, String reason) {

  static final String RECALL = "RECALL";
  static final String NONE = "NONE";

  boolean answered() {
    return RECALL.equals(choice) || NONE.equals(choice);
  }
}
