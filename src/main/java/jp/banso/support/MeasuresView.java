package jp.banso.support;

import java.time.Instant;
import java.util.List;

/** A version of the 対応策案; {@code submittedAt} is null for a draft. */
public record MeasuresView(
    int planVersion, List<Measure> measures, String note, List<MeasuresAdvice> advice, Instant savedAt,
    Instant submittedAt, long version) {

  public boolean isDraft() {
    return submittedAt == null;
  }
}
