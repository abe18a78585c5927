package jp.banso.support;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.CaseKey;

/**
 * A dispatch; what has not come is null.
 *
 * @param ordinal number of the request within the region
 * @param slot 「派遣 n回目」, the place it fills or filled
 */
public record DispatchView(
    int ordinal, CaseKey key, int slot, DispatchState state, String purpose, String points,
    String wishes, MeetingForm form, String participants, Instant requestedAt, String reason,
    UUID advisorId, String advisorName, Instant startsAt, Instant endsAt, String place,
    String conditions, List<DispatchAsking> askings, Instant reportedAt, Instant heldFrom,
    String content, String advice, String nextStep, long version) {

  /** Without those asked before; the name appears once an advisor has taken it on. */
  DispatchView withoutAskings() {
    boolean known = state == DispatchState.CONFIRMED || state == DispatchState.REPORTED || state == DispatchState.CLOSED;
    return new DispatchView(
        ordinal, key, slot, state, purpose, points, wishes, form, participants, requestedAt, reason,
        advisorId, known ? advisorName : null, startsAt, endsAt, place, conditions, List.of(),
        reportedAt, heldFrom, content, advice, nextStep, version);
  }
}
