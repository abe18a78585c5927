package jp.banso.forms;

import java.util.List;
import java.util.stream.Stream;

/** What can stand in a section of a form, in the words of its editor, with the type of the schema that it is stored as. */
public enum FieldKind {
    LINE("textfield"), LONG_TEXT("textarea"), NUMBER("number"), DATE("datetime"), SELECT("select"), RADIO("radio"), CHECKLIST("checklist"),
    FILE("filepicker"), TABLE("dynamiclist"), NOTE("text");

    private static final List<FieldKind> COLUMNS = List.of(LINE, NUMBER, DATE, SELECT);

    private final String type;

    FieldKind(String type) {
        this.type = type;
    }

    /** What can be a column of a table. */
    public static List<FieldKind> columns() {
        return COLUMNS;
    }

    public boolean isChoice() {
        return this == SELECT || this == RADIO || this == CHECKLIST;
    }

    public boolean isText() {
        return this == LINE || this == LONG_TEXT;
    }

    public String messageKey() {
        return "forms.kind." + name();
    }

    String type() {
        return type;
    }

    static boolean isType(String type) {
        return Stream.of(values()).anyMatch(kind -> kind.type.equals(type));
    }

    static FieldKind ofType(String type) {
        return Stream.of(values()).filter(kind -> kind.type.equals(type)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of field is stored as " + type));
    }

    static FieldKind of(FormElement element) {
        if (element instanceof FormField.Text text) {
            return text.multiline() ? LONG_TEXT : LINE;
        }
        if (element instanceof FormField.Choice choice) {
            return switch (choice.style()) {
                case SELECT -> SELECT;
                case RADIO -> RADIO;
                case CHECKLIST -> CHECKLIST;
            };
        }
        if (element instanceof FormField.Number) {
            return NUMBER;
        }
        if (element instanceof FormField.Date) {
            return DATE;
        }
        if (element instanceof FormField.File) {
            return FILE;
        }
        return element instanceof FormField.Table ? TABLE : NOTE;
    }
}
