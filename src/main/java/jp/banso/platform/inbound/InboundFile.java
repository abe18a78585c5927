package jp.banso.platform.inbound;

import java.util.UUID;

/** A file that came with a mail; size in bytes, checksum SHA-256 in hex. */
public record InboundFile(UUID documentId, String fileName, long size, String checksum) {}
