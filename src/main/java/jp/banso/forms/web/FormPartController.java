package jp.banso.forms.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.forms.FieldDraft;
import jp.banso.forms.FieldKind;
import jp.banso.forms.FormBlock;
import jp.banso.forms.FormEdit;
import jp.banso.forms.FormEditing;
import jp.banso.forms.FormEditing.Decider;
import jp.banso.forms.FormLibrary;
import jp.banso.forms.FormProblem;
import jp.banso.forms.SectionDraft;
import jp.banso.forms.web.FieldForm.OptionRow;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.AsSeen;
import jp.banso.platform.web.ColumnView;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.Refusals;
import jp.banso.platform.web.RowButton;
import jp.banso.platform.web.StaleEditView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 様式の編集: section by section and field by field, each act a form of its own. */
@Controller
class FormPartController {

    private static final String DRAFT = "/forms/{formKey}/draft";
    private static final String SECTION = "forms/section";
    private static final String FIELD = "forms/field";

    private final FormLibrary library;
    private final FormEditing editing;
    private final EditorPages pages;

    FormPartController(FormLibrary library, FormEditing editing, EditorPages pages) {
        this.library = library;
        this.editing = editing;
        this.pages = pages;
    }

    @GetMapping(DRAFT + "/sections/new")
    String newSection(Viewer viewer, @PathVariable String formKey, Model model) {
        SectionForm form = SectionForm.blank(version(viewer, formKey));
        return showSection(viewer, formKey, null, form, AsSeen.of(form), model);
    }

    @PostMapping(DRAFT + "/sections/new")
    String addSection(Viewer viewer, @PathVariable String formKey, @ModelAttribute("form") SectionForm form, BindingResult errors, @RequestParam(defaultValue = "") String seen, RowButton button,
                      Model model, HttpServletResponse response, RedirectAttributes redirect) {
        return keepSection(viewer, formKey, null, form, errors, seen, button, model, response, redirect);
    }

    @GetMapping(DRAFT + "/sections/{part}")
    String section(Viewer viewer, @PathVariable String formKey, @PathVariable String part, Model model) {
        SectionForm form = newestSection(viewer, formKey, part);
        return showSection(viewer, formKey, part, form, AsSeen.of(form), model);
    }

    @PostMapping(DRAFT + "/sections/{part}")
    String changeSection(Viewer viewer, @PathVariable String formKey, @PathVariable String part, @ModelAttribute("form") SectionForm form,
                         BindingResult errors, @RequestParam(defaultValue = "") String seen, RowButton button, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        editing.section(viewer, formKey, part);
        return keepSection(viewer, formKey, part, form, errors, seen, button, model, response, redirect);
    }

