package jp.banso.calls;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.CaseKey;

/**
 * A 正誤 or the 中止 of a published call.
 *
 * @param key its own number, {@code R7-BANSO-C1}
 * @param number of the 正誤 as it is published, null until then and for a 中止
 * @param proposedBy who answers it is another person
 * @param answeredAt business time, or null
 * @param note what the answer added
 * @param ending how it ended that took no effect, null before and for all others
 */
public record CallChange(
    UUID id, CallId call, CaseKey key, Kind kind, State state, Integer number, String reason,
    UUID proposedBy, Instant proposedAt, Instant answeredAt, String note, Ending ending, List<ChangeLine> lines) {

  /**
   * A proposal took no effect and nobody has anything to do with it any more.
   *
   * @param by null if the call closed meanwhile
   * @param reason why it was taken back, null if it was not
   */
  public record Ending(Instant at, UUID by, String reason) {}

  /** 正誤, 中止. */
  public enum Kind {
    CORRECTION,
    CANCELLATION;

    public String messageKey() {
      return "calls.change.kind." + name();
    }
  }

  /** Where it stands. */
  public enum State {
    PROPOSED,
    RELEASED,
    RETURNED,
    WITHDRAWN,
    LAPSED;

    public String messageKey() {
      return "calls.change.state." + name();
    }
  }

  /** Whether it took effect after what began at {@code at}, so that this has not seen the call as it is now. */
  public boolean cameAfter(Instant at) {
    return answeredAt != null && answeredAt.isAfter(at);
  }

  /** Whether it was given back and is yet to be revised or taken back. */
  public boolean awaitsRevision() {
    return state == State.RETURNED && ending == null;
  }

  /** Whether somebody still has something to do with it. */
  public boolean isOpen() {
    return state == State.PROPOSED || awaitsRevision();
  }

  /** The change as the public reads it. */
  CallChange published() {
    return new CallChange(
        id, call, key, kind, state, number, reason, proposedBy, proposedAt, answeredAt, note, ending,
        lines.stream().filter(line -> !line.isProposedDay()).toList());
  }

  /** What it does to the day of the deadline, or null. */
  public ChangeLine deadline() {
    return lines.stream().filter(ChangeLine::isDeadline).findFirst().orElse(null);
  }

  /** Whether the application is asked on another form from then on. */
  public boolean changesForm() {
    return lines.stream().anyMatch(ChangeLine::isForm);
  }

  public boolean isCancellation() {
    return kind == Kind.CANCELLATION;
  }
}
