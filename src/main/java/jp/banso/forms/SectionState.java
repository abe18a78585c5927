package jp.banso.forms;

import java.util.List;
import java.util.Set;

/** Where one section of a form stands, as its writers see it: 未着手・入力中・確認済・要修正, in a 訂正 提出のまま as well. */
public enum SectionState {
    NOT_STARTED, IN_PROGRESS, CONFIRMED, NEEDS_CORRECTION, AS_SUBMITTED;

    /**
     * A confirmed section falls back to 入力中 as soon as something in it is blank or malformed again.
     *
     * @param findings  of the whole form
     * @param confirmed keys of the sections whose writer said they are done
     * @param toCorrect keys of the sections for which a correction was asked and not yet made
     */
    public static SectionState of(FormSection section, Answers answers, List<Finding> findings, Set<String> confirmed, Set<String> toCorrect) {
        if (toCorrect.contains(section.key())) {
            return NEEDS_CORRECTION;
        }
        if (section.fields().stream().allMatch(field -> answers.isBlank(field.path()))) {
            return NOT_STARTED;
        }
        boolean stopped = findings.stream().filter(Finding::stopsHandOver)
                .anyMatch(finding -> section.fields().stream().anyMatch(field -> field.path().equals(AnswerPath.table(finding.path()))));
        return confirmed.contains(section.key()) && !stopped ? CONFIRMED : IN_PROGRESS;
    }

    /** Key of the words shown for this state. */
    public String messageKey() {
        return "forms.section." + name();
    }
}
