package jp.banso.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the fields of one section; the guard has let in only types and keys that are known here. */
final class FieldReader {

    private static final int LONG_TEXT = 20_000;
    private static final int LINE = 500;
    private static final int MAX_ROWS = 200;
    private static final int DECIMALS = 6;
    private static final Set<String> COLUMNS = Set.of("textfield", "number", "datetime", "select");
    private static final Map<String, Set<String>> VALIDATIONS = Map.of(
            "textfield", Set.of("maxLength", "pattern", "validationType"),
            "textarea", Set.of("maxLength"),
            "number", Set.of("min", "max"));

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
            case "text" -> Optional.of(new FormElement.Note(component.path("id").asText(), component.path("text").asText(), condition(component)));
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
        validation(component, type);
        return switch (type) {
            case "textfield" -> new FormField.Text(question, false, format(component), limit(component, LINE), pattern(component));
            case "textarea" -> new FormField.Text(question, true, TextFormat.PLAIN, limit(component, LONG_TEXT), Optional.empty());
            case "number" -> number(question, component);
            case "datetime" -> date(question, component);
            case "filepicker" -> file(question, component);
            case "select" -> choice(question, component, FormField.Style.SELECT);
            case "radio" -> choice(question, component, FormField.Style.RADIO);
            default -> choice(question, component, FormField.Style.CHECKLIST);
        };
    }

    Condition condition(JsonNode component) {
        JsonNode conditional = component.path("conditional");
        return conditional.isMissingNode() ? Condition.NEVER : Condition.parse(conditional.path("hide").asText()).orElseThrow();
    }

    private FormField.Number number(Question question, JsonNode component) {
        Optional<BigDecimal> min = bound(component, "min");
        Optional<BigDecimal> max = bound(component, "max");
        JsonNode digits = component.path("decimalDigits");
        boolean crossed = min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0;
        boolean unread = Stream.of("min", "max").anyMatch(end -> component.path("validate").has(end) && bound(component, end).isEmpty());
        if (unread || crossed || !digits.isMissingNode() && (!digits.isInt() || digits.asInt() < 0 || digits.asInt() > DECIMALS)) {
            problems.add(component.path("id").asText(), "forms.schema.number", DECIMALS);
        }
        return new FormField.Number(question, min, max, digits.isInt() ? Optional.of(digits.asInt()) : Optional.empty());
    }

    private FormField.Date date(Question question, JsonNode component) {
        if (!component.path("subtype").asText().equals("date")) {
            problems.add(component.path("id").asText(), "forms.schema.dateOnly");
        }
        return new FormField.Date(question);
    }

    private FormField.File file(Question question, JsonNode component) {
        List<String> endings = Stream.of(component.path("accept").asText().split(",")).map(String::strip)
                .filter(ending -> !ending.isEmpty()).map(ending -> ending.toLowerCase(Locale.ROOT)).toList();
        endings.stream().filter(ending -> !ending.matches("\\.[a-z0-9]{1,10}"))
                .forEach(ending -> problems.add(component.path("id").asText(), "forms.schema.accept", ending));
        return new FormField.File(question, endings, component.path("multiple").asBoolean());
    }

    private Optional<TextPattern> pattern(JsonNode component) {
        String expression = component.path("validate").path("pattern").asText();
        if (expression.isEmpty()) {
            return Optional.empty();
        }
        String words = own(component, "patternLabel");
        if (!TextPattern.isUsable(expression)) {
            problems.add(component.path("id").asText(), "forms.schema.pattern", expression);
        } else if (words.isBlank()) {
            problems.add(component.path("id").asText(), "forms.schema.patternLabel");
        }
        return Optional.of(new TextPattern(expression, words));
    }

    private Question question(JsonNode component, String parent, String key, boolean required) {
        String id = component.path("id").asText();
        String label = component.path(component.path("type").asText().equals("datetime") ? "dateLabel" : "label").asText();
        if (!key.matches("[A-Za-z][A-Za-z0-9_]{0,40}")) {
            problems.add(id, "forms.schema.name", key);
        }
        if (label.isBlank()) {
            problems.add(id, "forms.schema.label");
        }
        String path = parent.isEmpty() ? key : parent + "." + key;
        String fact = own(component, "fact");
        if (!fact.isEmpty() && !fact.matches("[a-z][A-Za-z0-9]{0,40}")) {
            problems.add(id, "forms.schema.fact", fact);
        }
        return new Question(id, path, label, component.path("description").asText(), required, own(component, "rule"), fact,
                condition(component));
    }

    private FormField.Choice choice(Question question, JsonNode component, FormField.Style style) {
        List<FormField.Option> options = new ArrayList<>();
        Set<String> values = new HashSet<>();
        Set<String> labels = new HashSet<>();
        for (JsonNode option : component.path("values")) {
            String value = option.path("value").asText();
            if (!value.matches("[A-Za-z0-9_-]{1,60}") || !values.add(value)
                    || option.path("label").asText().isBlank() || !labels.add(option.path("label").asText().strip())) {
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
            if (!COLUMNS.contains(type)) {
                problems.add(column.path("id").asText(), "forms.schema.column", type);
            } else {
                FormField field = field(column, "");
                if (!field.hideIf().isNever()) {
                    problems.add(field.id(), "forms.schema.condition.column");
                }
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

    private void validation(JsonNode component, String type) {
        component.path("validate").fieldNames().forEachRemaining(key -> {
            if (!key.equals("required") && !VALIDATIONS.getOrDefault(type, Set.of()).contains(key)) {
                problems.add(component.path("id").asText(), "forms.schema.unknownKey", "validate." + key);
            }
        });
    }

    private TextFormat format(JsonNode component) {
        String name = formatName(component);
        return TextFormat.named(name).orElseGet(() -> {
            problems.add(component.path("id").asText(), "forms.schema.format", name);
            return TextFormat.PLAIN;
        });
    }

    static String formatName(JsonNode component) {
        String own = own(component, "format");
        return own.isEmpty() ? component.path("validate").path("validationType").asText() : own;
    }

    private int limit(JsonNode component, int usual) {
        int limit = component.path("validate").path("maxLength").asInt(usual);
        if (limit < 1 || limit > Answers.MAX_TEXT) {
            problems.add(component.path("id").asText(), "forms.schema.limit", Answers.MAX_TEXT);
        }
        return limit;
    }

    private static Optional<BigDecimal> bound(JsonNode component, String key) {
        return bound(component.path("validate").path(key));
    }

    /** A number, however the file writes it. */
    static Optional<BigDecimal> bound(JsonNode bound) {
        if (bound.isTextual() && bound.asText().matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
            return Optional.of(new BigDecimal(bound.asText()));
        }
        return bound.isNumber() ? Optional.of(bound.decimalValue()) : Optional.empty();
    }

    private static String own(JsonNode component, String key) {
        return component.path("properties").path(key).asText();
    }
}
