package jp.banso.forms;

import java.util.Map;

/**
 * What a workbook that came back says.
 *
 * @param bound as from a page: answers, and what could not be taken over
 * @param cells where the answer of each field stands in the workbook ({@code 様式!B12}), by the answer's path
 */
public record WorkbookAnswers(BoundAnswers bound, Map<String, String> cells) {
    public WorkbookAnswers {
        cells = Map.copyOf(cells);
    }

    /** The cell that a finding is about, or empty. */
    public String cell(Finding finding) {
        return cells.getOrDefault(finding.path(), cells.getOrDefault(AnswerPath.table(finding.path()), ""));
    }
}
