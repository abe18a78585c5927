package jp.banso.forms;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 様式の編集: the next version of a form, by the manager, from a copy of the newest. After every act the draft is a form that
 * could be shown and filled in; what would make it another is refused. A released version never changes.
 */
@Service
@Transactional
public class FormEditing {

    private final FormRows rows;
    private final FormAccess access;
    private final FormCatalog catalog;
    private final FormWords words;
    private final List<NeededAnswers> needed;
    private final AuditLog audit;
    private final Clock clock;

    FormEditing(FormRows rows, FormAccess access, FormCatalog catalog, FormWords words, List<NeededAnswers> needed, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.access = access;
        this.catalog = catalog;
        this.words = words;
        this.needed = List.copyOf(needed);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A field whose answer can decide whether another is hidden.
     *
     * @param options empty for a line of text
     */
    public record Decider(String path, String label, List<FormField.Option> options) {
    }

    /** Begins the next version as a copy of the one that goes on, see {@link FormLibrary.FormHistory#goesOn}. */
    public Outcome<FormRef> start(Viewer viewer, String formKey) {
        access.requireEditor(viewer, formKey);
        List<FormRows.Released> released = rows.released(formKey);
        return start(viewer, formKey, released.stream().filter(version -> version.by() != null).findFirst().orElse(released.get(0)).version());
    }

    /** Begins the next version as a copy of another. */
    public Outcome<FormRef> start(Viewer viewer, String formKey, int from) {
        access.requireEditor(viewer, formKey);
        String schema = rows.released(formKey, from).orElseThrow(() -> new NotFound("version " + from + " of " + formKey)).schema();
        if (!rows.start(formKey, schema, viewer.personId(), clock.instant())) {
            throw new AlreadyDone("draft of " + formKey);
        }
        record(viewer, "audit.forms.started", title(formKey, schema), entry -> entry.detail("version", from));
        return Outcome.done(new FormRef(formKey, from));
    }

    /**
     * The version of the draft, for one who may edit it.
     *
     * @throws AlreadyDone if it was released or thrown away
     */
    @Transactional(readOnly = true)
    public long requireDraft(Viewer viewer, String formKey) {
        return draft(viewer, formKey).version();
    }

    /** A section as it is now. */
    @Transactional(readOnly = true)
    public SectionDraft section(Viewer viewer, String formKey, String id) {
        FormDraft draft = editable(viewer, formKey);
        if (!FormDraft.isSection(draft.part(id))) {
            throw new NotFound("section " + id);
        }
        return SectionDraft.of(draft.part(id));
    }

    /** A field, note or column as it is now. */
    @Transactional(readOnly = true)
    public FieldDraft field(Viewer viewer, String formKey, String id) {
        FormDraft draft = editable(viewer, formKey);
        if (FormDraft.isSection(draft.part(id))) {
            throw new NotFound("field " + id);
        }
        return FieldDraft.of(draft.part(id));
    }

    /** Whether this is a table, whose parts are columns; anything but that and a section is not found. */
    @Transactional(readOnly = true)
    public boolean isTable(Viewer viewer, String formKey, String id) {
        FormDraft draft = editable(viewer, formKey);
        if (!FormDraft.isTable(draft.part(id)) && !FormDraft.isSection(draft.part(id))) {
            throw new NotFound("nothing stands in " + id);
        }
        return FormDraft.isTable(draft.part(id));
    }

    /** Whether the part is still there. */
    @Transactional(readOnly = true)
    public boolean stands(Viewer viewer, String formKey, String id) {
        return editable(viewer, formKey).has(id);
    }

    /** The part in which this one stands. */
    @Transactional(readOnly = true)
    public String parent(Viewer viewer, String formKey, String id) {
        return editable(viewer, formKey).parent(id).path("id").asText();
    }

    /** The fields that can decide, in printed order, without the part itself. */
    @Transactional(readOnly = true)
    public List<Decider> deciders(Viewer viewer, String formKey, String part) {
        FormDefinition form = FormSchemaParser.parse(new FormRef(formKey, 1), editable(viewer, formKey).schema());
        List<Decider> deciders = new ArrayList<>();
        for (FormField field : form.fields()) {
            if (field instanceof FormField.Choice choice && !choice.several()) {
                deciders.add(new Decider(field.path(), field.label(), choice.options()));
            } else if (field instanceof FormField.Text text && !text.multiline()) {
                deciders.add(new Decider(field.path(), field.label(), List.of()));
            }
        }
        return deciders.stream().filter(decider -> !form.field(decider.path()).orElseThrow().id().equals(part)).toList();
    }

    /** All that an act would make wrong, without keeping anything. */
    @Transactional(readOnly = true)
    public List<FormProblem> problems(Viewer viewer, String formKey, FormEdit edit) {
        FormDraft draft = editable(viewer, formKey);
        return problems(formKey, draft, edit.applyTo(draft));
    }

    /**
     * Keeps what an act makes of the draft.
     *
     * @param version of the draft that was seen
     * @return the id of the part that it was done to
     * @throws StaleEdit if somebody else was quicker
     */
    public Outcome<String> apply(Viewer viewer, String formKey, long version, FormEdit edit) {
        FormRows.Draft before = requireUnchanged(viewer, formKey, version);
        FormDraft draft = FormDraft.of(before.schema());
        FormEdit.Done done = edit.applyTo(draft);
        List<FormProblem> problems = problems(formKey, draft, done);
        if (!problems.isEmpty()) {
            return Outcome.refused("forms.refused", words.problems(problems));
        }
        if (!FormSchemaParser.checksum(draft.schema()).equals(FormSchemaParser.checksum(before.schema()))) {
            keep(viewer, formKey, version, draft.schema());
            record(viewer, done.action(), title(formKey, draft.schema()), entry -> entry.detail("part", done.name()).detail("changes", words.changes(done)));
        }
        return Outcome.done(done.part());
    }

    /** All for which a file cannot take the place of the draft. */
    @Transactional(readOnly = true)
    public List<FormProblem> problems(Viewer viewer, String formKey, String schema) {
        access.requireEditor(viewer, formKey);
        try {
            FormDraft read = FormDraft.of(schema);
            try {
                FormSchemaParser.parse(new FormRef(formKey, 1), schema);
                return List.of();
            } catch (FormSchemaRefused refused) {
                return FormProblem.of(refused, read, Set.of(), Map.of());
            }
        } catch (FormSchemaRefused refused) {
            return refused.problems().stream().map(problem -> new FormProblem("", "", problem.messageKey(), problem.arguments())).toList();
        }
    }

    /** Puts the content of a file in the place of the draft. */
    public Outcome<Void> replace(Viewer viewer, String formKey, long version, String schema) {
        FormRows.Draft before = requireUnchanged(viewer, formKey, version);
        List<FormProblem> problems = problems(viewer, formKey, schema);
        if (!problems.isEmpty()) {
            return Outcome.refused("forms.refused", words.problems(problems));
        }
        // numbers and the like as they were read and judged, not as the file spells them
        keep(viewer, formKey, version, FormDraft.of(schema).schema());
        record(viewer, "audit.forms.imported", title(formKey, schema), entry -> entry.detail("before", title(formKey, before.schema())));
        return Outcome.done();
    }

    /** Throws the draft away; what was released stays as it is. */
    public void discard(Viewer viewer, String formKey, long version, String note) {
        FormRows.Draft draft = requireUnchanged(viewer, formKey, version);
        if (!rows.end(formKey, version)) {
            throw new StaleEdit("draft of " + formKey + " was changed");
        }
        record(viewer, "audit.forms.discarded", title(formKey, draft.schema()), entry -> entry.detail("why", note));
    }

    /** Options of the draft that say something else than they did when answers were given to them. */
    @Transactional(readOnly = true)
    public List<RewordedOption> reworded(Viewer viewer, String formKey) {
        return reworded(formKey, draft(viewer, formKey).schema());
    }

    private List<RewordedOption> reworded(String formKey, String schema) {
        return RewordedOption.of(FormSchemaParser.parse(new FormRef(formKey, 1), schema), catalog.all(formKey));
    }

    /**
     * Makes the draft the next version, which never changes again; no call uses it until it is told to.
     *
     * @param meantTheSame whether the manager says that the {@link #reworded} options mean what they did
     */
    public Outcome<FormRef> release(Viewer viewer, String formKey, long version, String note, boolean meantTheSame) {
        FormRows.Draft draft = requireUnchanged(viewer, formKey, version);
        List<String> missing = words.lacking(NeededAnswers.lacking(needed, rows.rules(formKey), FormSchemaParser.parse(new FormRef(formKey, 1), draft.schema())));
        if (!missing.isEmpty()) {
            return Outcome.refused("forms.release.refused.missing", String.join(" / ", missing));
        }
        if (catalog.knows(draft.schema())) {
            return Outcome.refused("forms.release.refused.same");
        }
        String reworded = words.reworded(reworded(formKey, draft.schema()));
        if (!reworded.isEmpty() && !meantTheSame) {
            return Outcome.refused("forms.release.refused.reworded");
        }
        FormRef released = catalog.release(draft.schema());
        if (!catalog.knows(draft.schema()) || !rows.end(formKey, version)) {
            throw new StaleEdit("draft of " + formKey + " was changed");
        }
        rows.sign(released, viewer.personId(), note);
        record(viewer, "audit.forms.released", title(formKey, draft.schema()), entry -> {
            AuditEntry full = entry.detail("version", released.version()).detail("why", note);
            return reworded.isEmpty() ? full : full.detail("changes", reworded);
        });
        return Outcome.done(released);
    }

    private void keep(Viewer viewer, String formKey, long version, String schema) {
        if (!rows.change(formKey, version, schema, viewer.personId(), clock.instant())) {
            throw new StaleEdit("draft of " + formKey + " was changed");
        }
    }

    private static List<FormProblem> problems(String formKey, FormDraft draft, FormEdit.Done done) {
        try {
            FormSchemaParser.parse(new FormRef(formKey, 1), draft.schema());
            return List.of();
        } catch (FormSchemaRefused refused) {
            Set<String> edited = new HashSet<>();
            if (!done.after().isEmpty()) {
                edited.add(done.part());
                // of a section some problems name the key, and whose key is taken is said of its section
                edited.add((FormDraft.isSection(draft.part(done.part())) ? draft.part(done.part()) : draft.parent(done.part()))
                        .path("properties").path("section").asText());
            }
            return FormProblem.of(refused, draft, edited, done.after());
        }
    }

    private FormDraft editable(Viewer viewer, String formKey) {
        return FormDraft.of(draft(viewer, formKey).schema());
    }

    private FormRows.Draft draft(Viewer viewer, String formKey) {
        access.requireEditor(viewer, formKey);
        return rows.draft(formKey).orElseThrow(() -> new AlreadyDone("no draft of " + formKey));
    }

    private FormRows.Draft requireUnchanged(Viewer viewer, String formKey, long version) {
        FormRows.Draft draft = draft(viewer, formKey);
        if (draft.version() != version) {
            throw new StaleEdit("draft of " + formKey + " was changed");
        }
        return draft;
    }

    /** A draft that an earlier release of the product took and this one does not can still be thrown away or replaced. */
    private static String title(String formKey, String schema) {
        try {
            return FormSchemaParser.parse(new FormRef(formKey, 1), schema).title();
        } catch (FormSchemaRefused unreadable) {
            return formKey;
        }
    }

    private void record(Viewer viewer, String action, String form, UnaryOperator<AuditEntry> details) {
        audit.record(details.apply(AuditEntry.logged(viewer.actor(), action, null).detail("form", form)));
    }
}
