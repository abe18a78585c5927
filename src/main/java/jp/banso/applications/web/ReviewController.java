package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ApplicationCheck;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.AskedChanges;
import jp.banso.applications.AttachmentService;
import jp.banso.applications.CaseReading;
import jp.banso.applications.CheckSheet;
import jp.banso.applications.ReturnReason;
import jp.banso.applications.ReviewService;
import jp.banso.forms.FormDefinition;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.UnreadDate;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 都道府県の確認: opinion and check sheet, or a 修正のお願い. The two are one form with two buttons, so that
 * an error in one leaves what was typed into the other.
 */
@Controller
class ReviewController {

  private static final Map<String, String> SHEET_FIELDS =
      Map.of(
          "applications.refused.rank", "rank",
          "applications.refused.submissionReason", "submissionReason",
          "applications.refused.undeclared", "declared");
  private static final Map<String, String> RETURN_FIELDS =
      Map.of(
          "applications.refused.revisionDay", "dueOn", "applications.refused.revisionDayClosed", "dueOn",
          "applications.refused.returnReason", "lines[0].reason");

  private final ReviewService reviews;
  private final CaseReading cases;
  private final CasePages pages;
  private final AskedChanges asked;
  private final ReturnItems items;
  private final AttachmentService attachments;
  private final MessageSource messages;

  ReviewController(
      ReviewService reviews, CaseReading cases, CasePages pages, ReturnItems items, AttachmentService attachments,
      MessageSource messages, AskedChanges asked) {
    this.asked = asked;
    this.reviews = reviews;
    this.cases = cases;
    this.attachments = attachments;
    this.pages = pages;
    this.items = items;
    this.messages = messages;
  }

  /**
   * 修正のお願い as typed: what the check found and was chosen, and free lines, each tied to a section.
   *
   * @param more true if only more lines are wished for
   */
  record ReturnForm(
      Long version, @FieldLabel("applications.review.found") List<String> found,
      @FieldLabel("applications.formalities.item") List<ReturnItems.Line> lines,
      @FieldLabel("applications.review.return.dueOn") String dueOn, Boolean more) {

    ReturnForm {
      dueOn = DraftController.text(dueOn);
      found = found == null ? List.of() : List.copyOf(found);
      lines = ReturnItems.shown(lines, Boolean.TRUE.equals(more));
    }

    boolean isLonger() {
      return Boolean.TRUE.equals(more);
    }

    static ReturnForm blank(long version) {
      return new ReturnForm(version, List.of(), null, "", null);
    }

    /** Null if none is typed. */
    LocalDate day() {
      return CalendarYears.parse(dueOn).orElse(null);
    }

    /** The lines; what is wrong is said at its field, all at once. */
    Outcome<List<ReturnReason>> asked(Model model) {
      return ReturnItems.typed(
          lines,
          FreeText.of(model, "returnForm")
              .refuse(
                  found.isEmpty() && lines.stream().allMatch(ReturnItems.Line::isEmpty), "lines[0].reason",
                  "applications.refused.returnReason")
              .refuse(
                  !dueOn.isBlank() && day() == null, "dueOn",
                  UnreadDate.reason(dueOn, "applications.refused.date")));
    }
  }

