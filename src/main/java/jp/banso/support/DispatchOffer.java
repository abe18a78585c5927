package jp.banso.support;

import java.time.Instant;
import java.util.UUID;

/** What an advisor is asked to take on. {@code place} holds the address or the meeting's URL. */
public record DispatchOffer(
    UUID advisorId, Instant startsAt, Instant endsAt, MeetingForm form, String place) {}