    private String keepSection(Viewer viewer, String formKey, String part, SectionForm form, BindingResult errors, String seen, RowButton button, Model model,
                               HttpServletResponse response, RedirectAttributes redirect) {
        List<Decider> deciders = editing.deciders(viewer, formKey, part);
        if (button.pressed()) {
            return showSection(viewer, formKey, part, form.with(button.of("conditions").applied(form.conditions(), ConditionRow.EMPTY)), seen, model);
        }
        SectionDraft draft = form.read(deciders, errors);
        FormEdit edit = part == null ? new FormEdit.AddSection(draft) : new FormEdit.ChangeSection(part, draft);
        if (!errors.hasErrors()) {
            reject(editing.problems(viewer, formKey, edit), !form.conditions().isEmpty(), false, errors);
        }
        try {
            Optional<String> kept = keep(viewer, formKey, form.version(), edit, errors);
            if (kept.isPresent()) {
                return toDraft(formKey, kept.get(), part == null ? "forms.added" : "forms.saved", redirect);
            }
        } catch (StaleEdit quicker) {
            SectionForm theirs = part == null ? form.onto(version(viewer, formKey)) : newestSection(viewer, formKey, part);
            SectionForm merged = AsSeen.merged(form, theirs, seen, model);
            return merged.against(theirs, pages::text).orReload("/forms/" + formKey + "/draft" + (part == null ? "" : "/sections/" + part))
                    .over(showSection(viewer, formKey, part, merged.onto(theirs.version()), AsSeen.of(theirs), model), model, response);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return showSection(viewer, formKey, part, form, seen, model);
    }

    /** The part that it was done to; empty if anything speaks against it, which then stands among the errors. */
    private Optional<String> keep(Viewer viewer, String formKey, long version, FormEdit edit, BindingResult errors) {
        if (errors.hasErrors()) {
            return Optional.empty();
        }
        Outcome<String> kept = editing.apply(viewer, formKey, version, edit);
        return Refusals.refused(kept, errors) ? Optional.empty() : Optional.of(kept.orThrow());
    }

    private SectionForm newestSection(Viewer viewer, String formKey, String part) {
        return SectionForm.of(version(viewer, formKey), editing.section(viewer, formKey, part), editing.deciders(viewer, formKey, part));
    }

    private String showSection(Viewer viewer, String formKey, String part, SectionForm form, String seen, Model model) {
        AsSeen.mark(model, seen);
        pages.fillDraft(model, library.form(viewer, formKey), part == null ? "forms.section.new" : "forms.section.edit");
        model.addAttribute("formKey", formKey);
        model.addAttribute("part", part);
        model.addAttribute("form", form);
        model.addAttribute("conditionColumns", ConditionRow.columns(editing.deciders(viewer, formKey, part), pages));
        return SECTION;
    }

    @GetMapping(DRAFT + "/fields/new")
    String newField(Viewer viewer, @PathVariable String formKey, @RequestParam(defaultValue = "") String parent,
                    @RequestParam(defaultValue = "") String kind, Model model) {
        FieldKind known = kind(viewer, formKey, parent, kind);
        FieldForm form = FieldForm.blank(version(viewer, formKey), known);
        return showField(viewer, formKey, null, parent, known, form, AsSeen.of(form), model);
    }

    @PostMapping(DRAFT + "/fields/new")
    String addField(Viewer viewer, @PathVariable String formKey, @RequestParam(defaultValue = "") String parent,
                    @RequestParam(defaultValue = "") String kind, @ModelAttribute("form") FieldForm form, BindingResult errors, @RequestParam(defaultValue = "") String seen, RowButton button, Model model, HttpServletResponse response,
                    RedirectAttributes redirect) {
        return keepField(viewer, formKey, null, parent, kind(viewer, formKey, parent, kind), form, errors, seen, button, model, response, redirect);
    }

    /** What can stand in the part. */
    private FieldKind kind(Viewer viewer, String formKey, String parent, String kind) {
        Stream<FieldKind> offered = editing.isTable(viewer, formKey, parent) ? FieldKind.columns().stream() : Stream.of(FieldKind.values());
        return offered.filter(each -> each.name().equals(kind)).findFirst().orElseThrow(() -> new BadInput("kind"));
    }

    @GetMapping(DRAFT + "/fields/{part}")
    String field(Viewer viewer, @PathVariable String formKey, @PathVariable String part, Model model) {
        FieldDraft field = editing.field(viewer, formKey, part);
        FieldForm form = newestField(viewer, formKey, part);
        return showField(viewer, formKey, part, editing.parent(viewer, formKey, part), field.kind(), form, AsSeen.of(form), model);
    }

    @PostMapping(DRAFT + "/fields/{part}")
    String changeField(Viewer viewer, @PathVariable String formKey, @PathVariable String part, @RequestParam(defaultValue = "") String parent,
                       @RequestParam(defaultValue = "") String kind, @ModelAttribute("form") FieldForm form, BindingResult errors, @RequestParam(defaultValue = "") String seen, RowButton button,
                       Model model, HttpServletResponse response, RedirectAttributes redirect) {
        if (!kind.isEmpty() && !editing.stands(viewer, formKey, part)) {
            return removedMeanwhile(viewer, formKey, parent, kind, form, model, response);
        }
        return keepField(viewer, formKey, part, editing.parent(viewer, formKey, part), editing.field(viewer, formKey, part).kind(), form, errors, seen, button,
                model, response, redirect);
    }

    /** What was typed for a field that somebody took out stays on the page, from which it can be added anew. */
    private String removedMeanwhile(Viewer viewer, String formKey, String parent, String kind, FieldForm form, Model model, HttpServletResponse response) {
        String place = editing.stands(viewer, formKey, parent) ? parent : library.draft(viewer, formKey).outline().sections().get(0).id();
        model.addAttribute("removed", true);
        return new StaleEditView.Comparison().orReload("/forms/" + formKey + "/draft").over(
                showField(viewer, formKey, null, place, kind(viewer, formKey, place, kind), form.onto(version(viewer, formKey)), AsSeen.of(form), model), model, response);
    }

    private String keepField(Viewer viewer, String formKey, String part, String parent, FieldKind kind, FieldForm form, BindingResult errors,
                             String seen, RowButton button, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        if (button.pressed()) {
            FieldForm changed = form.with(button.of("options").applied(form.options(), OptionRow.EMPTY),
                    button.of("conditions").applied(form.conditions(), ConditionRow.EMPTY));
            return showField(viewer, formKey, part, parent, kind, changed, seen, model);
        }
        FieldDraft draft = form.read(kind, editing.deciders(viewer, formKey, part), errors);
        FormEdit edit = part == null ? new FormEdit.AddField(parent, draft) : new FormEdit.ChangeField(part, draft);
        if (!errors.hasErrors()) {
            reject(editing.problems(viewer, formKey, edit), !form.conditions().isEmpty(), !form.options().isEmpty(), errors);
        }
        try {
            Optional<String> kept = keep(viewer, formKey, form.version(), edit, errors);
            if (kept.isPresent()) {
                return toDraft(formKey, kept.get(), part == null ? "forms.added" : "forms.saved", redirect);
            }
        } catch (StaleEdit quicker) {
            FieldForm theirs = part == null ? form.onto(version(viewer, formKey)) : newestField(viewer, formKey, part);
            FieldForm merged = AsSeen.merged(form, theirs, seen, model);
            return merged.against(theirs, pages::text).orReload("/forms/" + formKey + "/draft" + (part == null ? "" : "/fields/" + part))
                    .over(showField(viewer, formKey, part, parent, kind, merged.onto(theirs.version()), AsSeen.of(theirs), model), model, response);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return showField(viewer, formKey, part, parent, kind, form, seen, model);
    }

    private FieldForm newestField(Viewer viewer, String formKey, String part) {
        return FieldForm.of(version(viewer, formKey), editing.field(viewer, formKey, part), editing.deciders(viewer, formKey, part));
    }

    private String showField(Viewer viewer, String formKey, String part, String parent, FieldKind kind, FieldForm form, String seen, Model model) {
        AsSeen.mark(model, seen);
        boolean column = editing.isTable(viewer, formKey, parent);
        pages.fillDraft(model, library.form(viewer, formKey), part == null ? "forms.field.new" : "forms.field.edit");
        model.addAttribute("formKey", formKey);
        model.addAttribute("part", part);
        model.addAttribute("parent", parent);
        model.addAttribute("kind", kind);
        model.addAttribute("column", column);
        model.addAttribute("form", form);
        model.addAttribute("formats",
                Stream.of("postal", "tel", "email").map(format -> new OptionView(format, pages.text("forms.format." + format))).toList());
        model.addAttribute("optionColumns", List.of(ColumnView.hidden("value"),
                new ColumnView("label", pages.text(kind == FieldKind.TABLE ? "forms.option.column" : "forms.option.label"), true, "long", null)));
        model.addAttribute("conditionColumns", ConditionRow.columns(editing.deciders(viewer, formKey, part), pages));
        if (part != null && kind == FieldKind.TABLE) {
            model.addAttribute("neededParts", library.neededParts(viewer, formKey));
            model.addAttribute("columns", library.draft(viewer, formKey).outline().columns(part));
            model.addAttribute("columnKinds", pages.options(FieldKind.columns()));
        }
        return FIELD;
    }

    @PostMapping(DRAFT + "/parts/{part}/place")
    String move(Viewer viewer, @PathVariable String formKey, @PathVariable String part, @RequestParam long version,
                @RequestParam(defaultValue = "false") boolean up, RedirectAttributes redirect) {
        return act(viewer, formKey, version, new FormEdit.Move(part, up), null, redirect);
    }

    @PostMapping(DRAFT + "/parts/{part}/section")
    String moveInto(Viewer viewer, @PathVariable String formKey, @PathVariable String part, @RequestParam long version, @RequestParam String section,
                    RedirectAttributes redirect) {
        return act(viewer, formKey, version, new FormEdit.MoveInto(part, section), "forms.moved", redirect);
    }

    @PostMapping(DRAFT + "/parts/{part}/copy")
    String copy(Viewer viewer, @PathVariable String formKey, @PathVariable String part, @RequestParam long version, RedirectAttributes redirect) {
        return act(viewer, formKey, version, new FormEdit.Copy(part), "forms.copied", redirect);
    }

    @PostMapping(DRAFT + "/parts/{part}/removal")
    String remove(Viewer viewer, @PathVariable String formKey, @PathVariable String part, @RequestParam long version, RedirectAttributes redirect) {
        return act(viewer, formKey, version, new FormEdit.Remove(part), "forms.removed", redirect);
    }

    @PostMapping(DRAFT + "/blocks")
    String insert(Viewer viewer, @PathVariable String formKey, @RequestParam long version, @RequestParam FormBlock block, RedirectAttributes redirect) {
        return act(viewer, formKey, version, new FormEdit.Insert(block), "forms.added", redirect);
    }

    private String act(Viewer viewer, String formKey, long version, FormEdit edit, String done, RedirectAttributes redirect) {
        Outcome<String> outcome = editing.apply(viewer, formKey, version, edit);
        if (outcome instanceof Outcome.Refused<String> refused) {
            FlashMessages.refused(redirect, refused);
            return "redirect:/forms/" + formKey + "/draft";
        }
        return toDraft(formKey, edit instanceof FormEdit.Remove ? "" : outcome.orThrow(), done, redirect);
    }

    private static String toDraft(String formKey, String part, String done, RedirectAttributes redirect) {
        if (done != null) {
            FlashMessages.success(redirect, done);
        }
        return "redirect:/forms/" + formKey + "/draft" + (part.isEmpty() ? "" : "#" + part);
    }

    private long version(Viewer viewer, String formKey) {
        return editing.requireDraft(viewer, formKey);
    }

    /** Each at the setting that it is about; a list of rows says it at its first. */
    private void reject(List<FormProblem> problems, boolean conditions, boolean options, BindingResult errors) {
        for (FormProblem problem : problems) {
            String field = switch (problem.field()) {
                case "conditions" -> conditions ? "conditions[0].path" : null;
                case "options" -> options ? "options[0].label" : null;
                case "" -> null;
                default -> problem.field();
            };
            String said = field == null ? pages.said(problem) : pages.text(problem.messageKey(), problem.arguments().toArray());
            errors.rejectValue(field, "forms.said", new Object[] {said}, "");
        }
    }
}
