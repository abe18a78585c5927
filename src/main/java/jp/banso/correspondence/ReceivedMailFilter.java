package jp.banso.correspondence;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * What the list of mails is narrowed to; each part but the shelf may be null.
 *
 * @param taken true for what somebody has taken, false for what nobody has
 * @param takenBy whom it is taken by, with {@code taken}
 * @param text words in sender, subject or text, or the number of a case
 * @param from the first day on which it arrived
 * @param until the last day on which it arrived
 */
public record ReceivedMailFilter(
    Shelf shelf, ReceivedMailState state, Boolean taken, UUID takenBy, String text, LocalDate from, LocalDate until) {

  /** What the list shows. */
  public enum Shelf {
    OPEN(EnumSet.of(ReceivedMailState.TRIAGE, ReceivedMailState.CLAIMED, ReceivedMailState.FILED)),
    SETTLED(EnumSet.of(ReceivedMailState.SETTLED)),
    KEPT(EnumSet.of(ReceivedMailState.KEPT));

    private final Set<ReceivedMailState> states;

    Shelf(Set<ReceivedMailState> states) {
      this.states = states;
    }

    /** The states of what lies there. */
    public Set<ReceivedMailState> states() {
      return states;
    }
  }
}
