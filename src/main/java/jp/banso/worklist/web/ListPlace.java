package jp.banso.worklist.web;

import java.util.regex.Pattern;

/**
 * The place in the list from which a button was pressed, to be led back to.
 *
 * @param back the list with its filters, may be null
 * @param place where its page began, null or empty for the first
 */
record ListPlace(String back, String place) {

  static final ListPlace NONE = new ListPlace(null, null);

  private static final Pattern LIST = Pattern.compile("/tasks\\?[a-z=&]*");
  private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9_:.-]+");

  /** Nowhere else than into the list, whatever was sent. */
  String redirect() {
    boolean known = back != null && LIST.matcher(back).matches();
    boolean placed = known && place != null && PLACE.matcher(place).matches();
    return "redirect:" + (known ? back : "/tasks") + (placed ? "&after=" + place : "");
  }
}
