package jp.banso.applications;

import java.time.Instant;

/** A kept version of the answers; {@code occasionKey} says in which message why it was kept. */
public record VersionView(int number, String occasionKey, Instant madeAt, String madeBy) {}
