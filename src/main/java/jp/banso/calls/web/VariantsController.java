package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.calls.ApplicantVariant.Joint;
import jp.banso.calls.CallId;
import jp.banso.calls.CallSetup;
import jp.banso.calls.CallView;
import jp.banso.calls.RowProblem;
import jp.banso.calls.VariantsSetup;
import jp.banso.calls.VariantsSetup.VariantDraft;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.ColumnView;
import jp.banso.platform.web.OptionView;
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

/** 申込みの区分 of a call that is being prepared. */
@Controller
class VariantsController extends SheetController<VariantsForm, VariantDraft> {

  private static final String PAGE = "/calls/{id}/variants";

  private final VariantsSetup variants;

  VariantsController(CallSetup setup, VariantsSetup variants, SetupPages pages) {
    super(setup, pages, "variants", "calls.variants.edit", "calls.variants.saved");
    this.variants = variants;
  }

  @GetMapping(PAGE)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    return show(viewer, id, model);
  }

  @PostMapping(PAGE)
  String save(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") VariantsForm form, BindingResult errors,
      @RequestParam(defaultValue = "") String seen, RowButton button, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    return edit(viewer, id, form, errors, seen, button, model, response, redirect);
  }

  @Override
  VariantsForm stored(Viewer viewer, CallView call) {
    return VariantsForm.of(call.version(), call.variants());
  }

  @Override
  List<RowProblem> problems(Viewer viewer, CallId id, List<VariantDraft> drafts) {
    return variants.problems(viewer, id, drafts);
  }

  @Override
  Outcome<Void> store(Viewer viewer, CallId id, long version, List<VariantDraft> drafts) {
    return variants.edit(viewer, id, version, drafts);
  }

  @Override
  List<ColumnView> columns() {
    return List.of(
        column("name", true, "medium", null), column("eligibility", true, "text", null),
        column("number", false, "short", null), column("consent", false, "text", null),
        column(
            "joint", true, "medium",
            Stream.of(Joint.values()).map(each -> new OptionView(each.name(), text(each.messageKey()))).toList()));
  }

  private ColumnView column(String key, boolean required, String width, List<OptionView> options) {
    return new ColumnView(key, text(VariantsForm.label(key)), required, width, options);
  }
}
