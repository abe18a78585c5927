package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.calls.ApplicantVariant.Joint;
import jp.banso.calls.CallId;
import jp.banso.calls.CallSetup;
import jp.banso.calls.CallView;
import jp.banso.calls.VariantsSetup;
import jp.banso.calls.VariantsSetup.VariantDraft;
import jp.banso.calls.web.VariantsForm.VariantRow;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.ColumnView;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.OptionView;
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

/** 申込みの区分 of a call that is being prepared. */
@Controller
class VariantsController {

  private static final String VIEW = "calls/variants";
  private static final String PAGE = "/calls/{id}/variants";

  private final CallSetup setup;
  private final VariantsSetup variants;
  private final SetupPages pages;

  VariantsController(CallSetup setup, VariantsSetup variants, SetupPages pages) {
    this.setup = setup;
    this.variants = variants;
    this.pages = pages;
  }

  @GetMapping(PAGE)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    return show(viewer, id, newest(viewer, id), model);
  }

  @PostMapping(PAGE)
  String edit(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") VariantsForm form, BindingResult errors,
      RowButton button, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    setup.editable(viewer, new CallId(id));
    if (button.pressed()) {
      return show(viewer, id, form.with(button.applied(form.variants(), VariantRow.EMPTY)), model);
    }
    List<VariantDraft> drafts = form.read(errors);
    variants.problems(viewer, new CallId(id), drafts)
        .forEach(
            problem ->
                errors.rejectValue(
                    problem.field() == null ? null : "variants[" + problem.row() + "]." + problem.field(),
                    problem.messageKey(), problem.arguments().toArray(), ""));
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, id, form, model);
    }
    try {
      variants.edit(viewer, new CallId(id), form.version(), drafts).orThrow();
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      VariantsForm theirs = newest(viewer, id);
      return form.against(theirs, pages::text)
          .orReload("/calls/" + id + "/variants")
          .over(show(viewer, id, form.onto(theirs.version()), model), model, response);
    }
    FlashMessages.success(redirect, "calls.variants.saved");
    return "redirect:/calls/" + id;
  }

  private VariantsForm newest(Viewer viewer, UUID id) {
    CallView call = setup.editable(viewer, new CallId(id));
    return VariantsForm.of(call.version(), call.variants());
  }

  private String show(Viewer viewer, UUID id, VariantsForm form, Model model) {
    pages.fill(model, setup.editable(viewer, new CallId(id)), "calls.variants.edit");
    model.addAttribute("form", form);
    model.addAttribute(
        "columns",
        List.of(
            column("name", true, "medium", null), column("eligibility", true, "long", null),
            column("number", false, "short", null), column("consent", false, "long", null),
            column(
                "joint", true, "medium",
                Stream.of(Joint.values())
                    .map(each -> new OptionView(each.name(), pages.text(each.messageKey())))
                    .toList())));
    return VIEW;
  }

  private ColumnView column(String key, boolean required, String width, List<OptionView> options) {
    return new ColumnView(key, pages.text(VariantsForm.label(key)), required, width, options);
  }
}
