package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("様式の定義はform-jsの閲覧部品でもそのまま開ける")
class FormJsViewerTest {

    private static final List<String> SCRIPT =
            List.of("src/test/resources/forms/form-js.cjs", Path.of("src/main/frontend/node_modules/@bpmn-io/form-js-viewer").toAbsolutePath().toString());
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    @DisplayName("同梱の様式と、でたらめに作った様式を、警告なしに読み込む")
    void importsEveryFormWithoutAWarning() throws Exception {
        List<JsonNode> schemas = new ArrayList<>(shipped());
        assertThat(schemas).isNotEmpty();
        Random random = new Random(20250731L);
        for (int i = 0; i < 100; i++) {
            schemas.add(MAPPER.readTree(GeneratedForm.of(random).schema()));
        }

        JsonNode answer = NodeScript.run(SCRIPT, Map.of("schemas", schemas, "conditions", List.of()));

        assertThat(answer.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(18);
        assertThat(answer.path("imports")).hasSameSizeAs(schemas).allSatisfy(warnings -> assertThat(warnings).isEmpty());
    }

    @Test
    @DisplayName("断る部品は、ほんとうに警告か誤りになる（検査が見ていることの確かめ）")
    void noticesWhatCannotBeImported() throws Exception {
        JsonNode broken = MAPPER.readTree("{\"type\":\"default\",\"id\":\"t\",\"schemaVersion\":18,\"components\":[{\"type\":\"fax\",\"id\":\"F\",\"key\":\"a\"}]}");

        assertThat(NodeScript.run(SCRIPT, Map.of("schemas", List.of(broken), "conditions", List.of())).path("imports").get(0)).isNotEmpty();
    }

    @Test
    @DisplayName("表示条件は、form-jsのFEELでも同じ答えになる")
    void decidesConditionsAlike() throws Exception {
        List<Map<String, Object>> conditions = new ArrayList<>();
        List<Boolean> expected = new ArrayList<>();
        for (JsonNode row : NodeScript.conditions()) {
            if (!row.path("refused").asBoolean()) {
                String text = row.path("text").asText();
                conditions.add(Map.of("text", text, "data", data(text, row.path("answers"))));
                expected.add(row.path("hidden").asBoolean());
            }
        }

        JsonNode hidden = NodeScript.run(SCRIPT, Map.of("schemas", List.of(), "conditions", conditions)).path("hidden");

        for (int i = 0; i < expected.size(); i++) {
            assertThat(hidden.get(i).asBoolean()).as(conditions.get(i).toString()).isEqualTo(expected.get(i));
        }
    }

    private static List<JsonNode> shipped() throws IOException {
        List<JsonNode> forms = new ArrayList<>();
        for (String schema : ApplicationForm.shipped()) {
            forms.add(MAPPER.readTree(schema));
        }
        return forms;
    }

    /** As form-js holds it: nested, and a blank text where nothing was answered. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(String text, JsonNode answers) {
        Map<String, Object> data = new HashMap<>();
        for (Condition.Term term : Condition.parse(text).orElseThrow().terms()) {
            Map<String, Object> here = data;
            String[] steps = term.path().split("\\.");
            for (int i = 0; i < steps.length - 1; i++) {
                here = (Map<String, Object>) here.computeIfAbsent(steps[i], step -> new HashMap<String, Object>());
            }
            here.put(steps[steps.length - 1], answers.path(term.path()).asText());
        }
        return data;
    }
}
