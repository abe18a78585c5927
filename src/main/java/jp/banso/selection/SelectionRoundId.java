package jp.banso.selection;

import java.util.UUID;

/** Names a round of selection. */
public record SelectionRoundId(UUID value) {}
