package jp.banso.calls;

import jp.banso.platform.database.ListOrder.Place;

/** A call in the list; {@code place} is where it stands there. */
public record CallLine(CallView call, Place place) {}
