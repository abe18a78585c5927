package jp.banso.rehearsal.play;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.UUID;
import jp.banso.parties.Viewer;
import jp.banso.worklist.WorkLine;

/**
 * How a kind of task is taken in the play.
 *
 * @param when null for a task that is left undone
 */
record Scene(When when, Act act) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern NUMBER = Pattern.compile("/(\\d+)(?:$|[/?#])");

  /** When its holder takes it. */
  @FunctionalInterface
  interface When {
    Instant of(WorkLine work);
  }

  /** What its holder does. */
  @FunctionalInterface
  interface Act {
    void take(WorkLine work, Viewer holder);
  }

  /** The case that the page of a task is about. */
  static UUID idOf(WorkLine work) {
    Matcher id = ID.matcher(work.link());
    if (!id.find()) {
      throw new IllegalStateException("no case in " + work.link());
    }
    return UUID.fromString(id.group());
  }

  /** The part of the case: the meeting, the dispatch, the question. */
  static int numberOf(WorkLine work) {
    Matcher number = NUMBER.matcher(work.link());
    if (!number.find()) {
      throw new IllegalStateException("no number in " + work.link());
    }
    return Integer.parseInt(number.group(1));
  }
}
