package jp.banso.consultation;

import java.util.UUID;

/** One edition of the terms of a desk. */
public record DeskId(UUID value) {}
