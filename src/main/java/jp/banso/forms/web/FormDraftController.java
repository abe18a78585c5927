package jp.banso.forms.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.forms.FieldKind;
import jp.banso.forms.FormBlock;
import jp.banso.forms.FormEditing;
import jp.banso.forms.FormLibrary;
import jp.banso.forms.FormLibrary.DraftPage;
import jp.banso.forms.FormLibrary.FormHistory;
import jp.banso.forms.FormRef;
import jp.banso.forms.FormSchemaRefused;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.TextFile;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.Refusals;
import jp.banso.platform.web.StaleEditView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 様式の下書き: all of it at a glance, and what becomes of it. */
@Controller
class FormDraftController {

    private static final String DRAFT = "/forms/{formKey}/draft";
    private static final String RELEASE = "forms/release";
    private static final String DISCARD = "forms/discard";
    private static final String IMPORT = "forms/import";
    /** More than the longest definition in any encoding. */
    private static final long LARGEST = 4_000_000;

    private final FormLibrary library;
    private final FormEditing editing;
    private final EditorPages pages;

    FormDraftController(FormLibrary library, FormEditing editing, EditorPages pages) {
        this.library = library;
        this.editing = editing;
        this.pages = pages;
    }

    /** Why the draft is released or thrown away, as typed. */
    record NoteForm(long version, @FieldLabel("forms.note") String note, @FieldLabel("forms.release.meantTheSame") String meantTheSame) {

        NoteForm {
            note = note == null ? "" : note.replace("\r\n", "\n").strip();
            meantTheSame = meantTheSame == null ? "" : meantTheSame;
        }

        static NoteForm blank(long version) {
            return new NoteForm(version, "", "");
        }

        boolean meansTheSame() {
            return Boolean.parseBoolean(meantTheSame);
        }

        boolean judged(BindingResult errors) {
            return FreeText.of(errors).refuse(note.isEmpty(), "note", "forms.editor.refused.missing").limit("note", note, FreeText.NOTE).outcome().isDone();
        }
    }

    /** A file in the place of the draft. */
    record ImportForm(long version, @FieldLabel("forms.import.file") MultipartFile file) {
    }

    @GetMapping(DRAFT)
    String draft(Viewer viewer, @PathVariable String formKey, Model model, RedirectAttributes redirect) {
        DraftPage draft;
        try {
            draft = library.draft(viewer, formKey);
        } catch (FormSchemaRefused unreadable) {
            FlashMessages.warning(redirect, "forms.draft.unreadable");
            return "redirect:/forms/" + formKey + "/draft/discard";
        }
        pages.fill(model, library.form(viewer, formKey), new LinkView(pages.text("forms.draft.title"), null));
        model.addAttribute("page", draft);
        model.addAttribute("neededParts", library.neededParts(viewer, formKey));
        model.addAttribute("kinds", pages.options(List.of(FieldKind.values())));
        model.addAttribute("blocks", Stream.of(FormBlock.values()).map(block -> new OptionView(block.name(), pages.text(block.messageKey()))).toList());
        return "forms/draft";
    }

    @GetMapping(DRAFT + "/release")
    String releasing(Viewer viewer, @PathVariable String formKey, Model model) {
        return note(viewer, formKey, NoteForm.blank(editing.requireDraft(viewer, formKey)), RELEASE, model);
    }

