package jp.banso.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The first look at a schema: only components and keys that we render are let in, and nothing that any engine,
 * template or browser could take for an expression or markup.
 */
final class SchemaGuard {

    private static final Set<String> ANY = Set.of("type", "id", "label", "description", "layout", "properties", "conditional");
    /** Keys beyond {@link #ANY} that change nothing for us or that the parser honours. */
    private static final Map<String, Set<String>> KEYS = Map.ofEntries(
            Map.entry("group", Set.of("path", "components", "showOutline", "verticalAlignment")),
            Map.entry("dynamiclist", Set.of("path", "components", "showOutline", "verticalAlignment", "isRepeating", "allowAddRemove",
                    "defaultRepetitions", "disableCollapse", "nonCollapsedItems")),
            Map.entry("textfield", Set.of("key", "validate")),
            Map.entry("textarea", Set.of("key", "validate")),
            Map.entry("datetime", Set.of("key", "validate", "subtype", "dateLabel")),
            Map.entry("filepicker", Set.of("key", "validate", "accept", "multiple")),
            Map.entry("number", Set.of("key", "validate", "decimalDigits", "increment", "serializeToString")),
            Map.entry("select", Set.of("key", "validate", "values", "searchable")),
            Map.entry("radio", Set.of("key", "validate", "values")),
            Map.entry("checklist", Set.of("key", "validate", "values")),
            Map.entry("text", Set.of("text")));
    private static final Set<String> ROOT = Set.of("type", "id", "components", "properties", "schemaVersion", "exporter",
            "executionPlatform", "executionPlatformVersion", "versionTag", "$schema");
    private static final Pattern MARKUP = Pattern.compile("<\\s*[/!a-zA-Z]");
    private static final int MAX_COMPONENTS = 1_000;
    /** More is no setting of a form, and what the database makes of it may be too long to be read again. */
    private static final int DIGITS = 15;
    private static final double LARGEST = 1e12;

    private final SchemaProblems problems;
    private final Set<String> ids = new HashSet<>();

    SchemaGuard(SchemaProblems problems) {
        this.problems = problems;
    }

    void inspect(JsonNode root) {
        keys(root, "", ROOT);
        if (!"default".equals(root.path("type").asText())) {
            problems.add("", "forms.schema.notAForm");
        }
        int version = root.path("schemaVersion").asInt(0);
        if (version < 1 || version > 19) {
            problems.add("", "forms.schema.version", version);
        }
        components(root.path("components"), "components");
        texts(root, "");
        if (ids.size() > MAX_COMPONENTS) {
            problems.add("", "forms.schema.tooMany", MAX_COMPONENTS);
        }
    }

    private void components(JsonNode components, String place) {
        if (!components.isMissingNode() && !components.isArray()) {
            problems.addAt("", place, "forms.schema.list", place);
            return;
        }
        int index = 0;
        for (JsonNode component : components) {
            String path = place + "[" + index++ + "]";
            if (!component.isObject()) {
                problems.addAt("", path, "forms.schema.list", path);
                continue;
            }
            String id = component.path("id").asText();
            String type = component.path("type").asText();
            if (id.isEmpty() || !ids.add(id)) {
                problems.addAt(id, path, "forms.schema.id");
            }
            problems.place(id, path);
            if (type.equals("html") || type.equals("iframe")) {
                problems.add(id, "forms.schema.markup", type);
            } else if (!KEYS.containsKey(type)) {
                problems.add(id, "forms.schema.unknownType", type);
            } else {
                Set<String> allowed = new HashSet<>(ANY);
                allowed.addAll(KEYS.get(type));
                keys(component, id, allowed);
                if (component.has("values") && !component.path("values").isArray()) {
                    problems.add(id, "forms.schema.options");
                }
            }
            components(component.path("components"), path + ".components");
        }
    }

    private void keys(JsonNode node, String where, Set<String> allowed) {
        node.fieldNames().forEachRemaining(key -> {
            if (!allowed.contains(key)) {
                problems.add(where, "forms.schema.unknownKey", key);
            }
        });
    }

    private void texts(JsonNode node, String where) {
        String here = node.isObject() && node.path("id").isTextual() ? node.path("id").asText() : where;
        if (node.isTextual()) {
            text(node.asText(), here);
        }
        if (node.isNumber() && !isReasonable(node)) {
            problems.add(here, "forms.schema.digits", DIGITS);
        }
        node.fields().forEachRemaining(child -> {
            text(child.getKey(), here);
            if (child.getKey().equals("conditional")) {
                condition(child.getValue(), here);
            } else {
                texts(child.getValue(), here);
            }
        });
        if (node.isArray()) {
            node.forEach(child -> texts(child, here));
        }
    }

    private static boolean isReasonable(JsonNode number) {
        if (!(Math.abs(number.doubleValue()) <= LARGEST)) {
            return false;
        }
        BigDecimal plain = number.decimalValue().stripTrailingZeros();
        return plain.precision() <= DIGITS && plain.scale() <= DIGITS;
    }

    /** The one expression that is let in; what it says is read by {@link Condition}. */
    private void condition(JsonNode node, String where) {
        JsonNode hide = node.path("hide");
        if (node.size() == 1 && hide.isTextual() && Condition.parse(hide.asText()).isPresent()) {
            text(hide.asText().substring(1), where);
        } else {
            problems.add(where, "forms.schema.condition");
        }
    }

    private void text(String text, String where) {
        refusal(text).ifPresent(key -> problems.add(where, key, "html"));
    }

    /** Key of the message that says why a text is not let in; empty for one that is. */
    static Optional<String> refusal(String text) {
        if (text.contains("${") || text.contains("#{") || text.contains("{{") || text.stripLeading().startsWith("=")) {
            return Optional.of("forms.schema.expression");
        }
        if (MARKUP.matcher(text).find()) {
            return Optional.of("forms.schema.markup");
        }
        return TextRules.isUsable(text) ? Optional.empty() : Optional.of("forms.schema.characters");
    }
}
