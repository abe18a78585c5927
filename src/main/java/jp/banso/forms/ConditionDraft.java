package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;

/**
 * One comparison of the condition that hides a part of a form, as it is edited.
 *
 * @param any   whether the ones before it are an alternative to it; says nothing in the first
 * @param path  of the field whose answer decides
 * @param equal false for an answer that must differ
 */
public record ConditionDraft(boolean any, String path, boolean equal, String value) {

    static List<ConditionDraft> of(Condition condition) {
        List<ConditionDraft> drafts = new ArrayList<>();
        condition.anyOf().forEach(all -> {
            for (int i = 0; i < all.size(); i++) {
                Condition.Term term = all.get(i);
                drafts.add(new ConditionDraft(i == 0 && !drafts.isEmpty(), term.path(), term.equal(), term.value()));
            }
        });
        return drafts;
    }

    /** The condition in the schema's words; empty where nothing is hidden. */
    static String text(List<ConditionDraft> drafts) {
        StringBuilder text = new StringBuilder();
        for (ConditionDraft draft : drafts) {
            text.append(text.isEmpty() ? "=" : draft.any ? " or " : " and ")
                    .append(draft.path).append(draft.equal ? " = \"" : " != \"").append(draft.value).append('"');
        }
        return text.toString();
    }
}
