package jp.banso.correspondence;

import java.time.Instant;
import jp.banso.platform.database.ListOrder.Place;

/**
 * A mail in a list, as {@code fragments/letters :: list} shows it.
 *
 * @param to empty if the viewer may not know the address
 * @param at when it was sent, or written if it has not gone yet; business time
 * @param state one of the fragment's words
 * @param href its page
 * @param place where it stands in the list
 */
public record LetterLine(
    String subject, String to, Instant at, String state, String href, Place place) {}
