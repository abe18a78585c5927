package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When a part of a form is hidden: {@code =key = "value"}, {@code !=}, and {@code and}/{@code or} of these, as FEEL reads
 * them ({@code and} binds closer, a blank answer equals no value). The browser's twin is {@code static/js/conditions.js};
 * both answer to one table of cases.
 *
 * @param text  as it stands in the schema
 * @param anyOf the alternatives of {@code or}; in each, all that {@code and} joins
 */
public record Condition(String text, List<List<Term>> anyOf) {

    static final Condition NEVER = new Condition("", List.of());

    private static final int LONGEST = 2_000;
    private static final String NAME = "[A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*)*";
    private static final Pattern TERM = Pattern.compile("\\G[ \\t\\n]*(?<path>" + NAME + ")[ \\t\\n]*(?<not>!?)=[ \\t\\n]*\"(?<value>[^\"\\\\\\n]*)\""
            + "(?:[ \\t\\n]+(?<join>and|or)(?=[ \\t\\n])|[ \\t\\n]*$)");
    private static final Set<String> WORDS_OF_FEEL = Set.of("and", "or", "not", "if", "then", "else", "for", "in", "return", "some", "every",
            "satisfies", "between", "instance", "of", "function", "true", "false", "null", "external");

    /** One comparison. */
    public record Term(String path, boolean equal, String value) {

        boolean holds(Function<String, String> answer) {
            return answer.apply(path).equals(value) == equal;
        }
    }

    public Condition {
        anyOf = anyOf.stream().map(List::copyOf).toList();
    }

    /** Empty when the text is anything else than what is let in. */
    static Optional<Condition> parse(String text) {
        if (!text.startsWith("=") || text.length() > LONGEST) {
            return Optional.empty();
        }
        List<List<Term>> anyOf = new ArrayList<>(List.of(new ArrayList<>()));
        Matcher term = TERM.matcher(text).region(1, text.length());
        String join = "and";
        while (join != null) {
            if (!term.find() || Stream.of(term.group("path").split("\\.")).anyMatch(WORDS_OF_FEEL::contains)) {
                return Optional.empty();
            }
            if (join.equals("or")) {
                anyOf.add(new ArrayList<>());
            }
            anyOf.get(anyOf.size() - 1).add(new Term(term.group("path"), term.group("not").isEmpty(), term.group("value")));
            join = term.group("join");
        }
        return Optional.of(new Condition(text, anyOf));
    }

    /** @param answer the answer at a path; blank where nothing was answered or the field is itself hidden */
    public boolean holds(Function<String, String> answer) {
        return anyOf.stream().anyMatch(all -> all.stream().allMatch(term -> term.holds(answer)));
    }

    List<Term> terms() {
        return anyOf.stream().flatMap(List::stream).toList();
    }

    boolean isNever() {
        return anyOf.isEmpty();
    }
}
