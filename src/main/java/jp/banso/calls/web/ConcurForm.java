package jp.banso.calls.web;

/** The ministry's answer as it was typed; {@code decision} is AGREED or RETURNED. */
record ConcurForm(String decision, String note) {

  static final String AGREED = "AGREED";
  static final String RETURNED = "RETURNED";

  boolean agreed() {
    return AGREED.equals(decision);
  }

  boolean answered() {
    return agreed() || RETURNED.equals(decision);
  }

  boolean noteMissing() {
    return RETURNED.equals(decision) && (note == null || note.isBlank());
  }
}
