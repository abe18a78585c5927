package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.CaseReading;
import jp.banso.applications.ApplicationFacts.YesNoUnknown;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.CheckSheet;
import jp.banso.applications.FormalCheckService;
import jp.banso.applications.ReturnReason;
import jp.banso.applications.ReviewService;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 都道府県の確認: opinion and check sheet, or a 修正のお願い. */
@Controller
class ReviewController {

  private final ReviewService reviews;
  private final FormalCheckService formalChecks;
  private final CaseReading cases;
  private final CasePages pages;
  private final MessageSource messages;

  ReviewController(
      ReviewService reviews, FormalCheckService formalChecks, CaseReading cases,
      CasePages pages, MessageSource messages) {
    this.reviews = reviews;
    this.formalChecks = formalChecks;
    this.cases = cases;
    this.pages = pages;
    this.messages = messages;
  }

  /** とりまとめ確認票 as typed. */
  record SheetForm(
      Long version, String opinion, String rank, String hubName, String planPlacement,
      String effortBasis, String hubEstablished, String hubLed, String supportWanted,
      String submissionReason) {

    static SheetForm of(CheckSheet sheet, long version) {
      return new SheetForm(
          version, sheet.opinion(), sheet.rank() == null ? "" : sheet.rank().toString(),
          sheet.hubName(), sheet.planPlacement(), sheet.effortBasis(),
          sheet.hubEstablished().name(), sheet.hubLed().name(), sheet.supportWanted().name(),
          sheet.submissionReason());
    }
  }

  /** 修正のお願い as typed; one section and one reason a request. */
  record ReturnForm(Long version, String section, String reason, String dueOn) {}

