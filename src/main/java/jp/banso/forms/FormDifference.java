package jp.banso.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One question, column or note that two versions of a form do not have in common, or do not ask alike.
 *
 * @param section under which it stands, in the later version unless it is gone
 * @param name    of a column with that of its table
 * @param before  how it was asked, as far as that differs; empty for what is new
 * @param after   how it is asked, as far as that differs; empty for what is gone
 */
public record FormDifference(Kind kind, String section, String name, String before, String after) {

    /** What became of it. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED;

        public String messageKey() {
            return "forms.difference." + name();
        }
    }

    /** A part with all that can differ, by the key of its label. */
    private record Placed(String section, String name, String kind, Map<String, String> facts) {
    }

    /** What is new or asked otherwise in the order of the later form, then what is gone in that of the earlier. */
    static List<FormDifference> between(FormOutline before, FormOutline after, FormWords words) {
        Map<String, Placed> old = placed(before, words);
        Map<String, Placed> next = placed(after, words);
        List<FormDifference> differences = new ArrayList<>();
        next.forEach((id, part) -> {
            Placed was = old.get(id);
            if (was == null) {
                differences.add(new FormDifference(Kind.ADDED, part.section(), part.name(), "", part.kind()));
            } else if (!was.facts().equals(part.facts())) {
                differences.add(new FormDifference(Kind.CHANGED, part.section(), part.name(), said(was, part, words), said(part, was, words)));
            }
        });
        old.forEach((id, part) -> {
            if (!next.containsKey(id)) {
                differences.add(new FormDifference(Kind.REMOVED, part.section(), part.name(), part.kind(), ""));
            }
        });
        return differences;
    }

    private static String said(Placed part, Placed other, FormWords words) {
        return part.facts().entrySet().stream().filter(fact -> !Objects.equals(other.facts().get(fact.getKey()), fact.getValue()))
                .map(fact -> words.text("forms.difference.fact", words.text(fact.getKey()),
                        fact.getValue().isEmpty() ? words.text("forms.value.none") : fact.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Placed> placed(FormOutline form, FormWords words) {
        Map<String, Placed> placed = new LinkedHashMap<>();
        for (FormOutline.Section section : form.sections()) {
            for (FormOutline.Part part : section.parts()) {
                placed.put(part.id(), placed(section, part, part.label(), words));
                part.columns().forEach(column ->
                        placed.put(column.id(), placed(section, column, words.text("forms.difference.column", part.label(), column.label()), words)));
            }
        }
        return placed;
    }

    private static Placed placed(FormOutline.Section section, FormOutline.Part part, String name, FormWords words) {
        String kind = words.text(part.kind().messageKey());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("forms.part.in", section.title());
        facts.put("forms.field.label", part.label());
        facts.put("forms.difference.kind", kind);
        facts.put("forms.field.required", words.text("forms.value." + part.required()));
        facts.put("forms.field.guidance", part.guidance());
        facts.put("forms.difference.limits", String.join(" / ", part.limits()));
        facts.put("forms.field.options", String.join(" / ", part.options()));
        facts.put("forms.field.conditions", part.unless());
        return new Placed(section.title(), name, kind, facts);
    }
}
