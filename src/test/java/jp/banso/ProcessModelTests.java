package jp.banso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the conventions of architecture.md «Processes» over every model that ships. */
@DisplayName("手続の流れの図")
class ProcessModelTests {

    @TestFactory
    @DisplayName("全ての図が書き方の約束を守る")
    Stream<DynamicContainer> keepsTheConventions() {
        return ProcessModel.all().stream().map(model -> dynamicContainer(model.toString(), rules().entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().accept(model)))));
    }

    @Test
    @DisplayName("図の番号は重ならない")
    void hasOneModelForEachKey() {
        assertThat(ProcessModel.all()).extracting(ProcessModel::key).isNotEmpty().doesNotHaveDuplicates();
    }

    @TestFactory
    @DisplayName("どの図にも、全ての道を通る試験がある")
    Stream<DynamicTest> isWalkedByATestOfItsModule() {
        return ProcessModel.all().stream().map(model -> dynamicTest(model.toString(), () -> {
            String name = Arrays.stream(model.key().split("-")).map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining());
            Class<?> walks = Class.forName("jp.banso.%s.process.%sFlowTests".formatted(model.module(), name));
            assertThat(walks.getDeclaredFields()).anyMatch(field -> field.getType().equals(ProcessFlows.class));
        }));
    }

    private static Map<String, Consumer<ProcessModel>> rules() {
        Map<String, Consumer<ProcessModel>> rules = new TreeMap<>();
        Stream.of(ProcessStructureRules.values()).forEach(rule -> rules.put(label(rule), rule));
        Stream.of(ProcessBindingRules.values()).forEach(rule -> rules.put(label(rule), rule));
        return rules;
    }

    private static String label(Enum<?> rule) {
        return String.join(" ", Arrays.asList(rule.name().toLowerCase(Locale.ROOT).split("_")));
    }
}
