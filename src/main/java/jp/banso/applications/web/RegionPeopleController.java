package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.RegionPeopleService;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.UnreadDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 地域の担当者 of a case, kept on the case page itself. */
@Controller
class RegionPeopleController {

  private static final Map<String, String> ATTACH_FIELDS =
      Map.of("applications.refused.noSuchPerson", "mail");

  private final RegionPeopleService people;
  private final CasePages pages;
  private final CasePage casePage;

  RegionPeopleController(RegionPeopleService people, CasePages pages, CasePage casePage) {
    this.people = people;
    this.pages = pages;
    this.casePage = casePage;
  }

  /** Who is to come to the case, by the mail address of an account. */
  record PersonForm(@FieldLabel("applications.people.mail") String mail) {}

  @PostMapping("/applications/{id}/people")
  String attach(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(CasePage.PERSON) PersonForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.PEOPLE, model);
    Outcome<Void> done = people.attach(viewer, view.id(), DraftController.text(form.mail()));
    if (CasePages.refused(done, CasePage.PERSON, ATTACH_FIELDS, model, response)) {
      return casePage.of(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.flash.personAttached");
    return CasePages.toCase(id);
  }

  @PostMapping("/applications/{id}/people/end")
  String end(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) UUID person,
      @RequestParam(defaultValue = "") String lastDay, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.PEOPLE, model);
    if (person == null) {
      throw new BadInput("person");
    }
    Outcome<Void> done =
        Wareki.parse(lastDay)
            .map(day -> people.end(viewer, view.id(), person, day))
            .orElseGet(() -> Outcome.refused(UnreadDate.reason(lastDay, "applications.refused.lastDay")));
    if (CasePages.refused(done, model, response)) {
      return casePage.of(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.flash.personEnded");
    return CasePages.toCase(id);
  }
}
