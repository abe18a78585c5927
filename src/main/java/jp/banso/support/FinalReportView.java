package jp.banso.support;

import java.time.Instant;
import java.time.LocalDate;

/** The final report; {@code correction} is what the secretariat last asked for, and by when, both may be null. */
public record FinalReportView(
    ReportState state, String results, String remaining, String roadmap, boolean publishable,
    Instant submittedAt, String correction, LocalDate correctionDueOn, Instant acceptedAt, long version) {

  /** The last day on which it can be handed in. */
  public LocalDate dueOn(LocalDate periodEndsOn) {
    return state == ReportState.RETURNED && correctionDueOn != null ? correctionDueOn : periodEndsOn;
  }
}
