package jp.banso.forms;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tags of the content controls by which a Word file is read again. */
final class WordNames {

    /** Word refuses a file with a longer tag or title. */
    static final int LONGEST = 64;
    static final String MARKER = "banso.form";

    private WordNames() {
    }

    static String title(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST / 2 ? label : label.substring(0, label.offsetByCodePoints(0, LONGEST / 2));
    }

    /** The tag of each field; of a table of its cells in this row, by the column's path. */
    static Map<FormField, String> of(FormDefinition form) {
        Map<FormField, String> names = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            names.put(field, fitting(field.path(), "q" + (names.size() + 1)));
        }
        return names;
    }

    static String option(String field, FormField.Option option, int number) {
        return fitting(field + "#" + option.value(), field + "#" + number);
    }

    static String cell(String table, int row, FormField column, int number) {
        return fitting(table + "[" + row + "]." + column.path(), table + "[" + row + "]." + number);
    }

    private static String fitting(String name, String shorter) {
        return name.length() <= LONGEST - 10 ? name : shorter;
    }
}
