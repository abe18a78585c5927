package jp.banso.consultation;

import java.time.LocalDate;
import jp.banso.kernel.FiscalYear;

/**
 * How long the inquiries of an edition are kept.
 *
 * @param until last day on which they are kept
 */
public record DeskRetention(DeskId id, FiscalYear year, int edition, int years, LocalDate until) {}
