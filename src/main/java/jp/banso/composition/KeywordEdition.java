package jp.banso.composition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.FiscalYear;

/**
 * The keyword table of a year, as it counts or as it is being written.
 *
 * @param id null for the table as it was shipped
 * @param year null for the table as it was shipped
 * @param number null as long as it is being written, 0 for the shipped one
 * @param editors who wrote it, the last of them last
 */
record KeywordEdition(
    UUID id, FiscalYear year, Integer number, List<MemberGroupKeyword> rows, List<UUID> editors,
    Instant changedAt, String changedBy, Instant releasedAt, String releasedBy) {}
