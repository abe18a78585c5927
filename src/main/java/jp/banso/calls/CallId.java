package jp.banso.calls;

import java.util.UUID;

/** Names a call. */
public record CallId(UUID value) {}
