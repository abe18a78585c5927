package jp.banso.correspondence;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that answers one of ours on a case.
 *
 * @param mail its id
 * @param occasion of our mail, as its module named it
 * @param sender address in From, may be empty; it proves nothing
 */
public record CaseAnswer(UUID mail, String occasion, String sender, String body, Instant arrivedAt) {}
