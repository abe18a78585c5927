package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("表示条件は画面でもサーバーでも同じ答えになる")
class ConditionTest {

    /** Reads the module as a browser would, from its text; the table comes by the standard input. */
    private static final String DRIVER = """
            const { readFileSync } = require('node:fs');
            const source = readFileSync(process.argv[1]).toString('base64');
            import('data:text/javascript;base64,' + source).then(({ parse, holds }) => {
              const cases = JSON.parse(readFileSync(0, 'utf8'));
              console.log(JSON.stringify(cases.map(({ text, answers }) => {
                const condition = parse(text);
                return condition === null ? 'refused' : String(holds(condition, path => answers[path] ?? ''));
              })));
            });
            """;

    @TestFactory
    @DisplayName("サーバー")
    Stream<DynamicTest> serverAnswersAsTheTableSays() throws IOException {
        return NodeScript.conditions().stream()
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> assertThat(onServer(row)).isEqualTo(expected(row))));
    }

    @Test
    @DisplayName("画面")
    void browserAnswersAsTheTableSays() throws Exception {
        List<JsonNode> rows = NodeScript.conditions();
        JsonNode answers = NodeScript.run(List.of("-e", DRIVER, "src/main/resources/static/js/conditions.js"), rows);

        assertThat(answers).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(answers.get(i).asText()).as(rows.get(i).toString()).isEqualTo(expected(rows.get(i)));
        }
    }

    private static String expected(JsonNode row) {
        return row.path("refused").asBoolean() ? "refused" : row.path("hidden").asText();
    }

    private static String onServer(JsonNode row) {
        Optional<Condition> condition = Condition.parse(row.path("text").asText());
        return condition.map(parsed -> String.valueOf(parsed.holds(path -> row.path("answers").path(path).asText()))).orElse("refused");
    }
}
