package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.calls.CallSetup;
import jp.banso.calls.CallView;
import jp.banso.calls.CriteriaSetup;
import jp.banso.calls.CriterionDraft;
import jp.banso.calls.RowProblem;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.ColumnView;
import jp.banso.platform.web.RowButton;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 審査基準: the review sheet of a call that is being prepared. */
@Controller
class CriteriaController extends SheetController<CriteriaForm, CriterionDraft> {

  private static final String PAGE = "/calls/{id}/criteria";

  private final CriteriaSetup criteria;

  CriteriaController(CallSetup setup, CriteriaSetup criteria, SetupPages pages) {
    super(setup, pages, "criteria", "calls.criteria.edit", "calls.criteria.saved");
    this.criteria = criteria;
  }

  @GetMapping(PAGE)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    return show(viewer, id, model);
  }

  @PostMapping(PAGE)
  String save(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") CriteriaForm form, BindingResult errors,
      @RequestParam(defaultValue = "") String seen, RowButton button, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    return edit(viewer, id, form, errors, seen, button, model, response, redirect);
  }

  @Override
  CriteriaForm stored(Viewer viewer, CallView call) {
    return CriteriaForm.of(call.version(), criteria.editable(viewer, call.id()));
  }

  @Override
  List<RowProblem> problems(Viewer viewer, CallId id, List<CriterionDraft> drafts) {
    return criteria.problems(viewer, id, drafts);
  }

  @Override
  Outcome<Void> store(Viewer viewer, CallId id, long version, List<CriterionDraft> drafts) {
    return criteria.edit(viewer, id, version, drafts);
  }

  @Override
  List<ColumnView> columns() {
    return List.of(
        ColumnView.hidden("code"), column("label", true, "wide"), column("guidance", false, "text"),
        column("weight", true, "short"), column("tieOrder", false, "short"));
  }

  private ColumnView column(String key, boolean required, String width) {
    return new ColumnView(key, text(CriteriaForm.label(key)), required, width, null);
  }
}
