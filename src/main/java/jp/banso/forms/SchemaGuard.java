package jp.banso.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The first look at a schema: only components and keys that we render are let in, and nothing that any engine,
 * template or browser could take for an expression or markup.
 */
final class SchemaGuard {

    private static final Set<String> ANY = Set.of("type", "id", "label", "description", "layout", "properties");
    /** Keys beyond {@link #ANY} that change nothing for us or that the parser honours. */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "group", Set.of("path", "components", "showOutline", "verticalAlignment"),
            "dynamiclist", Set.of("path", "components", "showOutline", "verticalAlignment", "isRepeating", "allowAddRemove",
                    "defaultRepetitions", "disableCollapse", "nonCollapsedItems"),
            "textfield", Set.of("key", "validate"),
            "textarea", Set.of("key", "validate"),
            "number", Set.of("key", "validate", "decimalDigits", "increment", "serializeToString"),
            "select", Set.of("key", "validate", "values", "searchable"),
            "radio", Set.of("key", "validate", "values"),
            "checklist", Set.of("key", "validate", "values"),
            "text", Set.of("text"));
    private static final Set<String> ROOT = Set.of("type", "id", "components", "properties", "schemaVersion", "exporter",
            "executionPlatform", "executionPlatformVersion", "versionTag", "$schema");
    private static final int MAX_COMPONENTS = 1_000;

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
        texts(root, "");
        components(root.path("components"));
        if (ids.size() > MAX_COMPONENTS) {
            problems.add("", "forms.schema.tooMany", MAX_COMPONENTS);
        }
    }

    private void components(JsonNode components) {
        for (JsonNode component : components) {
            String id = component.path("id").asText();
            String type = component.path("type").asText();
            if (id.isEmpty() || !ids.add(id)) {
                problems.add(id, "forms.schema.id");
            }
            if (type.equals("html") || type.equals("iframe")) {
                problems.add(id, "forms.schema.markup", type);
            } else if (!KEYS.containsKey(type)) {
                problems.add(id, "forms.schema.unknownType", type);
            } else {
                Set<String> allowed = new HashSet<>(ANY);
                allowed.addAll(KEYS.get(type));
                keys(component, id, allowed);
            }
            components(component.path("components"));
        }
    }

    private void keys(JsonNode node, String where, Set<String> allowed) {
        node.fieldNames().forEachRemaining(key -> {
            if (key.equals("conditional") || key.equals("hide")) {
                problems.add(where, "forms.schema.condition");
            } else if (!allowed.contains(key)) {
                problems.add(where, "forms.schema.unknownKey", key);
            }
        });
    }

    private void texts(JsonNode node, String where) {
        String here = node.isObject() && node.path("id").isTextual() ? node.path("id").asText() : where;
        if (node.isTextual()) {
            text(node.asText(), here);
        }
        node.forEach(child -> texts(child, here));
    }

    private void text(String text, String where) {
        if (text.contains("${") || text.contains("#{") || text.contains("{{") || text.stripLeading().startsWith("=")) {
            problems.add(where, "forms.schema.expression");
        } else if (text.matches("(?s).*<\\s*[/!a-zA-Z].*")) {
            problems.add(where, "forms.schema.markup", "html");
        } else if (!TextRules.isUsable(text)) {
            problems.add(where, "forms.schema.characters");
        }
    }
}
