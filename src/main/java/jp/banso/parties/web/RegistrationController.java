package jp.banso.parties.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.PeopleDesk;
import jp.banso.parties.PeopleDesk.NewPerson;
import jp.banso.parties.PeopleDesk.WantedRole;
import jp.banso.parties.RoleKind;
import jp.banso.parties.RolePeriod;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.Refusals;
import org.springframework.context.MessageSource;
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

/** The administrator's forms for organisations, people and their roles. */
@Controller
class RegistrationController {

  private static final String LIST = "redirect:/people";

  private static final Map<String, String> DAYS =
      Map.of(
          "parties.people.firstDay.past", "firstDay", "parties.people.firstDay.begun", "firstDay",
          "parties.people.lastDay.before", "lastDay", "parties.people.lastDay.removed", "lastDay");

  private final PeopleDesk desk;
  private final MessageSource messages;

  RegistrationController(PeopleDesk desk, MessageSource messages) {
    this.desk = desk;
    this.messages = messages;
  }

  @GetMapping("/people/new")
  String person(Viewer viewer, Model model) {
    model.addAttribute("form", PersonForm.blank());
    return choices(viewer, model, "parties/person");
  }

  @PostMapping("/people/new")
  String addPerson(
      Viewer viewer, @ModelAttribute("form") PersonForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    NewPerson person = form.read(errors);
    if (person == null) {
      return again(response, choices(viewer, model, "parties/person"));
    }
    Outcome<String> outcome = desk.addPerson(viewer, person);
    if (refused(outcome, errors)) {
      return again(response, choices(viewer, model, "parties/person"));
    }
    FlashMessages.success(
        redirect, "parties.people.added", person.loginName(), outcome.orThrow());
    return LIST;
  }

  @GetMapping("/people/roles/new")
  String role(Viewer viewer, @RequestParam(defaultValue = "") String person, Model model) {
    model.addAttribute("form", RoleForm.of(person));
    return choices(viewer, model, "parties/role");
  }

  @PostMapping("/people/roles/new")
  String addRole(
      Viewer viewer, @ModelAttribute("form") RoleForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Typed typed = new Typed(errors);
    UUID person = typed.id("person", form.person());
    WantedRole role =
        typed.wanted(form.organisation(), form.role(), form.programme(), form.firstDay(), form.lastDay());
    if (errors.hasErrors() || refused(desk.addRole(viewer, person, role), errors)) {
      return again(response, choices(viewer, model, "parties/role"));
    }
    FlashMessages.success(redirect, "parties.people.role.added");
    return LIST;
  }

  @GetMapping("/people/roles/{role}/period")
  String period(Viewer viewer, @PathVariable UUID role, Model model) {
    RolePeriod period = desk.period(viewer, role);
    model.addAttribute("form", RolePeriodForm.of(period));
    return period(period, role, model);
  }

  @PostMapping("/people/roles/{role}/period")
  String movePeriod(
      Viewer viewer, @PathVariable UUID role, @ModelAttribute("form") RolePeriodForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    RolePeriod period = desk.period(viewer, role);
    Typed typed = new Typed(errors);
    LocalDate first = typed.day("firstDay", form.firstDay());
    LocalDate last = typed.day("lastDay", form.lastDay());
    if (errors.hasErrors() || refused(desk.movePeriod(viewer, role, form.seen(), first, last, form.endless()), errors)) {
      return again(response, period(period, role, model));
    }
    FlashMessages.success(redirect, "parties.people.period.moved");
    return LIST;
  }

  private static String period(RolePeriod period, UUID role, Model model) {
    model.addAttribute("period", period);
    model.addAttribute("role", role);
    return "parties/period";
  }

  @GetMapping("/people/organisations/new")
  String organisation(Viewer viewer, Model model) {
    model.addAttribute("form", OrganisationForm.blank());
    return choices(viewer, model, "parties/organisation");
  }

  @PostMapping("/people/organisations/new")
  String addOrganisation(
      Viewer viewer, @ModelAttribute("form") OrganisationForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Typed typed = new Typed(errors);
    OrganisationKind kind = typed.kind(form.kind());
    String name = typed.text("name", form.name());
    PrefectureCode prefecture =
        form.namesAPrefecture() ? typed.prefecture(form.prefecture()) : null;
    if (errors.hasErrors()
        || Refusals.refused(desk.addOrganisation(viewer, kind, name, prefecture), errors)) {
      return again(response, choices(viewer, model, "parties/organisation"));
    }
    FlashMessages.success(redirect, "parties.people.organisation.added", name);
    return LIST;
  }

  private String choices(Viewer viewer, Model model, String view) {
    model.addAttribute(
        "organisations",
        desk.organisations(viewer).stream()
            .map(found -> new OptionView(found.id().toString(), found.name()))
            .toList());
    model.addAttribute(
        "people",
        desk.accounts(viewer).stream()
            .map(found -> new OptionView(found.id().toString(), found.loginName()))
            .toList());
    model.addAttribute(
        "roles",
        Arrays.stream(RoleKind.values()).map(role -> option(role.name(), role.messageKey())).toList());
    model.addAttribute(
        "kinds",
        Arrays.stream(OrganisationKind.values())
            .map(kind -> option(kind.name(), kind.messageKey()))
            .toList());
    model.addAttribute(
        "programmes",
        Arrays.stream(ProgrammeCode.values())
            .map(programme -> option(programme.name(), "parties.programme." + programme.name()))
            .toList());
    model.addAttribute("prefectures", prefectures());
    return view;
  }

  static List<OptionView> prefectures() {
    return PrefectureCode.all().stream()
        .map(prefecture -> new OptionView(prefecture.value(), prefecture.name()))
        .toList();
  }

  private OptionView option(String value, String messageKey) {
    return new OptionView(value, messages.getMessage(messageKey, null, Locale.JAPAN));
  }

  /** At the day that it is about, else above the form. */
  private static boolean refused(Outcome<?> outcome, BindingResult errors) {
    if (outcome instanceof Outcome.Refused<?> refused && DAYS.containsKey(refused.messageKey())) {
      errors.rejectValue(DAYS.get(refused.messageKey()), refused.messageKey());
      return true;
    }
    return Refusals.refused(outcome, errors);
  }

  private static String again(HttpServletResponse response, String view) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return view;
  }
}
