package jp.banso.selection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.banso.calls.Criterion;
import jp.banso.forms.FormAnswersView;
import jp.banso.kernel.CaseKey;
import jp.banso.platform.documents.DocumentView;

/**
 * A review as its own reviewer sees it: nobody else's scores, and the application only after a clear
 * declaration.
 *
 * @param form null until no conflict was declared, and again once excused
 * @param papers 添付資料, none as long as there is no form
 */
public record ReviewView(
    ReviewId id, CaseKey key, String callTitle, String prefectureName, String areaName,
    ReviewState state, LocalDate dueOn, long version, ConflictRelation relation,
    String relationReason, List<Criterion> criteria, ScoreSheet sheet, Instant submittedAt,
    FormAnswersView form, List<DocumentView> papers) {}
