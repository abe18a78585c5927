package jp.banso.demo;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A mail as its receiver reads it. */
public record OpenedMail(
    UUID id, String receiver, String from, String to, String cc, String subject, Instant sentAt,
    Instant receivedAt, String body, List<Attachment> attachments) {

  /** A file that came along; {@code number} counts from 1. */
  public record Attachment(int number, String fileName, long size) {}
}
