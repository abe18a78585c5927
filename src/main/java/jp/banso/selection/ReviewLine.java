package jp.banso.selection;

import java.time.LocalDate;

/** One of a reviewer's own reviews in the list. */
public record ReviewLine(
    ReviewId id, String prefectureName, String areaName, ReviewState state, LocalDate dueOn) {}
