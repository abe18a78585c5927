package jp.banso.applications;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/** How a submission after the deadline is treated; refusal is the rule, acceptance needs the ministry. */
@Embeddable
class LateDecision {

  /** What the manager decided. */
  enum Kind {
    ACCEPT,
    REFUSE
  }

  @Enumerated(EnumType.STRING)
  @Column(name = "late_decision")
  private Kind kind;

  @Column(name = "late_reason")
  private String reason;

  @Column(name = "late_decided_by")
  private UUID decidedBy;

  /** Why the ministry did not concur, null as long as it has not said so. */
  @Column(name = "late_declined_note")
  private String declined;

  protected LateDecision() {}

  LateDecision(boolean accept, String why, UUID by) {
    kind = accept ? Kind.ACCEPT : Kind.REFUSE;
    reason = why;
    decidedBy = by;
  }

  /** The ministry did not concur: the manager decides anew, with both reasons in view. */
  LateDecision notConcurred(String why) {
    LateDecision again = new LateDecision(true, reason, decidedBy);
    again.kind = null;
    again.declined = why;
    return again;
  }

  boolean awaitsConcurrence() { return kind == Kind.ACCEPT; }
  String reason() { return reason == null ? "" : reason; }
  String declined() { return declined == null ? "" : declined; }
  UUID decidedBy() { return decidedBy; }
}
