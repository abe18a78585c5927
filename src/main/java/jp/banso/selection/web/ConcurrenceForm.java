package jp.banso.selection.web;

/** The ministry's answer as it was typed; {@code decision} is AGREED or RETURNED. */
record ConcurrenceForm(String decision, String note) {

  static final String AGREED = "AGREED";
  static final String RETURNED = "RETURNED";

  boolean agreed() {
    return AGREED.equals(decision);
  }

  boolean answered() {
    return agreed() || RETURNED.equals(decision);
  }
}
