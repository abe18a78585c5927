package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.SubmissionCalls;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 提出前の電話確認: whom to ring up, and what was said. */
@Controller
class SubmissionCallController {

  private static final String VIEW = "applications/submission-call";

  private final SubmissionCalls calls;

  SubmissionCallController(SubmissionCalls calls) {
    this.calls = calls;
  }

  /** What was said, as typed. */
  record CallForm(@FieldLabel("applications.telephone.note") String note) {}

  @GetMapping("/submission-calls/{id}")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("submissionCall", calls.view(viewer, id));
    model.addAttribute("form", new CallForm(""));
    return VIEW;
  }

  @PostMapping("/submission-calls/{id}")
  String record(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") CallForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    calls.guard(viewer, id);
    String note = DraftController.text(form.note());
    Outcome<Void> done =
        FreeText.of(model, "form")
            .limit("note", note, FreeText.NOTE)
            .outcome()
            .then(fits -> calls.called(viewer, id, note));
    if (CasePages.refused(done, "form", Map.of("applications.refused.telephoneNote", "note"), model, response)) {
      model.addAttribute("submissionCall", calls.view(viewer, id));
      return VIEW;
    }
    FlashMessages.success(redirect, "applications.flash.telephoned");
    return "redirect:/submission-calls/" + id;
  }
}
