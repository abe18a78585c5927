package jp.banso.platform.documents;

import java.time.Instant;

/** What is known of a stored file; size in bytes, checksum SHA-256 in hex, time in business time. */
public record DocumentView(
    DocumentId id, String fileName, String contentType, long size, String checksum, Instant storedAt) {}
