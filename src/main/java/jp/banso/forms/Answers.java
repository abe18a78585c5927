package jp.banso.forms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What was answered to a form: an immutable tree of texts, lists of chosen values and rows, stored as JSONB beside the
 * form's version. Blank texts, empty lists and empty rows do not exist in it, so two equal forms are equal answers.
 * Names and prose are held exactly as typed.
 */
public final class Answers {

    /** A form's own limit is far lower; past this a text is no answer to a question. */
    static final int MAX_TEXT = 100_000;
    static final int MAX_TOTAL = 400_000;

    private static final Answers EMPTY = new Answers(Map.of());

    private final Map<String, Object> tree;

    private Answers(Map<String, Object> tree) {
        this.tree = tree;
    }

    public static Answers empty() {
        return EMPTY;
    }

    /** @throws IllegalArgumentException when the tree holds anything but maps, lists and usable texts */
    static Answers of(Map<?, ?> tree) {
        AnswerTree.Budget budget = new AnswerTree.Budget(MAX_TEXT, MAX_TOTAL);
        return AnswerTree.normal(tree, budget) instanceof Map<?, ?> normal ? new Answers(AnswerTree.asMap(normal)) : EMPTY;
    }

    public static Answers fromJson(String json) {
        return of(AnswersJson.read(json));
    }

    public String toJson() {
        return AnswersJson.write(tree);
    }

    /** The text at a path, or the empty text. */
    public String text(String path) {
        return get(path) instanceof String text ? text : "";
    }

    /** The chosen values at a path, in the order they were given. */
    public List<String> chosen(String path) {
        return get(path) instanceof List<?> values
                ? values.stream().filter(String.class::isInstance).map(String.class::cast).toList() : List.of();
    }

    /** The rows of a table. */
    public List<Answers> rows(String path) {
        return get(path) instanceof List<?> rows
                ? rows.stream().filter(Map.class::isInstance).map(row -> new Answers(AnswerTree.asMap((Map<?, ?>) row))).toList()
                : List.of();
    }

    /** The files given at a path. */
    public List<AnsweredFile> files(String path) {
        return rows(path).stream().map(AnsweredFile::of).toList();
    }

    public boolean isEmpty() {
        return tree.isEmpty();
    }

    /** True when nothing is answered at or below the path. */
    public boolean isBlank(String path) {
        return get(path) == null;
    }

    public Answers with(String path, String text) {
        return set(path, text);
    }

    public Answers with(String path, List<String> chosen) {
        return set(path, chosen);
    }

    public Answers withRows(String path, List<Answers> rows) {
        return set(path, rows.stream().map(row -> row.tree).toList());
    }

    public Answers withFiles(String path, List<AnsweredFile> files) {
        return withRows(path, files.stream().map(AnsweredFile::asRow).toList());
    }

    public Answers without(String path) {
        return set(path, null);
    }

    /** This with the other's answer at the path. */
    public Answers withSame(String path, Answers other) {
        return set(path, other.get(path));
    }

    /** Whether both say the same at the path. */
    public boolean isSame(String path, Answers other) {
        return Objects.equals(get(path), other.get(path));
    }

    /** The tree for other ways out (papers, tables); unmodifiable. */
    public Map<String, Object> asMap() {
        return tree;
    }

    private Object get(String path) {
        Object here = tree;
        for (Object step : AnswerPath.steps(path)) {
            if (step instanceof Integer row) {
                here = here instanceof List<?> list && row < list.size() ? list.get(row) : null;
            } else {
                here = here instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        return here;
    }

    private Answers set(String path, Object value) {
        return of(AnswerTree.asMap((Map<?, ?>) replaced(tree, AnswerPath.steps(path), value)));
    }

    private static Object replaced(Object here, List<Object> steps, Object value) {
        if (steps.isEmpty()) {
            return value;
        }
        List<Object> rest = steps.subList(1, steps.size());
        if (steps.get(0) instanceof Integer row) {
            List<Object> copy = here instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
            if (row > copy.size()) {
                throw new IllegalArgumentException("row " + row + " would leave a gap after " + copy.size());
            }
            Object cell = replaced(row < copy.size() ? copy.get(row) : null, rest, value);
            if (row < copy.size()) {
                copy.set(row, cell);
            } else {
                copy.add(cell);
            }
            return copy;
        }
        Map<String, Object> copy = here instanceof Map<?, ?> map ? new TreeMap<>(AnswerTree.asMap(map)) : new TreeMap<>();
        String key = (String) steps.get(0);
        copy.put(key, replaced(copy.get(key), rest, value));
        return Collections.unmodifiableMap(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answers answers && tree.equals(answers.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    /** Answers hold personal data, which must not reach a log. */
    @Override
    public String toString() {
        return "Answers[" + tree.size() + " entries]";
    }
}
