package jp.banso.forms;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a Camunda Forms (form-js) schema into a {@link FormDefinition}, or says everything that is wrong with it. */
final class FormSchemaParser {

    private static final int MAX_LENGTH = 1_000_000;
    private static final int MAX_DEPTH = 40;
    private static final JsonFactory READING = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build()).build();
    private static final JsonMapper MAPPER = JsonMapper.builder(READING)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private FormSchemaParser() {
    }

    static FormDefinition parse(FormRef ref, String schema) {
        SchemaProblems problems = new SchemaProblems();
        JsonNode root = read(ref.formKey(), schema, problems);
        new SchemaGuard(problems).inspect(root);
        problems.refuseIfAny(ref.formKey());
        List<FormSection> sections = sections(root, problems);
        pathsFit(sections, problems);
        new ConditionsFit(problems).inspect(sections);
        if (!ref.formKey().equals(root.path("id").asText())) {
            problems.add("", "forms.schema.key", ref.formKey(), root.path("id").asText());
        }
        problems.refuseIfAny(ref.formKey());
        JsonNode own = root.path("properties");
        return new FormDefinition(ref, own.path("title").asText(), own.path("annex").asText(), sections);
    }

    /** The content as it is, before anybody has looked whether it can be used. */
    static JsonNode tree(String schema) {
        return read("?", schema, new SchemaProblems());
    }

    /** The content as a file that people can read. */
    static String file(String schema) {
        return tree(schema).toPrettyString() + "\n";
    }

    /** The form's own key, before a version is known. */
    static String keyOf(String schema) {
        return read("?", schema, new SchemaProblems()).path("id").asText();
    }

    /** The same for the same content, however it is indented or its keys are ordered. */
    static String checksum(String schema) {
        try {
            String canonical = MAPPER.writeValueAsString(MAPPER.treeToValue(read("?", schema, new SchemaProblems()), Map.class));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("no checksum for a form schema", e);
        }
    }

    private static JsonNode read(String formKey, String schema, SchemaProblems problems) {
        JsonNode root = null;
        if (schema.length() > MAX_LENGTH) {
            problems.add("", "forms.schema.tooLarge", MAX_LENGTH);
        } else {
            try {
                root = MAPPER.readTree(schema);
            } catch (StreamConstraintsException e) {
                problems.add("", "forms.schema.tooDeep", MAX_DEPTH);
            } catch (JsonProcessingException e) {
                int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
                problems.add("", "forms.schema.notJson", line);
            }
        }
        if (root != null && !root.isObject()) {
            problems.add("", "forms.schema.notAForm");
        }
        problems.refuseIfAny(formKey);
        return root;
    }

    private static List<FormSection> sections(JsonNode root, SchemaProblems problems) {
        List<FormSection> sections = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        FieldReader fields = new FieldReader(problems);
        for (JsonNode group : root.path("components")) {
            String id = group.path("id").asText();
            if (!group.path("type").asText().equals("group")) {
                problems.add(id, "forms.schema.outsideSection");
                continue;
            }
            JsonNode own = group.path("properties");
            String key = own.path("section").asText();
            if (!key.matches("[a-z][A-Za-z0-9]{0,40}") || !keys.add(key)) {
                problems.add(id, "forms.schema.section");
            }
            String heading = group.path("label").asText();
            List<FormElement> elements = fields.elements(group.path("components"), group.path("path").asText());
            sections.add(new FormSection(key, own.path("title").asText(heading), heading, elements, fields.condition(group)));
        }
        if (sections.isEmpty()) {
            problems.add("", "forms.schema.empty");
        }
        return sections;
    }

    private static void pathsFit(List<FormSection> sections, SchemaProblems problems) {
        Set<String> paths = new HashSet<>();
        Set<String> facts = new HashSet<>();
        for (FormSection section : sections) {
            for (FormField field : section.fields()) {
                if (!paths.add(field.path())) {
                    problems.add(section.key(), "forms.schema.path", field.path());
                }
                String fact = field.question().fact();
                if (!fact.isEmpty() && !facts.add(fact)) {
                    problems.add(section.key(), "forms.schema.fact", fact);
                }
            }
        }
        for (FormSection section : sections) {
            section.fields().stream().filter(FormField.Choice.class::isInstance)
                    .flatMap(field -> ((FormField.Choice) field).explanation().stream())
                    .filter(explanation -> !paths.contains(explanation.path()))
                    .forEach(explanation -> problems.add(section.key(), "forms.schema.path", explanation.path()));
        }
        for (String path : paths) {
            if (paths.stream().anyMatch(other -> other.startsWith(path + "."))) {
                problems.add("", "forms.schema.path", path);
            }
        }
    }
}
