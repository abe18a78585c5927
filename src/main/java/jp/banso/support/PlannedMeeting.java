package jp.banso.support;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/**
 * 年間日程案: the planned day of one meeting, the reserve (予備) included; the first is meeting 1. The
 * reserve is a day kept free from the start (S2 §3).
 */
@Embeddable
public record PlannedMeeting(
    LocalDate plannedOn, @Enumerated(EnumType.STRING) MeetingForm form, String place) {}
