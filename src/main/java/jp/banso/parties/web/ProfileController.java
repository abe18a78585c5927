package jp.banso.parties.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.parties.OrganisationProfile;
import jp.banso.parties.OrganisationProfiles;
import jp.banso.parties.OrganisationProfiles.Typed;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
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

/** 団体情報: one's own, and for the secretariat those of all organisations that apply. */
@Controller
class ProfileController {

  private static final String FORM = "form";
  private static final Map<String, String> FIELDS =
      Map.of(
          "parties.profile.refused.postalCode", "postalCode", "parties.profile.refused.telephone", "telephone",
          "parties.profile.refused.fax", "fax", "parties.profile.refused.mail", "mail");

  private final OrganisationProfiles profiles;

  ProfileController(OrganisationProfiles profiles) {
    this.profiles = profiles;
  }

  /** What is said of an organisation, as typed. */
  record ProfileForm(
      Integer version, @FieldLabel("parties.profile.department") String department,
      @FieldLabel("parties.profile.title") String title, @FieldLabel("parties.profile.postalCode") String postalCode,
      @FieldLabel("parties.profile.address") String address, @FieldLabel("parties.profile.telephone") String telephone,
      @FieldLabel("parties.profile.fax") String fax, @FieldLabel("parties.profile.mail") String mail) {

    static ProfileForm of(OrganisationProfile profile) {
      return new ProfileForm(
          profile.version(), profile.department(), profile.title(), profile.postalCode(), profile.address(),
          profile.telephone(), profile.fax(), profile.mail());
    }

    Outcome<Void> judge(BindingResult errors) {
      return FreeText.of(errors)
          .limit("department", department, FreeText.LINE)
          .limit("title", title, FreeText.LINE)
          .limit("postalCode", postalCode, FreeText.LINE)
          .limit("address", address, FreeText.LINE)
          .limit("telephone", telephone, FreeText.LINE)
          .limit("fax", fax, FreeText.LINE)
          .limit("mail", mail, FreeText.LINE)
          .outcome();
    }

    int seen() {
      return version == null ? 0 : version;
    }

    Typed typed() {
      return new Typed(department, title, postalCode, address, telephone, fax, mail);
    }
  }

  @GetMapping("/organisation")
  String own(Viewer viewer, Model model) {
    OrganisationProfile profile = profiles.own(viewer);
    model.addAttribute(FORM, ProfileForm.of(profile));
    return page(profile, "/organisation", profiles.mayKeepOwn(viewer), model);
  }

  private static String page(OrganisationProfile profile, String action, boolean mayKeep, Model model) {
    model.addAttribute("profile", profile);
    model.addAttribute("action", action);
    model.addAttribute("mayKeep", mayKeep);
    return "parties/profile";
  }

  @PostMapping("/organisation")
  String keepOwn(
      Viewer viewer, @ModelAttribute(FORM) ProfileForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    OrganisationProfile profile = profiles.guardOwn(viewer);
    Outcome<Void> done = form.judge(errors).then(fits -> profiles.keepOwn(viewer, form.seen(), form.typed()));
    return refused(done, errors, response)
        ? page(profile, "/organisation", true, model)
        : kept("/organisation", redirect);
  }

  @GetMapping("/organisations")
  String list(Viewer viewer, @RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("organisations", profiles.all(viewer, q));
    model.addAttribute("most", OrganisationProfiles.MOST);
    model.addAttribute("words", q);
    return "parties/profiles";
  }

  @GetMapping("/organisations/{id}")
  String one(Viewer viewer, @PathVariable UUID id, Model model) {
    OrganisationProfile profile = profiles.find(viewer, id);
    model.addAttribute(FORM, ProfileForm.of(profile));
    return page(profile, "/organisations/" + id, true, model);
  }

  @PostMapping("/organisations/{id}")
  String keep(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(FORM) ProfileForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    OrganisationProfile profile = profiles.find(viewer, id);
    Outcome<Void> done = form.judge(errors).then(fits -> profiles.keep(viewer, id, form.seen(), form.typed()));
    return refused(done, errors, response)
        ? page(profile, "/organisations/" + id, true, model)
        : kept("/organisations/" + id, redirect);
  }

  private static boolean refused(Outcome<Void> done, BindingResult errors, HttpServletResponse response) {
    if (!(done instanceof Outcome.Refused<Void> refused)) {
      return false;
    }
    if (!errors.hasErrors()) {
      errors.rejectValue(
          FIELDS.get(refused.messageKey()), refused.messageKey(), refused.arguments().toArray(), null);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return true;
  }

  private static String kept(String path, RedirectAttributes redirect) {
    FlashMessages.success(redirect, "parties.profile.flash.kept");
    return "redirect:" + path;
  }
}
