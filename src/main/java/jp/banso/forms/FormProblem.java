package jp.banso.forms;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What makes a form unusable.
 *
 * @param name  what the part is called that this is about, or empty for the form itself
 * @param field which setting of the part that is being edited it is about; empty where it is about none of them
 */
public record FormProblem(String name, String field, String messageKey, List<Object> arguments) {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("forms.schema.name", "key"), Map.entry("forms.schema.path", "key"), Map.entry("forms.schema.label", "label"),
            Map.entry("forms.schema.options", "options"), Map.entry("forms.schema.option", "options"), Map.entry("forms.schema.fact", "fact"),
            Map.entry("forms.schema.limit", "maxLength"), Map.entry("forms.schema.pattern", "pattern"),
            Map.entry("forms.schema.patternLabel", "patternLabel"), Map.entry("forms.schema.number", "max"), Map.entry("forms.schema.accept", "endings"),
            Map.entry("forms.schema.format", "format"), Map.entry("forms.schema.columns", "anyOf"));

    /** @param edited ids of the part that is being edited, and what its settings are; empty where none is */
    static List<FormProblem> of(FormSchemaRefused refused, FormDraft schema, Set<String> edited, Map<String, Object> settings) {
        return refused.problems().stream().map(problem -> {
            String name = problem.where().isEmpty() ? "" : schema.nameOf(problem.where());
            return new FormProblem(name, edited.contains(problem.where()) ? field(problem, settings) : "", problem.messageKey(), problem.arguments());
        }).toList();
    }

    private static String field(FormSchemaRefused.Problem problem, Map<String, Object> settings) {
        String key = problem.messageKey();
        if (key.startsWith("forms.schema.condition") || key.equals("forms.schema.option") && !problem.arguments().isEmpty()
                && settings.get("forms.field.conditions") instanceof List<?> conditions
                && conditions.stream().anyMatch(condition -> ((ConditionDraft) condition).value().equals(problem.arguments().get(0)))) {
            return "conditions";
        }
        return FIELDS.containsKey(key) ? FIELDS.get(key) : settings.entrySet().stream()
                .filter(setting -> texts(setting.getValue()).stream().anyMatch(text -> SchemaGuard.refusal(text).filter(key::equals).isPresent()))
                .map(setting -> setting.getKey().substring(setting.getKey().lastIndexOf('.') + 1)).findFirst().orElse("");
    }

    private static List<String> texts(Object value) {
        if (value instanceof List<?> several) {
            return several.stream().flatMap(one -> texts(one).stream()).toList();
        }
        if (value instanceof FormField.Option option) {
            return List.of(option.label());
        }
        return value instanceof String text ? List.of(text) : value instanceof ConditionDraft condition ? List.of(condition.value()) : List.of();
    }
}
