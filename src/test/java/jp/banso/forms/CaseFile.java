package jp.banso.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A written-out application form of the test resources ({@code cases/*.json}) as answers to 別紙2-②. */
public final class CaseFile {

    public static final List<String> VALID = List.of("valid-01-akita-daisen-senboku-15", "valid-02-chiba-kashiwa-12");
    public static final List<String> INVALID = List.of("invalid-01-no-prefecture-member", "invalid-03-biased-to-doctors",
            "invalid-06-challenge-not-circled");
    private static final List<String> LINES = List.of("affiliation", "department", "name", "title", "postalCode", "address", "phone", "email");
    private static final List<String> COLUMNS = List.of("affiliation", "department", "title", "profession");

    private final JsonNode root;

    private CaseFile(JsonNode root) {
        this.root = root;
    }

    public static CaseFile load(String caseId) {
        try (InputStream file = CaseFile.class.getResourceAsStream("/cases/" + caseId + ".json")) {
            return new CaseFile(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole file: expectations and annotations beside the form. */
    public JsonNode root() {
        return root;
    }

    public Answers answers() {
        JsonNode form = root.path("form");
        Answers answers = Answers.empty()
                .with("prefecture", form.path("prefectureCode").asText())
                .with("regionUnit", form.path("regionUnitAnswer").asText())
                .with("regionName", form.path("regionName").asText())
                .with("reason", form.path("reason").asText())
                .with("regionFeatures", form.path("regionFeatures").asText())
                .with("hubActivities", form.path("hubActivities").asText())
                .with("challenges.selected", StreamSupport.stream(form.path("challenges").path("selected").spliterator(), false)
                        .map(challenge -> challenge.path("code").asText()).toList())
                .with("challenges.detail", form.path("challenges").path("detail").asText());
        for (String line : LINES) {
            answers = answers.with("representative." + line, form.path("representative").path(line).asText());
        }
        List<Answers> members = new ArrayList<>();
        for (JsonNode member : form.path("members")) {
            Answers row = Answers.empty();
            for (String column : COLUMNS) {
                row = row.with(column, member.path(column).asText());
            }
            members.add(row);
        }
        return answers.withRows("members", members);
    }

    /** What a browser would send for these answers, for tests of whole pages too. */
    public Map<String, String[]> parameters() {
        return parametersOf(answers());
    }

    public static Map<String, String[]> parametersOf(Answers answers) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        put("a.", answers.asMap(), parameters);
        parameters.put("_a.challenges.selected", new String[] {"1"});
        parameters.put("_a.members", new String[] {"1"});
        return parameters;
    }

    private static void put(String prefix, Map<?, ?> tree, Map<String, String[]> parameters) {
        tree.forEach((key, value) -> {
            if (value instanceof Map<?, ?> below) {
                put(prefix + key + ".", below, parameters);
            } else if (value instanceof List<?> list && list.get(0) instanceof Map<?, ?>) {
                for (int i = 0; i < list.size(); i++) {
                    put(prefix + key + "[" + i + "].", (Map<?, ?>) list.get(i), parameters);
                }
            } else if (value instanceof List<?> list) {
                parameters.put(prefix + key, list.toArray(String[]::new));
            } else {
                parameters.put(prefix + key, new String[] {(String) value});
            }
        });
    }
}
