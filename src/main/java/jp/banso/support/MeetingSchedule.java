package jp.banso.support;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When and where a meeting is held.
 *
 * @param place empty for an online meeting
 * @param url printed in the body of the mails; empty for a meeting face to face
 * @param replyBy day until which attendance is answered
 */
public record MeetingSchedule(
    Instant startsAt, Instant endsAt, MeetingForm form, String place, String url, LocalDate replyBy,
    String agenda) {}
