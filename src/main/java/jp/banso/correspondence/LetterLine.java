package jp.banso.correspondence;

import java.time.Instant;

/**
 * A mail in a list, as {@code fragments/letters :: list} shows it.
 *
 * @param at when it was sent, or written if it has not gone yet; business time
 * @param state one of the fragment's words
 * @param href its page
 */
public record LetterLine(String subject, String to, Instant at, String state, String href) {}
