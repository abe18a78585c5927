package jp.banso.applications;

import java.util.UUID;

/** Names an application. */
public record ApplicationId(UUID value) {}
