package jp.banso.selection;

import java.time.LocalDate;
import jp.banso.platform.database.ListOrder.Place;

/** One of a reviewer's own reviews in the list; {@code place} is where it stands there. */
public record ReviewLine(
    ReviewId id, String prefectureName, String areaName, ReviewState state, LocalDate dueOn,
    Place place) {}
