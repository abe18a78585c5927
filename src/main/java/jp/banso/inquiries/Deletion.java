package jp.banso.inquiries;

import java.time.Instant;
import java.util.UUID;

/**
 * A deletion with its protocol.
 *
 * @param confirmedBy null until somebody has
 * @param cases how many it was prepared for
 * @param mails how many mails these had, both ways
 * @param files how many files came with them
 * @param deleted how many are gone
 * @param kept how many were left, since somebody holds them or goes on with them
 * @param loose how many mails that belong to no case go besides
 * @param looseDeleted how many of these are gone
 * @param failed how much could not be deleted so far, in the end: at all
 */
public record Deletion(
    UUID id, DeletionState state, UUID preparer, String preparedBy, Instant preparedAt, String confirmedBy,
    Instant confirmedAt, Instant finishedAt, int cases, int mails, int files, int deleted, int kept,
    int loose, int looseDeleted, int failed) {}
