package jp.banso.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.banso.kernel.CaseKey;

/**
 * A meeting; what has not come is null.
 *
 * @param withoutMeasuresReason why it was held without the 対応策案 that it needed
 * @param agreedInWords true if the region agreed to the minutes, false if its silence did
 */
public record MeetingView(
    int number, CaseKey key, MeetingState state, Instant startsAt, Instant endsAt, MeetingForm form,
    String place, String url, LocalDate replyBy, int postponements, String postponeReason,
    String agenda, Instant heldFrom, Instant heldUntil, String withoutMeasuresReason,
    List<Attendance> attendance, String minutes, String decisions, String homework, Instant minutesDueAt, String correction,
    Boolean agreedInWords, Instant settledAt, long version) {}
