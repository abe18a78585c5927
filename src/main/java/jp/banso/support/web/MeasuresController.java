package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.ColumnView;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.RowButton;
import jp.banso.support.CycleView;
import jp.banso.support.Measure;
import jp.banso.support.MeasuresService;
import jp.banso.support.MeasuresView;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportStep;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 対応策案: the rows of the newest version, and the versions handed in. */
@Controller
class MeasuresController {

  private static final String VIEW = "support/measures";
  private static final String SUBMIT = "submit";

  private final MeasuresService measures;
  private final SupportPages pages;

  MeasuresController(MeasuresService measures, SupportPages pages) {
    this.measures = measures;
    this.pages = pages;
  }

  @GetMapping("/support/{id}/measures")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    fill(model, viewer, id);
    model.addAttribute("form", newest(viewer, id));
    return VIEW;
  }

  @PostMapping("/support/{id}/measures")
  @Takes(SupportStep.WRITE_MEASURES)
  String save(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") MeasuresForm form,
      BindingResult errors, @RequestParam(required = false) String act,
      @RequestParam(required = false) String addRow, @RequestParam(required = false) String removeRow,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CycleView cycle = fill(model, viewer, id);
    if (addRow != null || removeRow != null) {
      model.addAttribute(
          "form", addRow != null ? form.withRow() : form.withoutRow(RowButton.index(removeRow)));
      return VIEW;
    }
    List<Measure> rows = form.read(errors);
    if (pages.proxyMissing(model, viewer, cycle) || errors.hasErrors()) {
      return SupportPages.again(response, VIEW);
    }
    SupportCycleId key = new SupportCycleId(id);
    boolean submits = SUBMIT.equals(act);
    try {
      Outcome<Void> outcome =
          submits
              ? measures.submit(viewer, key, rows, form.note(), form.version())
              : measures.save(viewer, key, rows, form.note(), form.version());
      if (SupportPages.refused(outcome, errors)) {
        return SupportPages.again(response, VIEW);
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      MeasuresForm theirs = newest(viewer, id);
      model.addAttribute("form", form.onto(theirs.version()));
      return form.against(theirs, pages::text).orReload(address(id)).over(VIEW, model, response);
    }
    FlashMessages.success(redirect, submits ? "support.flash.measuresSubmitted" : "support.flash.saved");
    return submits ? SupportPages.toCase(id) : "redirect:" + address(id);
  }

  @PostMapping("/support/{id}/measures/advice")
  @Takes(SupportStep.ADVISE_MEASURES)
  String advise(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("adviceForm") ReasonForm advice,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CycleView cycle = fill(model, viewer, id);
    Typed.need(errors, "reason", advice.reason(), Typed.LONG);
    if (pages.proxyMissing(model, viewer, cycle)
        || errors.hasErrors()
        || SupportPages.refused(measures.advise(viewer, new SupportCycleId(id), advice.reason()), errors)) {
      model.addAttribute("form", newest(viewer, id));
      return SupportPages.again(response, VIEW);
    }
    FlashMessages.success(redirect, "support.flash.measuresAdvised");
    return "redirect:" + address(id);
  }

  private static String address(UUID id) {
    return "/support/" + id + "/measures";
  }

  private MeasuresForm newest(Viewer viewer, UUID id) {
    List<MeasuresView> versions = measures.versions(viewer, new SupportCycleId(id));
    return MeasuresForm.of(versions.isEmpty() ? null : versions.get(0));
  }

  private CycleView fill(Model model, Viewer viewer, UUID id) {
    SupportCycleId key = new SupportCycleId(id);
    CycleView cycle = pages.fill(model, viewer, key, "support.measures.title");
    List<MeasuresView> versions = measures.versions(viewer, key);
    model.addAttribute("versions", versions.stream().filter(version -> !version.isDraft()).toList());
    if (!model.containsAttribute("adviceForm")) {
      model.addAttribute("adviceForm", ReasonForm.empty());
    }
    model.addAttribute("draft", versions.stream().filter(MeasuresView::isDraft).findFirst().orElse(null));
    model.addAttribute(
        "columns",
        MeasuresForm.COLUMNS.stream()
            .map(name -> new ColumnView(name, pages.text(MeasuresForm.label(name)), true, "long", null))
            .toList());
    return cycle;
  }
}
