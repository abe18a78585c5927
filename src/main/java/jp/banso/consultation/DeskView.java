package jp.banso.consultation;

import java.time.Instant;
import java.time.LocalDate;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;

/**
 * One edition of the terms of a desk.
 *
 * @param edition from 1, within its fiscal year
 * @param replaced whether a later edition of its year is in force
 * @param over whether its period has passed
 * @param asked whether a draft waits for a second person
 * @param firstOpenDay first business day of the printed period
 * @param lastOpenDay last business day of the printed period
 * @param releasedBy null for what was shipped, and for a draft
 * @param releasedAt null for what was shipped, and for a draft
 * @param releaseNote why it was released, or null
 */
public record DeskView(
    DeskId id, ProgrammeCode programme, FiscalYear year, int edition, DeskState state, boolean replaced, boolean over,
    boolean asked,
    DeskTerms terms, LocalDate firstOpenDay,
    LocalDate lastOpenDay, String releasedBy, Instant releasedAt, String releaseNote, long version) {

  public boolean isDraft() {
    return state == DeskState.DRAFT;
  }
}
