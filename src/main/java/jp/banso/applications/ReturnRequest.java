package jp.banso.applications;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One thing that prefecture (修正のお願い) or secretariat (補正のお願い) asks to be put right. */
@Entity
@Table(name = "application_return")
class ReturnRequest {

  /** Who asks. */
  enum By {
    PREFECTURE,
    SECRETARIAT
  }

  @Id private UUID id;
  private UUID applicationId;

  @Enumerated(EnumType.STRING)
  private By returnedBy;

  private String section;
  private String ruleId;
  private String reason;
  private LocalDate dueOn;
  private Instant askedAt;
  private Instant answeredAt;
  private boolean endedByAcceptance;

  protected ReturnRequest() {}

  ReturnRequest(ApplicationId application, By by, ReturnReason item, LocalDate dueOn, Instant at) {
    id = UUID.randomUUID();
    applicationId = application.value();
    returnedBy = by;
    section = item.section();
    ruleId = item.ruleId();
    reason = item.reason();
    this.dueOn = dueOn;
    askedAt = at;
  }

  void answered(Instant at) {
    answeredAt = at;
  }

  /** The application is accepted as it is: nobody answers any more. */
  void endByAcceptance() {
    endedByAcceptance = true;
  }

  UUID applicationId() { return applicationId; }
  By by() { return returnedBy; }
  ReturnReason item() { return new ReturnReason(section, ruleId, reason); }
  LocalDate dueOn() { return dueOn; }
  Instant askedAt() { return askedAt; }
  boolean isOpen() { return answeredAt == null && !endedByAcceptance; }
  boolean isEndedByAcceptance() { return endedByAcceptance; }
}
