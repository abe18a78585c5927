package jp.banso.correspondence;

import java.time.Instant;
import jp.banso.platform.database.ListOrder.Place;

/**
 * A mail in a list, as {@code fragments/letters :: list} shows it.
 *
 * @param to empty if the viewer may not know the address
 * @param toName whose address it is, null if it is nobody's known
 * @param at when it was sent; while it waits, when it goes; else when it was written; business time
 * @param state one of the fragment's words
 * @param href its page
 * @param place where it stands in the list
 */
public record LetterLine(
    String subject, String to, String toName, Instant at, String state, String href, Place place) {}
