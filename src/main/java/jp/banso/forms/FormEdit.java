package jp.banso.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** One act in the editor of a form. */
public sealed interface FormEdit {

    /** Does it to the draft. */
    Done applyTo(FormDraft draft);

    /**
     * What was done.
     *
     * @param action key of the act in the log
     * @param part   id of what it was done to
     * @param name   what that is called
     * @param before its settings by the keys of their labels; empty where it is new or was not changed in itself
     */
    record Done(String action, String part, String name, Map<String, Object> before, Map<String, Object> after) {

        static Done of(String action, String part, String name) {
            return new Done(action, part, name, Map.of(), Map.of());
        }
    }

    /** Another section behind the others. */
    record AddSection(SectionDraft section) implements FormEdit {
        @Override
        public Done applyTo(FormDraft draft) {
            return new Done("audit.forms.added", draft.add(section), section.title(), Map.of(), section.values());
        }
    }

    /** Other words or another condition for a section. */
    record ChangeSection(String id, SectionDraft section) implements FormEdit {
        @Override
        public Done applyTo(FormDraft draft) {
            ObjectNode group = draft.part(id);
            SectionDraft before = SectionDraft.of(group);
            section.writeTo(group);
            return new Done("audit.forms.changed", id, before.title(), before.values(), section.values());
        }
    }

    /** Another field behind the others of a section, or another column of a table. */
    record AddField(String parent, FieldDraft field) implements FormEdit {
        @Override
        public Done applyTo(FormDraft draft) {
            return new Done("audit.forms.added", draft.add(parent, field), field.label(), Map.of(), field.values());
        }
    }

    /** A field as it is to be; its kind stays. */
    record ChangeField(String id, FieldDraft field) implements FormEdit {
        @Override
        public Done applyTo(FormDraft draft) {
            ObjectNode component = draft.part(id);
            FieldDraft before = FieldDraft.of(component);
            field.writeTo(component);
            return new Done("audit.forms.changed", id, before.label(), before.values(), field.values());
        }
    }

    /** One place up or down. */
    record Move(String id, boolean up) implements FormEdit {
        @Override
        public Done applyTo(FormDraft draft) {
            return Done.of(draft.move(id, up) ? "audit.forms.moved" : "", id, draft.nameOf(id));
        }
    }

    /** Behind all others of another section. */
    record MoveInto(String id, String section) implements FormEdit {
        @Override
        public Done applyTo(FormDraft draft) {
            String from = FormDraft.name(draft.parent(id));
            draft.moveInto(id, section);
            return new Done("audit.forms.moved", id, draft.nameOf(id), Map.of("forms.part.in", from), Map.of("forms.part.in", draft.nameOf(section)));
        }
    }

    /** The same once more. */
    record Copy(String id) implements FormEdit {
        @Override
        public Done applyTo(FormDraft draft) {
            return Done.of("audit.forms.copied", draft.copy(id), draft.nameOf(id));
        }
    }

    /** Takes a part out; answers that were given to it stay where they were given. */
    record Remove(String id) implements FormEdit {
        @Override
        public Done applyTo(FormDraft draft) {
            String name = draft.nameOf(id);
            draft.remove(id);
            return Done.of("audit.forms.removed", id, name);
        }
    }

    /** A section of the library behind the others. */
    record Insert(FormBlock block) implements FormEdit {
        @Override
        public Done applyTo(FormDraft draft) {
            String id = draft.insert(block.group());
            return Done.of("audit.forms.added", id, draft.nameOf(id));
        }
    }
}
