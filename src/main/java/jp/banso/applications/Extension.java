package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.CaseKey;

/**
 * A later deadline for one application (締切の延長): nobody else's moves.
 *
 * @param key its own number, {@code R7-BANSO-05-001-E1}
 * @param until the last day on which the application can be submitted then
 * @param proposedBy who answers it is another person
 * @param answeredAt business time, null until then
 * @param note what the answer added, null until then
 * @param endedAt business time at which it was taken back or ended without effect, else null
 * @param endReason why it was taken back, else null
 */
public record Extension(
    UUID id, UUID application, CaseKey key, LocalDate until, String reason, State state, UUID proposedBy,
    Instant proposedAt, Instant answeredAt, String note, Instant endedAt, String endReason) {

  /** Where it stands. */
  public enum State {
    PROPOSED,
    AGREED,
    DECLINED,
    WITHDRAWN,
    /** The application was submitted or ended before anybody answered, or a later extension took its place. */
    ENDED;

    public String messageKey() {
      return "applications.extension.state." + name();
    }
  }

  /** Whether somebody is still to answer it. */
  public boolean isProposed() {
    return state == State.PROPOSED;
  }

  /** Whether the application has its day. */
  public boolean isInForce() {
    return state == State.AGREED;
  }
}
