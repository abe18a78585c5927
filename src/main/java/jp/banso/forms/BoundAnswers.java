package jp.banso.forms;

import java.util.List;
import java.util.Map;

/**
 * What a submitted page turned into.
 *
 * @param answers    to show again, and to save when nothing was refused
 * @param findings   what could not be taken over as typed; when there are any, nothing is to be saved and the page is
 *                   shown again with status 400
 * @param shownRows  how many rows each table shows when the page is shown again
 * @param rowsEdited true when the button pressed was one that adds or removes a row, not one that goes on
 */
public record BoundAnswers(Answers answers, List<Finding> findings, Map<String, Integer> shownRows, boolean rowsEdited) {
    public BoundAnswers {
        findings = List.copyOf(findings);
        shownRows = Map.copyOf(shownRows);
    }

    public boolean refused() {
        return !findings.isEmpty();
    }
}
