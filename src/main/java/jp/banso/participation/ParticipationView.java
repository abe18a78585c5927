package jp.banso.participation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import jp.banso.calls.CallView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;

/**
 * 意向確認 of one prefecture for one call.
 *
 * @param counts how many gave each answer that was given at all
 * @param answerBy by when it is asked, null if no day is named
 * @param nobodyAt when the prefecture said that nobody applies, null if it did not
 * @param receiving true while answers can be recorded
 * @param earlier how many rows the prefecture's latest earlier list has, to be taken over
 */
public record ParticipationView(
    CallView call, PrefectureCode prefecture, CaseKey key, Map<Intent, Long> counts, LocalDate answerBy,
    Instant nobodyAt, String nobodyBy, boolean receiving, int earlier) {

  public long count(Intent intent) {
    return counts.getOrDefault(intent, 0L);
  }

  /** True if the list has any row. */
  public boolean hasRows() {
    return !counts.isEmpty();
  }
}
