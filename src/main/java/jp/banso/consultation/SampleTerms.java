package jp.banso.consultation;

import jakarta.persistence.Embeddable;

/**
 * How many of the answers that a clerk gave alone (即答) another person looks at again, and when.
 *
 * @param checksAnswers whether any are
 * @param checkPercent of those of a month, in percent, rounded up
 * @param checkLeast at least so many, if there are so many
 * @param checkMost at most so many, unless more clerks answered
 * @param checkDay on which business day of the next month they are drawn
 * @param checkDays business days until they are looked at
 */
@Embeddable
public record SampleTerms(
    boolean checksAnswers, int checkPercent, int checkLeast, int checkMost, int checkDay, int checkDays) {}
