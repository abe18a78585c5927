package jp.banso.forms;

/** What stands in a section of a form, in printed order: a field to answer or a note to read. */
public sealed interface FormElement permits FormField, FormElement.Note {

    /** The schema's own id of the component. */
    String id();

    /** When this is not asked. */
    Condition hideIf();

    /** A ※ text of the printed form that belongs to no single field. */
    record Note(String id, String text, Condition hideIf) implements FormElement {
    }
}
