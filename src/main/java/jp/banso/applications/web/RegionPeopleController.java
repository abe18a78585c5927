package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.CaseShare;
import jp.banso.applications.RegionPeopleService;
import jp.banso.applications.RegionPeopleService.Added;
import jp.banso.applications.RegionPeopleService.Addition;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.UnreadDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 地域の担当者 of a case, kept on the case page itself. */
@Controller
class RegionPeopleController {

  private static final Map<String, String> ATTACH_FIELDS =
      Map.of(
          "applications.refused.noSuchPerson", "mail", "applications.refused.severalPeople", "name",
          "applications.refused.ownPart", "mail", "accounts.refused.mail", "mail",
          "accounts.refused.invitedAlready", "mail", "accounts.refused.firstDay", "firstDay",
          "accounts.refused.lastDay", "lastDay");

  private final RegionPeopleService people;
  private final CasePages pages;
  private final CasePage casePage;

  RegionPeopleController(RegionPeopleService people, CasePages pages, CasePage casePage) {
    this.people = people;
    this.pages = pages;
    this.casePage = casePage;
  }

  /** Who is to come to the case, as typed. */
  record PersonForm(
      @FieldLabel("applications.people.mail") String mail,
      @FieldLabel("applications.people.name") String name,
      @FieldLabel("applications.people.organisation") String organisation,
      @FieldLabel("applications.people.share") String share,
      @FieldLabel("applications.people.firstDay") String firstDay,
      @FieldLabel("applications.people.lastDay") String lastDay) {

    /**
     * To begin with.
     *
     * @param mail who sent the mail that became a draft is the first who may go on with it; empty where nobody is known
     */
    static PersonForm of(String mail, ApplicationView view) {
      String organisation = mail.isEmpty() || view.areaName() == null ? "" : view.areaName();
      return new PersonForm(mail, "", organisation, CaseShare.EDITOR.name(), "", "");
    }

    /** What was typed, or null with the errors noted. */
    Addition read(BindingResult errors) {
      FreeText.of(errors)
          .limit("mail", mail, FreeText.LINE)
          .limit("name", name, FreeText.LINE)
          .limit("organisation", organisation, FreeText.LINE);
      LocalDate first = day("firstDay", firstDay, errors);
      LocalDate last = day("lastDay", lastDay, errors);
      return errors.hasErrors()
          ? null
          : new Addition(
              Normalizer.normalize(DraftController.text(mail), Normalizer.Form.NFKC), DraftController.text(name),
              DraftController.text(organisation), chosen(share), first, last);
    }

    private static LocalDate day(String field, String typed, BindingResult errors) {
      if (DraftController.text(typed).isEmpty()) {
        return null;
      }
      Optional<LocalDate> day = CalendarYears.parse(typed);
      if (day.isEmpty()) {
        errors.rejectValue(field, UnreadDate.reason(typed, "applications.refused.lastDay"));
      }
      return day.orElse(null);
    }
  }

  private static CaseShare chosen(String chosen) {
    if (chosen == null || chosen.isBlank()) {
      return CaseShare.EDITOR;
    }
    try {
      return CaseShare.valueOf(chosen);
    } catch (IllegalArgumentException e) {
      throw new BadInput("share");
    }
  }

  private static String attached(CaseShare share) {
    return switch (share) {
      case EDITOR -> "applications.flash.personAttached";
      case COMMENTER -> "applications.flash.commenterAttached";
      case READER -> "applications.flash.readerAttached";
    };
  }

  @PostMapping("/applications/{id}/people")
  String attach(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(CasePage.PERSON) PersonForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.PEOPLE, model);
    Addition addition = form.read(errors);
    Outcome<Added> done =
        addition == null
            ? Outcome.refused("applications.refused.lastDay")
            : people.attach(viewer, view.id(), addition);
    if (CasePages.refused(done, CasePage.PERSON, ATTACH_FIELDS, model, response)) {
      return casePage.of(viewer, view, model);
    }
    if (done.orThrow() == Added.INVITED) {
      FlashMessages.success(redirect, "applications.flash.personInvited", addition.mail());
    } else {
      FlashMessages.success(redirect, attached(addition.share()));
    }
    return CasePages.toCase(id);
  }

  @PostMapping("/applications/{id}/people/share")
  String change(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) UUID person,
      @RequestParam(defaultValue = "") String share, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.PEOPLE, model);
    if (person == null || share.isBlank()) {
      throw new BadInput("person");
    }
    if (CasePages.refused(people.change(viewer, view.id(), person, chosen(share)), model, response)) {
      return casePage.of(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.flash.shareChanged");
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
        CalendarYears.parse(lastDay)
            .map(day -> people.end(viewer, view.id(), person, day))
            .orElseGet(() -> Outcome.refused(UnreadDate.reason(lastDay, "applications.refused.lastDay")));
    if (CasePages.refused(done, model, response)) {
      return casePage.of(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.flash.personEnded");
    return CasePages.toCase(id);
  }
}
