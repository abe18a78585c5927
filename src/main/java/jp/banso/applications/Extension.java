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
 * @param endsAt first instant that is too late, as it was told when it was agreed to; null until then
 * @param proposedBy who answers it is another person
 * @param answeredAt business time, null until then
 * @param answeredBy who answered, null until then
 * @param note what the answer added, null until then
 * @param endedAt business time at which it was taken back or ended without effect, else null
 * @param endReason why it was taken back, else null
 * @param endedWith what the application became when the proposal ended unanswered, else null
 */
public record Extension(
    UUID id, UUID application, CaseKey key, LocalDate until, Instant endsAt, String reason, State state, UUID proposedBy,
    Instant proposedAt, UUID answeredBy, Instant answeredAt, String note, Instant endedAt, String endReason,
    ApplicationState endedWith) {

  /** Where it stands. */
  public enum State {
    PROPOSED,
    AGREED,
    DECLINED,
    WITHDRAWN,
    /** The application was submitted or ended before anybody answered, or a later extension took its place. */
    ENDED;
  }

  /** Whether somebody is still to answer it. */
  public boolean isProposed() {
    return state == State.PROPOSED;
  }

  /** Whether the deadline came before anybody answered. */
  public boolean isLapsed() {
    return state == State.ENDED && endedWith == ApplicationState.UNSUBMITTED;
  }

  public String stateKey() {
    return "applications.extension.state." + (isLapsed() ? "LAPSED" : state.name());
  }

  /** What ended it without anybody's reason; null if somebody gave one or nothing did. */
  public String endKey() {
    if (state != State.ENDED) {
      return null;
    }
    if (answeredAt != null) {
      return "applications.extension.end.replaced";
    }
    return isLapsed() ? "applications.extension.end.lapsed" : "applications.extension.end.settled";
  }

  /** Whether the application has its day. */
  public boolean isInForce() {
    return state == State.AGREED;
  }
}
