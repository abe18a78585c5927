package jp.banso.forms;

import java.util.LinkedHashMap;
import java.util.Map;

/** The named ranges by which a workbook is read again. */
final class WorkbookNames {

    /** The cell that tells form and version. */
    static final String VERSION = "banso_form";
    /** The hidden sheet that the drop-downs are taken from. */
    static final String LISTS = "lists";

    private WorkbookNames() {
    }

    /** Excel does not tell capitals apart, so the field's place makes the name unique. */
    static Map<FormField, String> of(FormDefinition form) {
        Map<FormField, String> names = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            names.put(field, "q" + (names.size() + 1) + "." + field.path());
        }
        return names;
    }
}
