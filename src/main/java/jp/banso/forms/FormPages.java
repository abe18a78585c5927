package jp.banso.forms;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Prepares a form for being filled in and for being read. */
@Component
public class FormPages {

    /** The whole form, for a first look or after a save. */
    public FormPage edit(FormDefinition form, Answers answers, List<Finding> findings) {
        return edit(form, answers, findings, Map.of(), Map.of());
    }

    /** The page again after a submission: as many rows as it had, and what was refused. */
    public FormPage editAgain(FormDefinition form, BoundAnswers bound) {
        return edit(form, bound.answers(), bound.findings(), bound.shownRows(), Map.of());
    }

    /**
     * @param shownRows how many rows each table shows at least
     * @param states    the state of each section by its key; sections without one show none
     */
    public FormPage edit(FormDefinition form, Answers answers, List<Finding> findings, Map<String, Integer> shownRows,
                         Map<String, SectionState> states) {
        FormDefinition shown = form.shown(answers);
        ItemBuilder items = new ItemBuilder(answers, findings, shownRows, shown);
        List<FormPage.Section> sections = form.sections().stream()
                .map(section -> new FormPage.Section(section.key(), anchor(section), section.title(), section.heading(),
                        states.get(section.key()), section.elements().stream().map(items::item).toList(),
                        FormPage.Hiding.of(section.hideIf(), shown.section(section.key()).isEmpty())))
                .toList();
        return new FormPage(form.ref(), form.title(), form.annex(), sections, List.copyOf(findings));
    }

    /** One section alone; the others keep their answers when it is sent. */
    public Optional<FormPage> editSection(FormPage page, String key) {
        return page.sections().stream().filter(section -> section.key().equals(key)).findFirst()
                .map(section -> {
                    Set<String> ids = idsOf(section);
                    List<Finding> own = page.findings().stream().filter(finding -> ids.contains(finding.anchor())).toList();
                    return new FormPage(page.ref(), page.title(), page.annex(), List.of(section), own);
                });
    }

    public FormAnswersView read(FormDefinition form, Answers answers) {
        List<FormAnswersView.Section> sections = form.shown(answers).sections().stream()
                .map(section -> new FormAnswersView.Section(section.key(), anchor(section), section.title(), section.heading(),
                        ReadBlocks.of(section, answers)))
                .toList();
        return new FormAnswersView(form.ref(), form.title(), form.annex(), sections);
    }

    private static Set<String> idsOf(FormPage.Section section) {
        Set<String> ids = new HashSet<>();
        for (FormPage.Item item : section.items()) {
            ids.add(item.id());
            if (item.rows() != null) {
                item.rows().rows().forEach(row -> row.cells().forEach(cell -> ids.add(cell.id())));
            }
        }
        return ids;
    }

    private static String anchor(FormSection section) {
        return "section-" + section.key();
    }
}
