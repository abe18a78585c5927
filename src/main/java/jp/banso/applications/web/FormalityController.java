package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.AskedChanges;
import jp.banso.applications.CaseReading;
import jp.banso.applications.AlikeApplications;
import jp.banso.applications.ApplicationCheck;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.FormalCheckService;
import jp.banso.applications.ReadingDoubts;
import jp.banso.applications.ReturnReason;
import jp.banso.calls.CallView;
import jp.banso.forms.FormDefinition;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.UnreadDate;
import jp.banso.platform.web.OptionView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 形式確認: 受理, or 補正のお願い by rule. */
@Controller
class FormalityController {

  /** Where the clerk begins who asked for nothing. */
  private static final Map<String, String> NOTHING_ASKED =
      Map.of(
          "applications.refused.returnReason", "lines[0].reason",
          "applications.refused.correctionDay", "dueOn", "applications.refused.revisionDayClosed", "dueOn");

  private static final Map<String, String> ACCEPT_FIELDS =
      Map.of(
          "applications.refused.acceptReason", "reason", "applications.refused.acceptDoubts", "reason",
          "applications.refused.acceptRequests", "reason", "applications.refused.acceptConcerns", "reason",
          "applications.refused.acceptNoSheet", "reason", "applications.refused.acceptUnconfirmed", "reason");

  private final FormalCheckService formalChecks;
  private final CaseReading cases;
  private final CasePages pages;
  private final AskedChanges asked;
  private final ReturnItems items;
  private final AlikeApplications alike;
  private final ReadingDoubts doubts;

  FormalityController(
      FormalCheckService formalChecks, CaseReading cases, CasePages pages, ReturnItems items,
      AlikeApplications alike, ReadingDoubts doubts, AskedChanges asked) {
    this.asked = asked;
    this.formalChecks = formalChecks;
    this.cases = cases;
    this.pages = pages;
    this.items = items;
    this.alike = alike;
    this.doubts = doubts;
  }

  /** 受理 as typed. */
  record AcceptForm(
      Long version, @FieldLabel("applications.formalities.acceptReason") String reason) {}

  /**
   * 補正のお願い as typed: what the check found and was chosen, and free lines.
   *
   * @param more true if only more lines are wished for
   */
  record CorrectionForm(
      Long version, @FieldLabel("applications.formalities.found") List<String> found,
      @FieldLabel("applications.formalities.item") List<ReturnItems.Line> lines,
      @FieldLabel("applications.formalities.dueOn") String dueOn, Boolean more) {

    CorrectionForm {
      dueOn = DraftController.text(dueOn);
      found = found == null ? List.of() : List.copyOf(found);
      lines = ReturnItems.shown(lines, Boolean.TRUE.equals(more));
    }

    boolean isLonger() {
      return Boolean.TRUE.equals(more);
    }

    static CorrectionForm blank(long version) {
      return new CorrectionForm(version, List.of(), null, "", null);
    }
  }

