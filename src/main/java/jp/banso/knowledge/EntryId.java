package jp.banso.knowledge;

import java.util.UUID;

/** Names a 回答事例. */
public record EntryId(UUID value) {}
