package jp.banso.forms;

import java.util.List;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Viewer;
import org.springframework.context.ApplicationContext;

/** Forms of one's own for a test: as the shipped one, under a key of their own. */
public final class FormFixtures {

    private final ApplicationContext context;

    public FormFixtures(ApplicationContext context) {
        this.context = context;
    }

    /** A form of the programme with one released version. */
    public String released() {
        String key = "own-" + UUID.randomUUID().toString().substring(0, 8);
        context.getBean(FormCatalog.class).release(schema(key));
        context.getBean(FormRows.class).register(key, ProgrammeCode.BANSO);
        return key;
    }

    /** The next version, edited and released as a manager would. */
    public FormRef next(Viewer manager, String key, FormEdit... edits) {
        FormEditing editing = context.getBean(FormEditing.class);
        editing.start(manager, key).orThrow();
        for (FormEdit edit : edits) {
            editing.apply(manager, key, editing.requireDraft(manager, key), edit).orThrow();
        }
        return editing.release(manager, key, editing.requireDraft(manager, key), "test", false).orThrow();
    }

    /** The next version as a release of the product brings it along: nobody has looked what the rules need of it. */
    public FormRef shipped(String key, FormEdit... edits) {
        FormDraft draft = FormDraft.of(schema(key));
        for (FormEdit edit : edits) {
            edit.applyTo(draft);
        }
        return context.getBean(FormCatalog.class).release(draft.schema());
    }

    /** The id of a section's component, as the shipped form has it. */
    public static String section(String key) {
        return FormDraft.of(ApplicationForm.schema()).sections().stream().filter(group -> group.path("properties").path("section").asText().equals(key))
                .findFirst().orElseThrow().path("id").asText();
    }

    /** A line of text. */
    public static FieldDraft line(String key, String label) {
        return new FieldDraft(FieldKind.LINE, key, label, "", false, 200, "", "", "", null, null, null, List.of(), "", false, null, null, "", "", "",
                List.of());
    }

    /** One of several options. */
    public static FieldDraft choice(String key, String label, FormField.Option... options) {
        return new FieldDraft(FieldKind.RADIO, key, label, "", false, null, "", "", "", null, null, null, List.of(options), "", false, null, null, "", "",
                "", List.of());
    }

    /** The shipped form under another key. */
    public static String schema(String key) {
        return ApplicationForm.schema().replace("\"" + ApplicationForm.KEY + "\"", "\"" + key + "\"");
    }
}