  @GetMapping("/applications/{id}/review")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.can(Step.REVIEW)) {
      return CasePages.toCase(id);
    }
    model.addAttribute("form", kept(viewer, view));
    model.addAttribute("returnForm", ReturnForm.blank(view.version()));
    return page(viewer, view, model);
  }

  private SheetForm kept(Viewer viewer, ApplicationView view) {
    return SheetForm.of(written(viewer, view), view.version());
  }

  private CheckSheet written(Viewer viewer, ApplicationView view) {
    return cases
        .earlierSheet(viewer, view.id())
        .or(() -> cases.checkSheet(viewer, view.id()))
        .orElseGet(CheckSheet::blank);
  }

  private String page(Viewer viewer, ApplicationView view, Model model) {
    model.addAttribute("content", cases.content(viewer, view.id()).orElse(null));
    model.addAttribute("askedChanges", asked.of(viewer, view.id()));
    pages.compareWithPrinted(viewer, view, model);
    pages.compareWithReplaced(viewer, view, model);
    ApplicationCheck check = cases.check(viewer, view.id()).orElse(null);
    model.addAttribute("check", check);
    model.addAttribute("papers", attachments.papers(viewer, view.id()));
    model.addAttribute("undeclared", reviews.undeclared(viewer, view.id()).orElse(null));
    FormDefinition form = cases.form(viewer, view.id());
    model.addAttribute("found", items.proposed(form, check, List.of()));
    model.addAttribute("writtenOn", form.ref());
    model.addAttribute(
        "sections",
        form.sections().stream()
            .map(section -> new OptionView(section.key(), section.title()))
            .toList());
    model.addAttribute("yesNo", SheetForm.answers(messages));
    return "applications/review";
  }

  @PostMapping("/applications/{id}/compile")
  String compile(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") SheetForm form,
      @ModelAttribute("returnForm") ReturnForm other, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      ApplicationView view = pages.forStep(viewer, id, Step.REVIEW, form.version(), model);
      Outcome<CheckSheet> typed = form.sheet(model);
      Outcome<Void> done =
          pages
              .onTheirWord(viewer, model)
              .then(said -> typed)
              .then(sheet -> reviews.compile(
                          viewer, view.id(), view.version(), sheet, Boolean.TRUE.equals(form.declared())));
      if (CasePages.refused(done, "form", SHEET_FIELDS, model, response)) {
        return page(viewer, view, model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      return staleSheet(viewer, id, form, model, response);
    }
    FlashMessages.success(redirect, "applications.flash.compiled");
    return CasePages.toCase(id);
  }

  /** Keeps the sheet as far as it is written, to be printed for the 決裁 or gone on with later. */
  @PostMapping("/applications/{id}/review")
  String keep(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") SheetForm form,
      @ModelAttribute("returnForm") ReturnForm other, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      ApplicationView view = pages.forStep(viewer, id, Step.REVIEW, form.version(), model);
      Outcome<CheckSheet> typed = form.soFar(written(viewer, view), model);
      Outcome<Void> done =
          pages
              .onTheirWord(viewer, model)
              .then(said -> typed)
              .then(sheet -> reviews.keepSheet(viewer, view.id(), view.version(), sheet));
      if (CasePages.refused(done, "form", SHEET_FIELDS, model, response)) {
        return page(viewer, view, model);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      return staleSheet(viewer, id, form, model, response);
    }
    FlashMessages.success(redirect, "applications.flash.sheet");
    return CasePages.toCase(id) + "/review";
  }

  private String staleSheet(Viewer viewer, UUID id, SheetForm form, Model model, HttpServletResponse response) {
    ApplicationView view = pages.forStep(viewer, id, Step.REVIEW, model);
    return form.against(kept(viewer, view), messages)
        .orReload("/applications/" + id + "/review")
        .over(page(viewer, view, model), model, response);
  }

  @PostMapping("/applications/{id}/return")
  String giveBack(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("returnForm") ReturnForm form,
      @ModelAttribute("form") SheetForm other, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.REVIEW, form.version(), model);
    if (form.isLonger()) {
      return page(viewer, view, model);
    }
    List<ReturnReason> reasons =
        new ArrayList<>(
            items.chosen(
                cases.form(viewer, view.id()), cases.check(viewer, view.id()).orElse(null), List.of(), form.found()));
    Outcome<List<ReturnReason>> typed = form.asked(model);
    Outcome<CheckSheet> sheet = other.soFar(written(viewer, view), model);
    Outcome<Void> done =
        pages
            .onTheirWord(viewer, model)
            .then(said -> sheet)
            .then(
                known ->
                    typed.then(
                        lines -> {
                          reasons.addAll(lines);
                          return reviews.returnForRevision(
                              viewer, view.id(), view.version(), reasons, form.day(), known);
                        }));
    boolean sheetRefused = sheet instanceof Outcome.Refused<?>;
    if (CasePages.refused(
        done, sheetRefused ? "form" : "returnForm", sheetRefused ? SHEET_FIELDS : RETURN_FIELDS, model, response)) {
      return page(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.flash.revisionAsked");
    return CasePages.toCase(id);
  }
}
