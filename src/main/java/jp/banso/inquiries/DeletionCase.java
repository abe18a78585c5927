package jp.banso.inquiries;

import java.time.Instant;
import jp.banso.kernel.CaseKey;
import jp.banso.platform.database.ListOrder.Place;

/**
 * An inquiry of a deletion.
 *
 * @param id null once it is gone
 * @param subject null once it is gone
 * @param deletedAt null while it is there
 * @param keptAt when it was left after all, else null
 * @param failedAt when it could not be deleted last, else null; it is tried again
 */
public record DeletionCase(
    InquiryId id, CaseKey key, String subject, Instant deletedAt, Instant keptAt, Instant failedAt,
    Place place) {}
