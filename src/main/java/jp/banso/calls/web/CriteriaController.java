package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.calls.CallSetup;
import jp.banso.calls.CallView;
import jp.banso.calls.CriteriaSetup;
import jp.banso.calls.CriterionDraft;
import jp.banso.calls.web.CriteriaForm.CriterionRow;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.ColumnView;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.RowButton;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 審査基準: the review sheet of a call that is being prepared. */
@Controller
class CriteriaController {

  private static final String VIEW = "calls/criteria";
  private static final String PAGE = "/calls/{id}/criteria";

  private final CallSetup setup;
  private final CriteriaSetup criteria;
  private final SetupPages pages;

  CriteriaController(CallSetup setup, CriteriaSetup criteria, SetupPages pages) {
    this.setup = setup;
    this.criteria = criteria;
    this.pages = pages;
  }

  @GetMapping(PAGE)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    return show(viewer, id, newest(viewer, id), model);
  }

  @PostMapping(PAGE)
  String edit(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") CriteriaForm form, BindingResult errors,
      RowButton button, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    setup.editable(viewer, new CallId(id));
    if (button.pressed()) {
      return show(viewer, id, form.with(button.applied(form.criteria(), CriterionRow.EMPTY)), model);
    }
    List<CriterionDraft> drafts = form.read(errors);
    criteria.problems(viewer, new CallId(id), drafts)
        .forEach(
            problem ->
                errors.rejectValue(
                    form.criteria().isEmpty() ? null : "criteria[" + problem.row() + "]." + problem.field(),
                    problem.messageKey(), problem.arguments().toArray(), ""));
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, id, form, model);
    }
    try {
      criteria.edit(viewer, new CallId(id), form.version(), drafts).orThrow();
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      CriteriaForm theirs = newest(viewer, id);
      return form.against(theirs, pages::text)
          .orReload("/calls/" + id + "/criteria")
          .over(show(viewer, id, form.onto(theirs.version()), model), model, response);
    }
    FlashMessages.success(redirect, "calls.criteria.saved");
    return "redirect:/calls/" + id;
  }

  private CriteriaForm newest(Viewer viewer, UUID id) {
    CallView call = setup.editable(viewer, new CallId(id));
    return CriteriaForm.of(call.version(), criteria.editable(viewer, call.id()));
  }

  private String show(Viewer viewer, UUID id, CriteriaForm form, Model model) {
    pages.fill(model, setup.editable(viewer, new CallId(id)), "calls.criteria.edit");
    model.addAttribute("form", form);
    model.addAttribute(
        "columns",
        List.of(
            ColumnView.hidden("code"), column("label", true, "long"), column("guidance", false, "long"),
            column("weight", true, "short"), column("tieOrder", false, "short")));
    return VIEW;
  }

  private ColumnView column(String key, boolean required, String width) {
    return new ColumnView(key, pages.text(CriteriaForm.label(key)), required, width, null);
  }
}
