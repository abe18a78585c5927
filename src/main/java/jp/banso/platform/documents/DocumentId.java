package jp.banso.platform.documents;

import java.util.UUID;

/** Name of a stored file. */
public record DocumentId(UUID value) {}
