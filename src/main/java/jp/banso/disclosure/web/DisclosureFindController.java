package jp.banso.disclosure.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.disclosure.DisclosureFind.Decision;
import jp.banso.disclosure.DisclosureFinding;
import jp.banso.disclosure.DisclosureFinding.FindPage;
import jp.banso.disclosure.DisclosureRequests;
import jp.banso.disclosure.WithholdGround;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.personal.PersonalRecord;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.Refusals;
import jp.banso.platform.web.TypedFields;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was found of a person: told from namesakes', read as it will be given, held back. */
@Controller
class DisclosureFindController {

  private static final String FIND = DisclosureController.PAGE + "/finds/{number}";
  private static final int SHOWN = 100;

  private final DisclosureRequests requests;
  private final DisclosureFinding finding;
  private final DisclosurePages pages;
  private final CaseNumbers numbers;
  private final DisclosureWords words;

  DisclosureFindController(
      DisclosureRequests requests, DisclosureFinding finding, DisclosurePages pages, CaseNumbers numbers,
      DisclosureWords words) {
    this.requests = requests;
    this.finding = finding;
    this.pages = pages;
    this.numbers = numbers;
    this.words = words;
  }

  @PostMapping(DisclosureController.PAGE + "/search")
  String search(Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    int found = finding.search(viewer, id, version);
    FlashMessages.success(redirect, found == 0 ? "disclosure.searched.none" : "disclosure.searched", found);
    return "redirect:/disclosures/" + id + "#finds";
  }

  @PostMapping(DisclosureController.PAGE + "/decisions")
  String decide(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("decisionForm") DecisionForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    requests.requireActing(viewer, id);
    form.check(errors);
    Decision decision = new TypedFields(errors).choice("decision", form.decision(), Decision.class);
    if (errors.hasErrors()
        || Refusals.refused(
            finding.decide(viewer, id, form.version(), form.finds(), decision, form.reasonOrNull()), "find", errors,
            response)) {
      return pages.refused(viewer, id, model, response);
    }
    FlashMessages.success(redirect, "disclosure.decided", form.finds().size());
    return "redirect:/disclosures/" + id + "#finds";
  }

  @GetMapping(FIND)
  String find(
      Viewer viewer, @PathVariable UUID id, @PathVariable int number, @RequestParam(defaultValue = "1") int from,
      Model model) {
    return show(viewer, id, number, from, model);
  }

  private String show(Viewer viewer, UUID id, int number, int from, Model model) {
    FindPage page = finding.find(viewer, id, number);
    int first = Math.max(1, from);
    List<PersonalRecord> shown =
        page.records().stream().skip(first - 1L).limit(SHOWN).toList();
    model.addAttribute("page", page);
    model.addAttribute("disclosure", page.request());
    model.addAttribute("found", page.find());
    model.addAttribute("records", shown);
    model.addAttribute("earlier", first > 1 ? Math.max(1, first - SHOWN) : null);
    model.addAttribute("later", first + SHOWN - 1 < page.records().size() ? first + SHOWN : null);
    model.addAttribute("grounds", words.grounds());
    model.addAttribute(
        "trail",
        words.trail(
            new LinkView(numbers.shown(page.request().key()), "/disclosures/" + id),
            new LinkView(words.text(page.find().find().kindKey()), null)));
    if (!model.containsAttribute("withholdForm")) {
      model.addAttribute(
          "withholdForm", new WithholdForm(page.request().version(), List.of(), List.of(), "", ""));
    }
    return "disclosure/find";
  }

  @PostMapping(FIND + "/withheld")
  String withhold(
      Viewer viewer, @PathVariable UUID id, @PathVariable int number,
      @ModelAttribute("withholdForm") WithholdForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    requests.requireActing(viewer, id);
    form.check(errors);
    WithholdGround ground =
        form.ground() == null || form.ground().isEmpty()
            ? null
            : new TypedFields(errors).choice("ground", form.ground(), WithholdGround.class);
    if (errors.hasErrors() || refused(viewer, id, number, form, ground, errors)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, id, number, 1, model);
    }
    FlashMessages.success(redirect, "disclosure.withheld.kept");
    return "redirect:/disclosures/" + id + "/finds/" + number;
  }

  private boolean refused(
      Viewer viewer, UUID id, int number, WithholdForm form, WithholdGround ground, BindingResult errors) {
    Outcome<Void> done =
        finding.withhold(
            viewer, id, form.version(), number, form.allShown(), form.parts(), ground, form.reasonOrNull());
    return Refusals.refused(done, errors);
  }
}
