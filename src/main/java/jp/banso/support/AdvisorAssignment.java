package jp.banso.support;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An advisor may see a region while one of these is open, and never after. */
@Entity
@Table(name = "advisor_assignment")
class AdvisorAssignment {

  static final String PLAN = "PLAN";

  @Id private UUID id;
  private UUID cycleId;
  private UUID advisorId;
  private String advisorName;
  private String cause;
  private Instant since;
  private Instant until;

  protected AdvisorAssignment() {}

  /** {@code cause} is {@link #PLAN} or the key of the dispatch or question. */
  static AdvisorAssignment open(
      SupportCycleId cycle, UUID advisorId, String advisorName, String cause, Instant now) {
    AdvisorAssignment assignment = new AdvisorAssignment();
    assignment.id = UUID.randomUUID();
    assignment.cycleId = cycle.value();
    assignment.advisorId = advisorId;
    assignment.advisorName = advisorName;
    assignment.cause = cause;
    assignment.since = now;
    return assignment;
  }

  void end(Instant now) {
    if (until == null) {
      until = now;
    }
  }

  UUID advisorId() {
    return advisorId;
  }

  String advisorName() {
    return advisorName;
  }

  String cause() {
    return cause;
  }
}
