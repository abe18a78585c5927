package jp.banso.selection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.banso.calls.Criterion;
import jp.banso.forms.FormAnswersView;
import jp.banso.kernel.CaseKey;

/**
 * A review as its own reviewer sees it: nobody else's scores, and the application only after a clear
 * declaration.
 *
 * @param form null until no conflict was declared, and again once excused
 */
public record ReviewView(
    ReviewId id, CaseKey key, String callTitle, String prefectureName, String areaName,
    ReviewState state, LocalDate dueOn, long version, ConflictRelation relation,
    String relationReason, List<Criterion> criteria, ScoreSheet sheet, Instant submittedAt,
    FormAnswersView form) {}
