package jp.banso.forms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 様式: the forms of a programme with all their versions, for its secretariat. */
@Service
@Transactional(readOnly = true)
public class FormLibrary {

    private static final String DRAFT = "draft";

    private final FormRows rows;
    private final FormAccess access;
    private final FormWords words;
    private final People people;
    private final List<NeededAnswers> needed;

    FormLibrary(FormRows rows, FormAccess access, FormWords words, People people, List<NeededAnswers> needed) {
        this.rows = rows;
        this.access = access;
        this.words = words;
        this.people = people;
        this.needed = List.copyOf(needed);
    }

    /**
     * A form with its versions, newest first.
     *
     * @param draft null where none is being prepared
     */
    public record FormHistory(String formKey, String title, String annex, List<VersionLine> versions, DraftLine draft) {

        /** The newest released version. */
        public VersionLine newest() {
            return versions.get(0);
        }

        /**
         * The version that the next one goes on from: the newest that the secretariat released itself. What the product
         * brings along does not know its questions.
         */
        public VersionLine goesOn() {
            return versions.stream().filter(version -> version.releasedBy() != null).findFirst().orElse(newest());
        }
    }

    /**
     * A released version.
     *
     * @param releasedBy null for what came with the product
     */
    public record VersionLine(FormRef ref, String title, String annex, Instant releasedAt, String releasedBy, String note) {
    }

    /** A draft, with the version of it that was read. */
    public record DraftLine(long version, String startedBy, Instant startedAt, String changedBy, Instant changedAt) {
    }

    /**
     * A draft to be worked on.
     *
     * @param missing what the rules ask of a form and this one does not, in words
     */
    public record DraftPage(String formKey, DraftLine draft, FormOutline outline, List<String> missing) {
    }

    /** @throws NotFound for who is of no secretariat */
    public List<FormHistory> forms(Viewer viewer) {
        if (!viewer.role().isSecretariat()) {
            throw new NotFound("forms for " + viewer.role());
        }
        return rows.keys(viewer.programme()).stream().map(this::history).filter(form -> !form.versions().isEmpty()).toList();
    }

    public FormHistory form(Viewer viewer, String formKey) {
        access.requireReader(viewer, formKey);
        return history(formKey);
    }

    public boolean mayEdit(Viewer viewer) {
        return FormAccess.mayEdit(viewer);
    }

    /** The draft, for one who may edit it. */
    public DraftPage draft(Viewer viewer, String formKey) {
        access.requireEditor(viewer, formKey);
        FormRows.Draft draft = rows.draft(formKey).orElseThrow(() -> new NotFound("draft of " + formKey));
        FormDefinition form = definition(viewer, formKey, DRAFT);
        return new DraftPage(formKey, line(draft, names(Stream.of(draft.startedBy(), draft.changedBy()))),
                words.outline(form, FormDraft.of(draft.schema())), words.lacking(NeededAnswers.lacking(needed, rows.rules(formKey), form)));
    }

    /** Whether the viewer looks at released versions only: the ministry, which concurs with the call that uses one. */
    public boolean readsReleasedOnly(Viewer viewer) {
        return !viewer.role().isSecretariat();
    }

    /** The form for the pages of one edition: without what is being prepared for one who may not see that. */
    public FormHistory form(Viewer viewer, String formKey, String edition) {
        access.requireReader(viewer, formKey, edition.equals(DRAFT));
        FormHistory form = history(formKey);
        return readsReleasedOnly(viewer) ? new FormHistory(formKey, form.title(), form.annex(), form.versions(), null) : form;
    }

    /** @param edition the number of a released version, or {@code draft} */
    public FormDefinition definition(Viewer viewer, String formKey, String edition) {
        String schema = schema(viewer, formKey, edition);
        return FormSchemaParser.parse(new FormRef(formKey, number(formKey, edition)), schema);
    }

    /** All questions of an edition. */
    public FormOutline outline(Viewer viewer, String formKey, String edition) {
        return words.outline(definition(viewer, formKey, edition), FormDraft.of(schema(viewer, formKey, edition)));
    }

    /**
     * What a draft asks otherwise than the version that it goes on from.
     *
     * @param from the number of that version
     */
    public record DraftDifferences(int from, List<FormDifference> differences) {
    }

    /** What releasing the draft changes, for one who may edit it. */
    public DraftDifferences draftDifferences(Viewer viewer, String formKey) {
        access.requireEditor(viewer, formKey);
        FormRef from = history(formKey).goesOn().ref();
        return new DraftDifferences(from.version(), FormDifference.between(outline(from), outline(viewer, formKey, DRAFT), words));
    }

