package jp.banso.calls;

import jakarta.persistence.Embeddable;

/**
 * How the mails of a call go; data that the secretariat edits.
 *
 * @param holdMinutes how long what cannot be taken back waits, on the business clock, before it goes
 */
@Embeddable
public record MailTerms(int holdMinutes) {}
