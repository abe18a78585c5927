package jp.banso.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** JSON in and out for answers, apart from the web's mapper whose settings must not change what is stored. */
final class AnswersJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectReader READER = MAPPER.readerFor(Map.class);
    private static final ObjectWriter WRITER = MAPPER.writer();

    private AnswersJson() {
    }

    static Map<?, ?> read(String json) {
        try {
            Map<?, ?> tree = READER.readValue(json);
            return tree == null ? Map.of() : tree;
        } catch (JsonProcessingException e) {
            // the parser's own message quotes the text, which may be personal data
            throw new IllegalArgumentException("answers are not readable as JSON");
        }
    }

    static String write(Map<String, Object> tree) {
        try {
            return WRITER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answers cannot be written as JSON", e);
        }
    }
}
