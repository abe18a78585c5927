package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.calls.CallSetup;
import jp.banso.calls.CallView;
import jp.banso.calls.RowProblem;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.AsSeen;
import jp.banso.platform.web.ColumnView;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.RowButton;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page of a table of a call that is being prepared: edited as a whole, each problem at its cell, and compared with
 * what somebody else stored meanwhile.
 */
abstract class SheetController<F extends Record & SheetForm<F, D>, D> {

  private final CallSetup setup;
  private final SetupPages pages;
  private final String table;
  private final String titleKey;
  private final String savedKey;

  /** @param table its name in the form, in the address below the call, and of its template */
  SheetController(CallSetup setup, SetupPages pages, String table, String titleKey, String savedKey) {
    this.setup = setup;
    this.pages = pages;
    this.table = table;
    this.titleKey = titleKey;
    this.savedKey = savedKey;
  }

  /** As it is stored. */
  abstract F stored(Viewer viewer, CallView call);

  abstract List<RowProblem> problems(Viewer viewer, CallId id, List<D> drafts);

  abstract Outcome<Void> store(Viewer viewer, CallId id, long version, List<D> drafts);

  abstract List<ColumnView> columns();

  final String text(String key) {
    return pages.text(key);
  }

  final String show(Viewer viewer, UUID id, Model model) {
    F form = newest(viewer, id);
    return show(viewer, id, form, AsSeen.of(form), model);
  }

  /** @param seen what the page showed, see {@link AsSeen} */
  final String edit(
      Viewer viewer, UUID id, F form, BindingResult errors, String seen, RowButton button, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    setup.editable(viewer, new CallId(id));
    if (button.pressed()) {
      return show(viewer, id, form.after(button), seen, model);
    }
    List<D> drafts = form.read(errors);
    for (RowProblem problem : problems(viewer, new CallId(id), drafts)) {
      boolean atACell = problem.field() != null && !drafts.isEmpty();
      errors.rejectValue(
          atACell ? table + "[" + problem.row() + "]." + problem.field() : null, problem.messageKey(),
          problem.arguments().toArray(), "");
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, id, form, seen, model);
    }
    try {
      store(viewer, new CallId(id), form.version(), drafts).orThrow();
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      F theirs = newest(viewer, id);
      F merged = AsSeen.merged(form, theirs, seen, model);
      return merged.against(theirs, pages::text)
          .orReload("/calls/" + id + "/" + table)
          .over(show(viewer, id, merged.onto(theirs.version()), AsSeen.of(theirs), model), model, response);
    }
    FlashMessages.success(redirect, savedKey);
    return "redirect:/calls/" + id;
  }

  private F newest(Viewer viewer, UUID id) {
    return stored(viewer, setup.editable(viewer, new CallId(id)));
  }

  private String show(Viewer viewer, UUID id, F form, String seen, Model model) {
    AsSeen.mark(model, seen);
    pages.fill(model, setup.editable(viewer, new CallId(id)), titleKey);
    model.addAttribute("form", form);
    model.addAttribute("columns", columns());
    return "calls/" + table;
  }
}