    /** What one released version asks otherwise than another. */
    public List<FormDifference> differences(FormRef before, FormRef after) {
        return FormDifference.between(outline(before), outline(after), words);
    }

    private FormOutline outline(FormRef ref) {
        String schema = rows.released(ref.formKey(), ref.version()).orElseThrow(() -> new NotFound("form " + ref)).schema();
        return words.outline(FormSchemaParser.parse(ref, schema), FormDraft.of(schema));
    }

    /** An edition as a file that Camunda Modeler opens. */
    public String file(Viewer viewer, String formKey, String edition) {
        access.requireReader(viewer, formKey);
        return FormSchemaParser.file(schema(viewer, formKey, edition));
    }

    /** Whether a call of the programme can use it. */
    public boolean offers(ProgrammeCode programme, FormRef ref) {
        return rows.programme(ref.formKey()).filter(programme::equals).isPresent() && rows.released(ref.formKey(), ref.version()).isPresent();
    }

    /** The sections, fields and columns of the draft without which the rules could not use it. */
    public Set<String> neededParts(Viewer viewer, String formKey) {
        access.requireEditor(viewer, formKey);
        FormOutline outline = outline(viewer, formKey, DRAFT);
        FormDefinition form = definition(viewer, formKey, DRAFT);
        Set<String> parts = NeededAnswers.by(needed, rows.rules(formKey)).stream().flatMap(answers -> answers.needed().stream()).map(NeededAnswers.Needed::path)
                .flatMap(path -> Stream.of(path, AnswerPath.table(path))).flatMap(path -> form.field(path).stream()).map(FormField::id)
                .collect(Collectors.toSet());
        outline.sections().stream().filter(section -> section.parts().stream().anyMatch(part -> parts.contains(part.id())))
                .map(FormOutline.Section::id).toList().forEach(parts::add);
        return parts;
    }

    /** What the rules ask of a form and a released version does not, in words: a product may ask more than it did. */
    public List<String> lacking(FormRef ref) {
        FormRows.Released released = rows.released(ref.formKey(), ref.version()).orElseThrow(() -> new NotFound("form " + ref));
        return words.lacking(NeededAnswers.lacking(needed, rows.rules(ref.formKey()), FormSchemaParser.parse(ref, released.schema())));
    }

    private String schema(Viewer viewer, String formKey, String edition) {
        access.requireReader(viewer, formKey, edition.equals(DRAFT));
        Optional<String> schema = edition.equals(DRAFT) ? rows.draft(formKey).map(FormRows.Draft::schema)
                : released(formKey, edition).map(FormRows.Released::schema);
        return schema.orElseThrow(() -> new NotFound("edition " + edition + " of " + formKey));
    }

    private int number(String formKey, String edition) {
        return edition.equals(DRAFT) ? rows.released(formKey).get(0).version() + 1 : Integer.parseInt(edition);
    }

    private Optional<FormRows.Released> released(String formKey, String edition) {
        return edition.matches("[1-9][0-9]{0,5}") ? rows.released(formKey, Integer.parseInt(edition)) : Optional.empty();
    }

    private FormHistory history(String formKey) {
        List<FormRows.Released> released = rows.released(formKey);
        Optional<FormRows.Draft> draft = rows.draft(formKey);
        Map<UUID, String> names = names(Stream.concat(released.stream().map(FormRows.Released::by),
                draft.stream().flatMap(one -> Stream.of(one.startedBy(), one.changedBy()))));
        List<VersionLine> versions = released.stream().map(version -> {
            FormDefinition form = FormSchemaParser.parse(new FormRef(formKey, version.version()), version.schema());
            return new VersionLine(form.ref(), form.title(), form.annex(), version.at(), version.by() == null ? null : names.get(version.by()),
                    version.note());
        }).toList();
        return new FormHistory(formKey, versions.isEmpty() ? "" : versions.get(0).title(), versions.isEmpty() ? "" : versions.get(0).annex(), versions,
                draft.map(one -> line(one, names)).orElse(null));
    }

    private Map<UUID, String> names(Stream<UUID> ids) {
        Set<UUID> asked = ids.filter(id -> id != null).collect(Collectors.toSet());
        return asked.isEmpty() ? Map.of() : people.names(asked);
    }

    private static DraftLine line(FormRows.Draft draft, Map<UUID, String> names) {
        return new DraftLine(draft.version(), names.get(draft.startedBy()), draft.startedAt(), names.get(draft.changedBy()), draft.changedAt());
    }
}