  @GetMapping("/applications/{id}/review")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.can("REVIEW")) {
      return "redirect:/applications/" + id;
    }
    CheckSheet sheet = cases.checkSheet(viewer, view.id()).orElseGet(CheckSheet::blank);
    model.addAttribute("form", SheetForm.of(sheet, view.version()));
    model.addAttribute("returnForm", new ReturnForm(view.version(), "", "", ""));
    return page(viewer, view, model);
  }

  private String page(Viewer viewer, ApplicationView view, Model model) {
    if (!view.can("REVIEW")) {
      throw view.reviewReadable()
          ? new AlreadyDone(view.key() + " is not under review")
          : new Forbidden("the review is the prefecture's");
    }
    model.addAttribute("content", cases.content(viewer, view.id()).orElse(null));
    model.addAttribute("check", cases.check(viewer, view.id()).orElse(null));
    model.addAttribute(
        "sections",
        cases.form(viewer, view.id()).sections().stream()
            .map(section -> new OptionView(section.key(), section.title()))
            .toList());
    model.addAttribute("yesNo", yesNo());
    return "applications/review";
  }

  private List<OptionView> yesNo() {
    return List.of(answer("YES"), answer("NO"), answer("UNKNOWN"));
  }

  private OptionView answer(String name) {
    return new OptionView(
        name, messages.getMessage("applications.yesNo." + name, null, java.util.Locale.JAPAN));
  }

  @PostMapping("/applications/{id}/compile")
  String compile(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") SheetForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationId application = new ApplicationId(id);
    Optional<CheckSheet> sheet = sheet(form);
    if (CasePages.lacksProxy(viewer)) {
      CasePages.say("applications.refused.proxy", List.of(), model, response);
    } else if (sheet.isEmpty()) {
      CasePages.say("applications.refused.rank", List.of(), model, response);
    } else {
      Outcome<Void> done =
          reviews.compile(
              viewer, application, DraftController.version(form.version()), sheet.get());
      if (done.isDone()) {
        FlashMessages.success(redirect, "applications.flash.compiled");
        return "redirect:/applications/" + id;
      }
      CasePages.say((Outcome.Refused<Void>) done, model, response);
    }
    ApplicationView view = pages.fill(viewer, application, model);
    model.addAttribute("returnForm", new ReturnForm(view.version(), "", "", ""));
    return page(viewer, view, model);
  }

  @GetMapping("/applications/{id}/sheet")
  String sheet(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.can("SHEET")) {
      return "redirect:/applications/" + id;
    }
    CheckSheet sheet = cases.checkSheet(viewer, view.id()).orElseGet(CheckSheet::blank);
    model.addAttribute("form", SheetForm.of(sheet, view.version()));
    return sheetPage(viewer, view, model);
  }

  private String sheetPage(Viewer viewer, ApplicationView view, Model model) {
    model.addAttribute("files", cases.files(viewer, view.id()));
    model.addAttribute("yesNo", yesNo());
    return "applications/sheet";
  }

  @PostMapping("/applications/{id}/sheet")
  String copySheet(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") SheetForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationId application = new ApplicationId(id);
    long version = DraftController.version(form.version());
    Outcome<Void> done =
        sheet(form)
            .map(sheet -> reviews.copySheet(viewer, application, version, sheet))
            .orElseGet(() -> Outcome.refused("applications.refused.rank"));
    if (!done.isDone()) {
      CasePages.say("applications.refused.rank", List.of(), model, response);
      return sheetPage(viewer, pages.fill(viewer, application, model), model);
    }
    FlashMessages.success(redirect, "applications.flash.sheet");
    return "redirect:/applications/" + id + "/formalities";
  }

  @PostMapping("/applications/{id}/return")
  String giveBack(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("returnForm") ReturnForm form,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationId application = new ApplicationId(id);
    String typedDay = DraftController.text(form.dueOn());
    Optional<LocalDate> dueOn = Wareki.parse(typedDay);
    if (CasePages.lacksProxy(viewer)) {
      CasePages.say("applications.refused.proxy", List.of(), model, response);
    } else if (!typedDay.isBlank() && dueOn.isEmpty()) {
      CasePages.say("applications.refused.date", List.of(), model, response);
    } else {
      Outcome<Void> done = giveBack(viewer, application, form, dueOn.orElse(null));
      if (done.isDone()) {
        FlashMessages.success(redirect, "applications.flash.revisionAsked");
        return "redirect:/applications/" + id;
      }
      CasePages.say((Outcome.Refused<Void>) done, model, response);
    }
    ApplicationView view = pages.fill(viewer, application, model);
    CheckSheet sheet = cases.checkSheet(viewer, application).orElseGet(CheckSheet::blank);
    model.addAttribute("form", SheetForm.of(sheet, view.version()));
    return page(viewer, view, model);
  }

  private Outcome<Void> giveBack(
      Viewer viewer, ApplicationId id, ReturnForm form, LocalDate dueOn) {
    ReturnReason reason =
        new ReturnReason(
            DraftController.text(form.section()), "", DraftController.text(form.reason()));
    if (reason.section().isEmpty()) {
      return Outcome.refused("applications.refused.section");
    }
    long version = DraftController.version(form.version());
    boolean compiled = cases.view(viewer, id).can("REOPEN");
    return compiled
        ? reviews.reopen(viewer, id, version, reason, dueOn)
        : reviews.returnForRevision(viewer, id, version, reason, dueOn);
  }

  /** 補正: the corrected form goes to the secretariat again. */
  @PostMapping("/applications/{id}/correct")
  String correct(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version,
      RedirectAttributes redirect) {
    Outcome<Void> done =
        CasePages.lacksProxy(viewer)
            ? Outcome.refused("applications.refused.proxy")
            : formalChecks.correct(viewer, new ApplicationId(id), version);
    if (done instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "applications.flash.corrected");
    }
    return "redirect:/applications/" + id;
  }

  private static Optional<CheckSheet> sheet(SheetForm form) {
    String typed = java.text.Normalizer.normalize(
        DraftController.text(form.rank()), java.text.Normalizer.Form.NFKC).strip();
    if (!typed.matches("[0-9]{0,2}")) {
      return Optional.empty();
    }
    return Optional.of(
        new CheckSheet(
            DraftController.text(form.opinion()), typed.isEmpty() ? null : Integer.valueOf(typed),
            DraftController.text(form.hubName()), DraftController.text(form.planPlacement()),
            DraftController.text(form.effortBasis()), answer3(form.hubEstablished()),
            answer3(form.hubLed()), answer3(form.supportWanted()),
            DraftController.text(form.submissionReason())));
  }

  private static YesNoUnknown answer3(String name) {
    for (YesNoUnknown answer : YesNoUnknown.values()) {
      if (answer.name().equals(name)) {
        return answer;
      }
    }
    return YesNoUnknown.UNKNOWN;
  }
}
