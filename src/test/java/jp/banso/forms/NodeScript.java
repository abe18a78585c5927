package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Runs a script of the browser's side in Node, which the build needs anyway: JSON in, JSON out. */
final class NodeScript {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private NodeScript() {
    }

    static JsonNode run(List<String> arguments, Object input) throws Exception {
        Path given = Files.createTempFile(Path.of("target"), "node", ".json");
        Path answered = Files.createTempFile(Path.of("target"), "node", ".json");
        MAPPER.writeValue(given.toFile(), input);
        Process node = new ProcessBuilder(Stream.concat(Stream.of("node"), arguments.stream()).toList())
                .redirectInput(given.toFile()).redirectOutput(answered.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(node.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).isZero();
        return MAPPER.readTree(answered.toFile());
    }

    /** The cases that every reader of conditions must answer alike. */
    static List<JsonNode> conditions() throws IOException {
        try (InputStream table = NodeScript.class.getResourceAsStream("/forms/conditions.json")) {
            return StreamSupport.stream(MAPPER.readTree(table).spliterator(), false).toList();
        }
    }
}
