package jp.banso.inquiries;

import java.time.LocalDate;

/**
 * That the ministry takes the anonymous figures of a year.
 *
 * @param note by what it was confirmed
 */
public record FiguresConfirmation(LocalDate confirmedOn, String note) {}
