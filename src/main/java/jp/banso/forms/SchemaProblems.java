package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one schema while it is read. */
final class SchemaProblems {

    private final List<FormSchemaRefused.Problem> found = new ArrayList<>();

    void add(String where, String messageKey, Object... arguments) {
        found.add(new FormSchemaRefused.Problem(where, messageKey, List.of(arguments)));
    }

    void refuseIfAny(String formKey) {
        if (!found.isEmpty()) {
            throw new FormSchemaRefused(formKey, found);
        }
    }
}
