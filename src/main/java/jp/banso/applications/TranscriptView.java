package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;

/**
 * 事務局入力 as all who see the application read it.
 *
 * @param dueOn by when its sender is asked to answer, null before they were
 * @param settledAt when they answered, null before
 * @param settledBy how it is known and who said it, null before
 */
public record TranscriptView(
    ArrivalMeans arrival, TranscriptState state, LocalDate dueOn, Instant settledAt, String settledBy) {

  /** Null for what no clerk typed. */
  static TranscriptView of(Application application) {
    return application
        .transcript()
        .map(
            typed ->
                new TranscriptView(
                    application.receipt().arrival(), typed.state(), typed.dueOn(), typed.settledAt(), typed.settledBy()))
        .orElse(null);
  }
}
