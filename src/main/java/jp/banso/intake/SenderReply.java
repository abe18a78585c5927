package jp.banso.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * An answer to the question whether a desk sent a mail.
 *
 * @param id of the answer as a mail
 * @param words what was written into it, without what it quotes of the question; empty if nothing was
 * @param countable true if it answers the question to the desk that is registered for the mail now
 * @param open false once somebody has read it
 */
public record SenderReply(
    UUID id, Instant arrivedAt, ReplyReading reading, String words, boolean countable, boolean open) {}
