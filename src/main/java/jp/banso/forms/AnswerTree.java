package jp.banso.forms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Brings a tree of answers into its one normal form, and refuses what cannot be an answer. */
final class AnswerTree {

    private static final int MAX_DEPTH = 8;
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private AnswerTree() {
    }

    /** Counts down the size of a whole tree, so that no request can fill the store. */
    static final class Budget {
        private final int textLimit;
        private int left;

        Budget(int textLimit, int total) {
            this.textLimit = textLimit;
            this.left = total;
        }

        void spend(String text) {
            int length = TextRules.length(text);
            left -= length;
            if (length > textLimit || left < 0) {
                throw new IllegalArgumentException("answers are too large");
            }
        }
    }

    /** The value without anything blank, or null when nothing is left. */
    static Object normal(Object value, Budget budget) {
        return normal(value, budget, 0);
    }

    private static Object normal(Object value, Budget budget, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("answers are nested too deeply");
        }
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            return normalText(text, budget);
        }
        if (value instanceof List<?> list) {
            List<Object> kept = new ArrayList<>();
            for (Object item : list) {
                Object normal = normal(item, budget, depth + 1);
                if (normal != null) {
                    kept.add(normal);
                }
            }
            return kept.isEmpty() ? null : Collections.unmodifiableList(kept);
        }
        if (value instanceof Map<?, ?> map) {
            return normalMap(map, budget, depth);
        }
        throw new IllegalArgumentException("not an answer: " + value.getClass().getSimpleName());
    }

    private static Object normalText(String text, Budget budget) {
        if (!TextRules.isUsable(text)) {
            throw new IllegalArgumentException("a text holds control characters or half a surrogate pair");
        }
        budget.spend(text);
        return TextRules.isBlank(text) ? null : text;
    }

    private static Object normalMap(Map<?, ?> map, Budget budget, int depth) {
        Map<String, Object> kept = new TreeMap<>();
        map.forEach((key, item) -> {
            if (!(key instanceof String name) || !KEY.matcher(name).matches()) {
                throw new IllegalArgumentException("not a key of an answer");
            }
            Object normal = normal(item, budget, depth + 1);
            if (normal != null) {
                kept.put(name, normal);
            }
        });
        return kept.isEmpty() ? null : Collections.unmodifiableMap(kept);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asMap(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