  @GetMapping("/applications/{id}/formalities")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.can(Step.CHECK_FORMALITIES)) {
      return CasePages.toCase(id);
    }
    model.addAttribute("form", new AcceptForm(view.version(), ""));
    model.addAttribute("correction", CorrectionForm.blank(view.version()));
    return page(viewer, view, model);
  }

  private String page(Viewer viewer, ApplicationView view, Model model) {
    FormDefinition form = cases.form(viewer, view.id());
    ApplicationCheck check = cases.check(viewer, view.id()).orElse(null);
    pages.compareWithReplaced(viewer, view, model);
    model.addAttribute("content", cases.content(viewer, view.id()).orElse(null));
    model.addAttribute("askedChanges", asked.of(viewer, view.id()));
    model.addAttribute("check", check);
    model.addAttribute("sheet", cases.checkSheet(viewer, view.id()).orElse(null));
    model.addAttribute("files", cases.files(viewer, view.id()));
    model.addAttribute("found", items.proposed(form, check, doubts.open(viewer, view.id())));
    model.addAttribute("doubts", doubts.of(viewer, view.id()));
    model.addAttribute("openDoubts", doubts.open(viewer, view.id()).size());
    model.addAttribute("openAtAcceptance", formalChecks.openAtAcceptance(viewer, view.id()));
    model.addAttribute("alike", alike.of(viewer, view.id()));
    model.addAttribute("rules", items.rules(((CallView) model.getAttribute("call")).terms()));
    model.addAttribute(
        "sections",
        form.sections().stream()
            .map(section -> new OptionView(section.key(), section.title()))
            .toList());
    return "applications/formalities";
  }

  @PostMapping("/applications/{id}/accept")
  String accept(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") AcceptForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.CHECK_FORMALITIES, form.version(), model);
    Outcome<Void> done =
        FreeText.of(model, "form")
            .limit("reason", form.reason(), FreeText.NOTE)
            .outcome()
            .then(
                fits ->
                    formalChecks.accept(
                        viewer, view.id(), view.version(), DraftController.text(form.reason())));
    if (CasePages.refused(done, "form", ACCEPT_FIELDS, model, response)) {
      model.addAttribute("correction", CorrectionForm.blank(view.version()));
      return page(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.flash.accepted");
    return CasePages.toCase(id);
  }

  /** 差替え: this one is the later version of another application of the same region. */
  @PostMapping("/applications/{id}/supersede")
  String supersede(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) Long version,
      @RequestParam(required = false) UUID older, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.CHECK_FORMALITIES, version, model);
    Outcome<Void> done =
        older == null
            ? Outcome.refused("applications.refused.supersedes")
            : formalChecks.supersede(viewer, view.id(), view.version(), new ApplicationId(older));
    if (CasePages.refused(done, model, response)) {
      model.addAttribute("form", new AcceptForm(view.version(), ""));
      model.addAttribute("correction", CorrectionForm.blank(view.version()));
      return page(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.flash.superseded");
    return CasePages.toCase(id) + "/formalities";
  }

  /** What could not be told of a mailed form is decided, one by one. */
  @PostMapping("/applications/{id}/doubts")
  String settleDoubt(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) UUID document,
      @RequestParam(required = false) Integer number, @RequestParam(required = false) Integer choice, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> done = doubts.settle(viewer, new ApplicationId(id), document, number, choice);
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (CasePages.refused(done, model, response)) {
      model.addAttribute("form", new AcceptForm(view.version(), ""));
      model.addAttribute("correction", CorrectionForm.blank(view.version()));
      return page(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.doubts.flash.settled");
    return CasePages.toCase(id) + "/formalities";
  }

  @PostMapping("/applications/{id}/correction-request")
  String ask(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("correction") CorrectionForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.CHECK_FORMALITIES, form.version(), model);
    if (form.isLonger()) {
      model.addAttribute("form", new AcceptForm(view.version(), ""));
      return page(viewer, view, model);
    }
    List<ReturnReason> reasons =
        new ArrayList<>(
            items.chosen(
                cases.form(viewer, view.id()), cases.check(viewer, view.id()).orElse(null),
                doubts.open(viewer, view.id()), form.found()));
    Outcome<LocalDate> done =
        ReturnItems.typed(
                form.lines(),
                FreeText.of(model, "correction")
                    .refuse(
                        !form.dueOn().isBlank() && CalendarYears.parse(form.dueOn()).isEmpty(), "dueOn",
                        UnreadDate.reason(form.dueOn(), "applications.refused.date")))
            .then(
                typed -> {
                  reasons.addAll(typed);
                  return formalChecks.returnForCorrection(
                      viewer, view.id(), view.version(), reasons, CalendarYears.parse(form.dueOn()).orElse(null));
                });
    if (CasePages.refused(done, "correction", NOTHING_ASKED, model, response)) {
      model.addAttribute("form", new AcceptForm(view.version(), ""));
      return page(viewer, view, model);
    }
    FlashMessages.success(
        redirect, "applications.flash.correctionAsked", Wareki.date(done.orThrow()));
    return CasePages.toCase(id);
  }
}
