package jp.banso.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A section of a form as it is edited.
 *
 * @param title   the short name for lists of sections
 * @param heading the printed sentence
 */
public record SectionDraft(String title, String heading, List<ConditionDraft> conditions) {

    public SectionDraft {
        conditions = List.copyOf(conditions);
    }

    static SectionDraft of(ObjectNode group) {
        String heading = group.path("label").asText();
        return new SectionDraft(group.path("properties").path("title").asText(heading), heading, FieldDraft.conditions(group));
    }

    void writeTo(ObjectNode group) {
        group.put("label", heading);
        FieldDraft.own(group, "title", title);
        FieldDraft.condition(group, conditions);
    }

    /** What can differ, by the key of its label. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("forms.field.title", title);
        values.put("forms.field.heading", heading);
        values.put("forms.field.conditions", conditions);
        return values;
    }
}
