package jp.banso.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with one schema while it is read. */
final class SchemaProblems {

    /** A file that is wrong throughout needs no longer list. */
    private static final int MOST = 200;

    private final List<FormSchemaRefused.Problem> found = new ArrayList<>();
    private final Map<String, String> paths = new HashMap<>();

    /** Says where in the file a component stands; of two with the same id the first. */
    void place(String id, String path) {
        paths.putIfAbsent(id, path);
    }

    void add(String where, String messageKey, Object... arguments) {
        addAt(where, paths.getOrDefault(where, ""), messageKey, arguments);
    }

    void addAt(String where, String path, String messageKey, Object... arguments) {
        if (found.size() < MOST) {
            found.add(new FormSchemaRefused.Problem(where, path, messageKey, List.of(arguments)));
        }
    }

    void refuseIfAny(String formKey) {
        if (!found.isEmpty()) {
            throw new FormSchemaRefused(formKey, found);
        }
    }
}
