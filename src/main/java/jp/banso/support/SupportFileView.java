package jp.banso.support;

import java.time.Instant;
import jp.banso.kernel.CaseKey;
import jp.banso.platform.documents.DocumentId;

/** A paper of the case; {@code key} is the case or the meeting to which it belongs. */
public record SupportFileView(
    DocumentId id, CaseKey key, String fileName, String kindKey, Instant addedAt) {}
