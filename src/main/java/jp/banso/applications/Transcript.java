package jp.banso.applications;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;

/** 事務局入力: a text that a clerk typed of a paper, and its sender's word on it. The receipt never waits for that word. */
@Embeddable
class Transcript {

  @Enumerated(EnumType.STRING)
  @Column(name = "transcript_state")
  private TranscriptState state = TranscriptState.TYPING;

  @Column(name = "transcript_due_on")
  private LocalDate dueOn;

  @Column(name = "transcript_settled_at")
  private Instant settledAt;

  @Column(name = "transcript_settled_by")
  private String settledBy;

  /** Another text is nobody's word any more; true if this one was. */
  boolean typed() {
    boolean was = state != TranscriptState.TYPING;
    state = TranscriptState.TYPING;
    settledAt = null;
    settledBy = null;
    return was;
  }

  void asked(LocalDate answerBy) {
    state = TranscriptState.ASKED;
    dueOn = answerBy;
    settledAt = null;
    settledBy = null;
  }

  /** @param by how it is known and who said it, in words */
  void answered(boolean agreed, String by, Instant at) {
    state = agreed ? TranscriptState.CONFIRMED : TranscriptState.DISPUTED;
    settledBy = by;
    settledAt = at;
  }

  TranscriptState state() { return state; }
  LocalDate dueOn() { return dueOn; }
  Instant settledAt() { return settledAt; }
  String settledBy() { return settledBy; }
}
