package jp.banso.forms;

/** What stands in a section of a form, in printed order: a field to answer or a note to read. */
public sealed interface FormElement permits FormField, FormElement.Note {

    /** A ※ text of the printed form that belongs to no single field. */
    record Note(String text) implements FormElement {
    }
}
