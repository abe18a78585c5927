package jp.banso.knowledge;

import jp.banso.platform.database.ListOrder.Place;

/**
 * An entry in a list.
 *
 * @param shown whether everybody may read it today
 */
public record EntryLine(EntryView entry, boolean shown, Place place) {}
