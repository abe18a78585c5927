package jp.banso.forms.web;

import java.util.List;
import java.util.function.UnaryOperator;
import jp.banso.forms.FormEditing.Decider;
import jp.banso.forms.SectionDraft;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.StaleEditView;
import org.springframework.validation.Errors;

/** A section of a form as typed. */
record SectionForm(
        long version,
        @FieldLabel("forms.field.title") String title,
        @FieldLabel("forms.field.heading") String heading,
        @FieldLabel("fragments.rows.row") List<ConditionRow> conditions) {

    SectionForm {
        title = title == null ? "" : title.strip();
        heading = heading == null ? "" : heading.strip();
        conditions = ConditionRow.cleaned(conditions);
    }

    static SectionForm blank(long version) {
        return new SectionForm(version, "", "", List.of());
    }

    static SectionForm of(long version, SectionDraft section, List<Decider> deciders) {
        return new SectionForm(version, section.title(), section.heading(), ConditionRow.of(section.conditions(), deciders));
    }

    SectionDraft read(List<Decider> deciders, Errors errors) {
        FreeText.of(errors)
                .refuse(title.isEmpty(), "title", "forms.editor.refused.missing")
                .refuse(heading.isEmpty(), "heading", "forms.editor.refused.missing")
                .limit("title", title, FreeText.LINE)
                .limit("heading", heading, FreeText.NOTE);
        return new SectionDraft(title, heading, ConditionRow.read(conditions, deciders, errors));
    }

    SectionForm with(List<ConditionRow> rows) {
        return new SectionForm(version, title, heading, rows);
    }

    SectionForm onto(long newVersion) {
        return new SectionForm(newVersion, title, heading, conditions);
    }

    StaleEditView.Comparison against(SectionForm theirs, UnaryOperator<String> text) {
        return ConditionRow.compare(new StaleEditView.Comparison().forms(this, theirs, text), conditions, theirs.conditions, text);
    }
}
