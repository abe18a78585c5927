package jp.banso.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the fields of one section; the guard has let in only types and keys that are known here. */
final class FieldReader {

    private static final int LONG_TEXT = 20_000;
    private static final int LINE = 500;
    private static final int MAX_ROWS = 200;

    private final SchemaProblems problems;

    FieldReader(SchemaProblems problems) {
        this.problems = problems;
    }

    List<FormElement> elements(JsonNode components, String parentPath) {
        List<FormElement> elements = new ArrayList<>();
        components.forEach(component -> element(component, parentPath).ifPresent(elements::add));
        return elements;
    }

    private Optional<FormElement> element(JsonNode component, String parent) {
        return switch (component.path("type").asText()) {
            case "text" -> Optional.of(new FormElement.Note(component.path("text").asText()));
            case "dynamiclist" -> Optional.of(table(component, parent));
            case "group" -> {
                problems.add(component.path("id").asText(), "forms.schema.nested");
                yield Optional.empty();
            }
            default -> Optional.of(field(component, parent));
        };
    }

    private FormField field(JsonNode component, String parent) {
        Question question = question(component, parent, component.path("key").asText(), component.path("validate").path("required").asBoolean());
        String type = component.path("type").asText();
        validation(component);
        return switch (type) {
            case "textfield" -> new FormField.Text(question, false, format(component), limit(component, LINE));
            case "textarea" -> new FormField.Text(question, true, TextFormat.PLAIN, limit(component, LONG_TEXT));
            case "number" -> new FormField.Number(question, bound(component, "min"), bound(component, "max"));
            case "select" -> choice(question, component, FormField.Style.SELECT);
            case "radio" -> choice(question, component, FormField.Style.RADIO);
            default -> choice(question, component, FormField.Style.CHECKLIST);
        };
    }

    private Question question(JsonNode component, String parent, String key, boolean required) {
        String id = component.path("id").asText();
        if (!key.matches("[A-Za-z][A-Za-z0-9_]{0,40}")) {
            problems.add(id, "forms.schema.name", key);
        }
        if (component.path("label").asText().isBlank()) {
            problems.add(id, "forms.schema.label");
        }
        String path = parent.isEmpty() ? key : parent + "." + key;
        String rule = own(component, "rule");
        return new Question(path, component.path("label").asText(), component.path("description").asText(), required, rule);
    }

    private FormField.Choice choice(Question question, JsonNode component, FormField.Style style) {
        List<FormField.Option> options = new ArrayList<>();
        Set<String> values = new HashSet<>();
        for (JsonNode option : component.path("values")) {
            String value = option.path("value").asText();
            if (!value.matches("[A-Za-z0-9_-]{1,60}") || !values.add(value) || option.path("label").asText().isBlank()) {
                problems.add(component.path("id").asText(), "forms.schema.option", value);
            }
            options.add(new FormField.Option(value, option.path("label").asText()));
        }
        if (options.isEmpty()) {
            problems.add(component.path("id").asText(), "forms.schema.options");
        }
        String explained = own(component, "explain");
        if (!explained.isEmpty() && !values.contains(explained)) {
            problems.add(component.path("id").asText(), "forms.schema.option", explained);
        }
        Optional<FormField.Explanation> explanation = Optional.of(explained).filter(values::contains)
                .map(option -> new FormField.Explanation(option, own(component, "explainIn"), own(component, "explainRule")));
        return new FormField.Choice(question, style, options, explanation);
    }

    private FormField.Table table(JsonNode component, String parent) {
        String id = component.path("id").asText();
        Question question = question(component, parent, component.path("path").asText(), own(component, "required").equals("true"));
        List<FormField> columns = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (JsonNode column : component.path("components")) {
            String type = column.path("type").asText();
            if (!Set.of("textfield", "number", "select").contains(type)) {
                problems.add(column.path("id").asText(), "forms.schema.column", type);
            } else {
                FormField field = field(column, "");
                if (!keys.add(field.path())) {
                    problems.add(id, "forms.schema.path", field.path());
                }
                columns.add(field);
            }
        }
        List<String> anyOf = Stream.of(own(component, "anyOf").split(",")).map(String::strip).filter(key -> !key.isEmpty()).toList();
        if (columns.isEmpty() || !keys.containsAll(anyOf)) {
            problems.add(id, "forms.schema.columns");
        }
        int maxRows = Math.max(1, Math.min(MAX_ROWS, component.path("properties").path("maxRows").asInt(MAX_ROWS)));
        int printed = Math.max(1, Math.min(maxRows, component.path("defaultRepetitions").asInt(1)));
        return new FormField.Table(question, columns, printed, maxRows, anyOf, own(component, "anyOfLabel"));
    }

    private void validation(JsonNode component) {
        component.path("validate").fieldNames().forEachRemaining(key -> {
            if (!Set.of("required", "maxLength", "min", "max").contains(key)) {
                problems.add(component.path("id").asText(), "forms.schema.unknownKey", "validate." + key);
            }
        });
    }

    private TextFormat format(JsonNode component) {
        String format = own(component, "format");
        return switch (format) {
            case "", "plain" -> TextFormat.PLAIN;
            case "postal" -> TextFormat.POSTAL;
            case "tel" -> TextFormat.TEL;
            case "email" -> TextFormat.EMAIL;
            default -> {
                problems.add(component.path("id").asText(), "forms.schema.format", format);
                yield TextFormat.PLAIN;
            }
        };
    }

    private int limit(JsonNode component, int usual) {
        int limit = component.path("validate").path("maxLength").asInt(usual);
        if (limit < 1 || limit > Answers.MAX_TEXT) {
            problems.add(component.path("id").asText(), "forms.schema.limit", Answers.MAX_TEXT);
        }
        return limit;
    }

    private static Optional<Long> bound(JsonNode component, String key) {
        JsonNode bound = component.path("validate").path(key);
        return bound.isNumber() ? Optional.of(bound.asLong()) : Optional.empty();
    }

    private static String own(JsonNode component, String key) {
        return component.path("properties").path(key).asText();
    }
}
