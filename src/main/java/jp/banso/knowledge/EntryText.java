package jp.banso.knowledge;

import jakarta.persistence.Embeddable;

/**
 * The words of an entry.
 *
 * @param category one of the kinds of content by which the desk counts, null for none
 * @param sources where it can be read, the chapter of the guidebook or a published paper; null for nothing
 */
@Embeddable
public record EntryText(String question, String answer, String category, String sources) {}