    @PostMapping(DRAFT + "/release")
    String release(Viewer viewer, @PathVariable String formKey, @ModelAttribute("form") NoteForm form, BindingResult errors, Model model,
                   HttpServletResponse response, RedirectAttributes redirect) {
        editing.requireDraft(viewer, formKey);
        try {
            if (!form.meansTheSame() && !editing.reworded(viewer, formKey).isEmpty()) {
                errors.rejectValue("meantTheSame", "forms.release.refused.reworded");
            }
            if (form.judged(errors)) {
                Outcome<FormRef> released = editing.release(viewer, formKey, form.version(), form.note(), form.meansTheSame());
                if (!Refusals.refused(released, errors)) {
                    FlashMessages.success(redirect, "forms.release.done", released.orThrow().version());
                    return "redirect:/forms/" + formKey;
                }
            }
        } catch (StaleEdit quicker) {
            return stale(viewer, formKey, form, RELEASE, model, response);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return note(viewer, formKey, form, RELEASE, model);
    }

    @GetMapping(DRAFT + "/discard")
    String discarding(Viewer viewer, @PathVariable String formKey, Model model) {
        return note(viewer, formKey, NoteForm.blank(editing.requireDraft(viewer, formKey)), DISCARD, model);
    }

    @PostMapping(DRAFT + "/discard")
    String discard(Viewer viewer, @PathVariable String formKey, @ModelAttribute("form") NoteForm form, BindingResult errors, Model model,
                   HttpServletResponse response, RedirectAttributes redirect) {
        editing.requireDraft(viewer, formKey);
        if (!form.judged(errors)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return note(viewer, formKey, form, DISCARD, model);
        }
        try {
            editing.discard(viewer, formKey, form.version(), form.note());
        } catch (StaleEdit quicker) {
            return stale(viewer, formKey, form, DISCARD, model, response);
        }
        FlashMessages.success(redirect, "forms.discard.done");
        return "redirect:/forms/" + formKey;
    }

    private String stale(Viewer viewer, String formKey, NoteForm form, String view, Model model, HttpServletResponse response) {
        NoteForm onto = new NoteForm(editing.requireDraft(viewer, formKey), form.note(), form.meantTheSame());
        return new StaleEditView.Comparison().orReload("/forms/" + formKey + "/draft").over(note(viewer, formKey, onto, view, model), model, response);
    }

    private String note(Viewer viewer, String formKey, NoteForm form, String view, Model model) {
        FormHistory history = library.form(viewer, formKey);
        pages.fillDraft(model, history, view.equals(RELEASE) ? "forms.release" : "forms.discard");
        model.addAttribute("formKey", formKey);
        model.addAttribute("missing", view.equals(RELEASE) ? library.draft(viewer, formKey).missing() : List.of());
        model.addAttribute("compared", view.equals(RELEASE) ? library.draftDifferences(viewer, formKey) : null);
        model.addAttribute("next", history.newest().ref().version() + 1);
        model.addAttribute("reworded", view.equals(RELEASE) ? editing.reworded(viewer, formKey) : List.of());
        model.addAttribute("form", form);
        return view;
    }

    @GetMapping(DRAFT + "/import")
    String importing(Viewer viewer, @PathVariable String formKey, Model model) {
        return importing(viewer, formKey, new ImportForm(editing.requireDraft(viewer, formKey), null), model);
    }

    @PostMapping(DRAFT + "/import")
    String importFile(Viewer viewer, @PathVariable String formKey, @ModelAttribute("form") ImportForm form, BindingResult errors, Model model,
                      HttpServletResponse response, RedirectAttributes redirect) throws IOException {
        editing.requireDraft(viewer, formKey);
        MultipartFile file = form.file();
        if (file == null || file.isEmpty()) {
            errors.rejectValue("file", "forms.import.none");
        } else if (file.getSize() > LARGEST) {
            errors.rejectValue("file", "forms.import.large");
        } else {
            Optional<String> read = TextFile.read(file.getBytes());
            if (read.isEmpty()) {
                errors.rejectValue("file", "forms.import.encoding");
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                return importing(viewer, formKey, form, model);
            }
            String schema = read.get();
            editing.problems(viewer, formKey, schema)
                    .forEach(problem -> errors.rejectValue("file", "forms.said", new Object[] {pages.said(problem)}, ""));
            try {
                if (!errors.hasErrors() && !Refusals.refused(editing.replace(viewer, formKey, form.version(), schema), errors)) {
                    FlashMessages.success(redirect, "forms.import.done");
                    return "redirect:/forms/" + formKey + "/draft";
                }
            } catch (StaleEdit quicker) {
                ImportForm onto = new ImportForm(editing.requireDraft(viewer, formKey), null);
                return new StaleEditView.Comparison().orReload("/forms/" + formKey + "/draft").over(importing(viewer, formKey, onto, model), model, response);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return importing(viewer, formKey, form, model);
    }

    private String importing(Viewer viewer, String formKey, ImportForm form, Model model) {
        pages.fillDraft(model, library.form(viewer, formKey), "forms.import");
        model.addAttribute("form", form);
        return IMPORT;
    }
}
