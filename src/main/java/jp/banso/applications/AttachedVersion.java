package jp.banso.applications;

import java.time.Instant;
import java.util.UUID;
import jp.banso.platform.documents.DocumentView;

/**
 * One version of a paper that goes with an application.
 *
 * @param number from 1, the newest has the highest
 * @param addedBy organisation and name of who added it
 * @param removedAt when the paper was taken out with this version as its last, or null
 */
public record AttachedVersion(
    UUID paper, int number, DocumentView file, Instant addedAt, String addedBy, Instant removedAt, String removedBy) {}
