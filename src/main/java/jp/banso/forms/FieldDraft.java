package jp.banso.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A field, a note, a table or a column of one as it is edited; what its kind does not have is empty or null.
 *
 * @param key         under which its answer is kept
 * @param label       of a note its text
 * @param format      what shape a line has, {@code postal} and its kin
 * @param pattern     a shape of one's own
 * @param endings     of the files that are taken, with commas
 * @param printedRows how many rows of a table are shown at first
 * @param anyOf       columns of which each row needs one, with commas
 * @param anyOfLabel  the words for them
 * @param fact        the name by which rules and mails ask for the answer
 */
public record FieldDraft(FieldKind kind, String key, String label, String guidance, boolean required, Integer maxLength, String format,
                         String pattern, String patternLabel, BigDecimal min, BigDecimal max, Integer decimals, List<FormField.Option> options,
                         String endings, boolean several, Integer printedRows, Integer maxRows, String anyOf, String anyOfLabel, String fact,
                         List<ConditionDraft> conditions) {

    public FieldDraft {
        options = List.copyOf(options);
        conditions = List.copyOf(conditions);
    }

    /** A key for an answer, or a value for an option, that nobody has named: what was given under another never reads as it. */
    public static String newKey() {
        return FormDraft.newKey();
    }

    static FieldDraft of(ObjectNode component) {
        FieldKind kind = FieldKind.ofType(component.path("type").asText());
        JsonNode validate = component.path("validate");
        JsonNode own = component.path("properties");
        List<FormField.Option> options = new ArrayList<>();
        component.path("values").forEach(option -> options.add(new FormField.Option(option.path("value").asText(), option.path("label").asText())));
        boolean table = kind == FieldKind.TABLE;
        return new FieldDraft(kind, component.path(keyName(kind)).asText(), component.path(labelName(kind)).asText(), component.path("description").asText(),
                table ? own.path("required").asText().equals("true") : validate.path("required").asBoolean(), number(validate.path("maxLength")),
                format(component), validate.path("pattern").asText(), own.path("patternLabel").asText(),
                bound(validate.path("min")), bound(validate.path("max")), number(component.path("decimalDigits")), options,
                component.path("accept").asText(), component.path("multiple").asBoolean(), number(component.path("defaultRepetitions")),
                own.path("maxRows").isMissingNode() ? null : Integer.valueOf(own.path("maxRows").asInt()), own.path("anyOf").asText(),
                own.path("anyOfLabel").asText(), own.path("fact").asText(), conditions(component));
    }

    /** Puts what is edited into the component; what this does not know of stays as it is. */
    void writeTo(ObjectNode component) {
        component.put("type", kind.type());
        component.put(labelName(kind), label);
        condition(component, conditions);
        if (kind == FieldKind.NOTE) {
            return;
        }
        component.put(keyName(kind), key);
        text(component, "description", guidance);
        own(component, "fact", fact);
        if (kind == FieldKind.TABLE) {
            writeTable(component);
        } else {
            writeField(component);
        }
    }

    private void writeTable(ObjectNode table) {
        table.put("isRepeating", true).put("allowAddRemove", true);
        put(table, "defaultRepetitions", printedRows);
        own(table, "required", required ? "true" : "");
        own(table, "maxRows", maxRows == null ? "" : maxRows.toString());
        own(table, "anyOf", anyOf);
        own(table, "anyOfLabel", anyOfLabel);
    }

    private void writeField(ObjectNode field) {
        ObjectNode validate = field.path("validate") instanceof ObjectNode known ? known : field.putObject("validate");
        validate.remove(List.of("required", "maxLength", "pattern", "min", "max"));
        if (required) {
            validate.put("required", true);
        }
        if (kind.isText()) {
            put(validate, "maxLength", maxLength);
        }
        if (kind == FieldKind.LINE) {
            validate.remove("validationType");
            own(field, "format", format);
            text(validate, "pattern", pattern);
            own(field, "patternLabel", patternLabel);
        } else if (kind == FieldKind.NUMBER) {
            Stream.of("min", "max").forEach(end -> {
                BigDecimal bound = end.equals("min") ? min : max;
                if (bound != null) {
                    validate.put(end, bound);
                }
            });
            put(field, "decimalDigits", decimals);
        } else if (kind == FieldKind.DATE) {
            field.put("subtype", "date");
        } else if (kind == FieldKind.FILE) {
            text(field, "accept", endings);
            field.put("multiple", several);
        } else if (kind.isChoice()) {
            ArrayNode values = field.putArray("values");
            options.forEach(option -> values.addObject().put("value", option.value()).put("label", option.label()));
            leaveUnofferedExplanation(field);
        }
        if (validate.isEmpty()) {
            field.remove("validate");
        }
    }

    /** その他 is explained only as long as it can be chosen. */
    private void leaveUnofferedExplanation(ObjectNode field) {
        String explained = field.path("properties").path("explain").asText();
        if (options.stream().noneMatch(option -> option.value().equals(explained))) {
            Stream.of("explain", "explainIn", "explainRule").forEach(name -> own(field, name, ""));
        }
    }

    /** What can differ, by the key of its label. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("forms.field.label", label);
        values.put("forms.field.guidance", guidance);
        values.put("forms.field.required", required);
        values.put("forms.field.maxLength", maxLength);
        values.put("forms.field.format", format);
        values.put("forms.field.pattern", pattern);
        values.put("forms.field.patternLabel", patternLabel);
        values.put("forms.field.min", min);
        values.put("forms.field.max", max);
        values.put("forms.field.decimals", decimals);
        values.put("forms.field.options", options);
        values.put("forms.field.endings", endings);
        values.put("forms.field.several", several);
        values.put("forms.field.printedRows", printedRows);
        values.put("forms.field.maxRows", maxRows);
        values.put("forms.field.anyOf", anyOf);
        values.put("forms.field.anyOfLabel", anyOfLabel);
        values.put("forms.field.key", key);
        values.put("forms.field.fact", fact);
        values.put("forms.field.conditions", conditions);
        return values;
    }

    /** A table keeps the name of its answer where other fields keep theirs of the section. */
    static String keyName(FieldKind kind) {
        return kind == FieldKind.TABLE ? "path" : "key";
    }

    static String labelName(FieldKind kind) {
        return switch (kind) {
            case DATE -> "dateLabel";
            case NOTE -> "text";
            default -> "label";
        };
    }

    static List<ConditionDraft> conditions(ObjectNode component) {
        return Condition.parse(component.path("conditional").path("hide").asText()).map(ConditionDraft::of).orElse(List.of());
    }

    static void condition(ObjectNode component, List<ConditionDraft> conditions) {
        component.remove("conditional");
        if (!conditions.isEmpty()) {
            component.putObject("conditional").put("hide", ConditionDraft.text(conditions));
        }
    }

    static void own(ObjectNode component, String name, String value) {
        if (!value.isEmpty()) {
            (component.path("properties") instanceof ObjectNode known ? known : component.putObject("properties")).put(name, value);
        } else if (component.path("properties") instanceof ObjectNode known) {
            known.remove(name);
            if (known.isEmpty()) {
                component.remove("properties");
            }
        }
    }

    private static void text(ObjectNode node, String name, String value) {
        node.remove(name);
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    private static void put(ObjectNode node, String name, Integer value) {
        node.remove(name);
        if (value != null) {
            node.put(name, value);
        }
    }

    private static String format(ObjectNode component) {
        String name = FieldReader.formatName(component);
        return TextFormat.named(name).map(format -> format == TextFormat.PLAIN ? "" : format.name().toLowerCase(Locale.ROOT)).orElse(name);
    }

    /** As the parser takes it, whether the file writes a number or its digits as text. */
    private static Integer number(JsonNode node) {
        int read = node.asInt(Integer.MIN_VALUE);
        return read == Integer.MIN_VALUE ? null : Integer.valueOf(read);
    }

    private static BigDecimal bound(JsonNode node) {
        return FieldReader.bound(node).orElse(null);
    }
}
