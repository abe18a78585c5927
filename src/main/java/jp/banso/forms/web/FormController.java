package jp.banso.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.banso.forms.AnswerBinder;
import jp.banso.forms.Answers;
import jp.banso.forms.BoundAnswers;
import jp.banso.forms.Finding;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormEditing;
import jp.banso.forms.FormLibrary;
import jp.banso.forms.FormLibrary.FormHistory;
import jp.banso.forms.FormPages;
import jp.banso.forms.FormRef;
import jp.banso.forms.FormValidator;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.LinkView;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 様式: what the programme's forms ask, version by version. */
@Controller
class FormController {

    private static final String FORM = "/forms/{formKey}";
    private static final String EDITION = FORM + "/{edition}";
    private static final String PREVIEW = "forms/preview";
    private static final String DRAFT = "draft";

    private final FormLibrary library;
    private final FormEditing editing;
    private final FormPages formPages;
    private final AnswerBinder binder;
    private final FormValidator validator;
    private final EditorPages pages;

    FormController(FormLibrary library, FormEditing editing, FormPages formPages, AnswerBinder binder, FormValidator validator, EditorPages pages) {
        this.library = library;
        this.editing = editing;
        this.formPages = formPages;
        this.binder = binder;
        this.validator = validator;
        this.pages = pages;
    }

    @GetMapping("/forms")
    String list(Viewer viewer, Model model) {
        model.addAttribute("forms", library.forms(viewer));
        model.addAttribute("mayEdit", library.mayEdit(viewer));
        model.addAttribute("trail", List.of(new LinkView(pages.text("forms.list.title"), null)));
        return "forms/list";
    }

    @GetMapping(FORM)
    String form(Viewer viewer, @PathVariable String formKey, Model model) {
        pages.fill(model, library.form(viewer, formKey));
        model.addAttribute("mayEdit", library.mayEdit(viewer));
        return "forms/form";
    }

    @PostMapping(FORM + "/draft")
    String start(Viewer viewer, @PathVariable String formKey, @RequestParam(required = false) Integer copyOf, RedirectAttributes redirect) {
        FormRef copied = (copyOf == null ? editing.start(viewer, formKey) : editing.start(viewer, formKey, copyOf)).orThrow();
        FlashMessages.success(redirect, "forms.draft.started", copied.version());
        return "redirect:/forms/" + formKey + "/draft";
    }

    /** The form as the applicant gets it. */
    @GetMapping(EDITION + "/preview")
    String preview(Viewer viewer, @PathVariable String formKey, @PathVariable String edition, Model model) {
        FormDefinition definition = library.definition(viewer, formKey, edition);
        model.addAttribute("formPage", formPages.edit(definition, Answers.empty(), List.of()));
        return preview(viewer, definition, edition, model);
    }

    /** The same, filled in on trial: what a check would say, and nothing is kept. */
    @PostMapping(EDITION + "/preview")
    String tryOut(Viewer viewer, @PathVariable String formKey, @PathVariable String edition, HttpServletRequest request, Model model) {
        FormDefinition definition = library.definition(viewer, formKey, edition);
        BoundAnswers typed = binder.bind(definition, request.getParameterMap(), Answers.empty());
        List<Finding> findings = new ArrayList<>(typed.findings());
        if (!typed.rowsEdited()) {
            findings.addAll(validator.validate(definition, typed.answers()));
        }
        model.addAttribute("formPage",
                formPages.editAgain(definition, new BoundAnswers(typed.answers(), findings, typed.shownRows(), typed.rowsEdited())));
        model.addAttribute("tried", !typed.rowsEdited() && findings.isEmpty());
        return preview(viewer, definition, edition, model);
    }

    private String preview(Viewer viewer, FormDefinition definition, String edition, Model model) {
        place(viewer, definition.ref().formKey(), edition, "forms.preview.title", model);
        return PREVIEW;
    }

    /** All questions on one page, to be printed. */
    @GetMapping(EDITION + "/questions")
    String questions(Viewer viewer, @PathVariable String formKey, @PathVariable String edition, Model model) {
        model.addAttribute("outline", library.outline(viewer, formKey, edition));
        place(viewer, formKey, edition, "forms.questions.title", model);
        return "forms/questions";
    }

    /** The definition as a file of Camunda Forms. */
    @GetMapping(EDITION + "/file")
    void file(Viewer viewer, @PathVariable String formKey, @PathVariable String edition, HttpServletResponse response) throws IOException {
        byte[] file = library.file(viewer, formKey, edition).getBytes(StandardCharsets.UTF_8);
        String name = formKey + "-" + (edition.equals(DRAFT) ? edition : "v" + edition) + ".form";
        FileDownload.to(response, name, MediaType.APPLICATION_JSON_VALUE).write(file);
    }

    private void place(Viewer viewer, String formKey, String edition, String titleKey, Model model) {
        FormHistory form = library.form(viewer, formKey, edition);
        boolean draft = edition.equals(DRAFT);
        boolean releasedOnly = library.readsReleasedOnly(viewer);
        model.addAttribute("releasedOnly", releasedOnly);
        if (draft) {
            pages.fill(model, form, new LinkView(pages.text("forms.draft.title"), library.mayEdit(viewer) ? "/forms/" + formKey + "/draft" : null),
                    new LinkView(pages.text(titleKey), null));
        } else {
            pages.fill(model, form, new LinkView(pages.text(titleKey), null));
        }
        if (releasedOnly) {
            model.addAttribute("trail", List.of(new LinkView(pages.text(titleKey), null)));
        }
        model.addAttribute("edition", edition);
        model.addAttribute("editionName", draft ? pages.text("forms.draft.title") : pages.text("forms.version", edition));
    }
}
