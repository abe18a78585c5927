package jp.banso.applications;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** 決裁中: the text lies before those who decide and is held still until one of their side releases it. */
@Embeddable
class ApprovalHold {

  @Enumerated(EnumType.STRING)
  @Column(name = "held_side")
  private ApprovalSide side;

  @Column(name = "held_at")
  private Instant at;

  @Column(name = "held_by")
  private String by;

  protected ApprovalHold() {}

  ApprovalHold(ApprovalSide side, String by, Instant at) {
    this.side = side;
    this.by = by;
    this.at = at;
  }

  ApprovalSide side() { return side; }
  Instant at() { return at; }
  String by() { return by; }
}
