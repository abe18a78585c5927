package jp.banso.selection;

import java.util.UUID;

/** Names a review: one reviewer's look at one application. */
public record ReviewId(UUID value) {}
