package jp.banso.participation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.banso.calls.CallView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;

/**
 * 意向確認 of one prefecture for one call.
 *
 * @param answerBy by when it is asked, null if no day is named
 * @param nobodyAt when the prefecture said that nobody applies, null if it did not
 * @param receiving true while answers can be recorded
 * @param earlier how many rows the prefecture's latest earlier list has, to be taken over
 */
public record ParticipationView(
    CallView call, PrefectureCode prefecture, CaseKey key, List<ParticipantLine> lines, LocalDate answerBy,
    Instant nobodyAt, String nobodyBy, boolean receiving, int earlier) {

  /** How many gave each answer. */
  public Map<Intent, Long> counts() {
    return lines.stream().collect(Collectors.groupingBy(ParticipantLine::intent, Collectors.counting()));
  }

  public long count(Intent intent) {
    return counts().getOrDefault(intent, 0L);
  }
}
