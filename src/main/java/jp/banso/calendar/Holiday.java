package jp.banso.calendar;

import java.time.LocalDate;

/**
 * A holiday of one year.
 *
 * @param substitute whether the day is the 振替休日 of the holiday of this kind, which fell on a Sunday
 */
public record Holiday(LocalDate date, HolidayKind kind, boolean substitute) {}
