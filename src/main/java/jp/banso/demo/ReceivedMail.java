package jp.banso.demo;

import java.time.Instant;
import java.util.UUID;

/** A mail in the list, as it lies in its receiver's mailbox; {@code number} rises with each. */
public record ReceivedMail(
    UUID id, long number, String receiver, String sender, String subject, Instant receivedAt) {}
