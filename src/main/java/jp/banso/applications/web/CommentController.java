package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.CaseReading;
import jp.banso.drafting.Comments;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormSection;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Comments beside a section; whatever was done, one comes back to the section. */
@Controller
class CommentController {

  private final Comments comments;
  private final CaseReading cases;
  private final SectionController sections;

  CommentController(Comments comments, CaseReading cases, SectionController sections) {
    this.comments = comments;
    this.cases = cases;
    this.sections = sections;
  }

  /** @param thread that is gone on with; without it a new one begins */
  @PostMapping("/applications/{id}/sections/{section}/comments")
  String say(
      Viewer viewer, @PathVariable UUID id, @PathVariable String section, @RequestParam(required = false) UUID thread,
      @RequestParam(defaultValue = "") String field, @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) UUID mention, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = cases.view(viewer, new ApplicationId(id));
    FormDefinition form = cases.form(viewer, view.id());
    FormSection of = form.section(section).orElseThrow(() -> new NotFound("section " + section));
    Comments.Said said =
        new Comments.Said(section, place(form, of, field), field.isEmpty() ? null : field, text, mention);
    Outcome<UUID> outcome =
        thread == null ? comments.begin(viewer, view.key(), said) : comments.answer(viewer, view.key(), thread, said);
    if (CasePages.refused(outcome, model, response)) {
      model.addAttribute("typedThread", thread == null ? "" : thread.toString());
      model.addAttribute("typedText", text);
      model.addAttribute("typedField", field);
      model.addAttribute("typedMention", mention);
      return sections.show(viewer, id, section, model);
    }
    FlashMessages.success(redirect, "applications.flash.commented");
    return back(id, section);
  }

  private static String place(FormDefinition form, FormSection section, String field) {
    if (field.isEmpty()) {
      return section.title();
    }
    return Optional.of(field)
        .flatMap(form::field)
        .filter(section.fields()::contains)
        .map(found -> section.title() + "\u3000" + found.label())
        .orElseThrow(() -> new BadInput("field"));
  }

  /** 確認した, by the person who was asked. */
  @PostMapping("/applications/{id}/sections/{section}/comments/{comment}/reading")
  String read(Viewer viewer, @PathVariable UUID id, @PathVariable String section, @PathVariable UUID comment, RedirectAttributes redirect) {
    comments.read(viewer, cases.view(viewer, new ApplicationId(id)).key(), comment);
    FlashMessages.success(redirect, "applications.flash.commentRead");
    return back(id, section);
  }

  /** 済, by anybody who takes part. */
  @PostMapping("/applications/{id}/sections/{section}/comments/{comment}/resolution")
  String resolve(
      Viewer viewer, @PathVariable UUID id, @PathVariable String section, @PathVariable UUID comment, RedirectAttributes redirect) {
    comments.resolve(viewer, cases.view(viewer, new ApplicationId(id)).key(), comment);
    FlashMessages.success(redirect, "applications.flash.commentResolved");
    return back(id, section);
  }

  private static String back(UUID id, String section) {
    return CasePages.toCase(id) + "/sections/" + section;
  }
}
