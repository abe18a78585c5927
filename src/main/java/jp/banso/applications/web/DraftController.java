package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.CaseReading;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.DraftService;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.OptionView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 申込書の作成を始め、確認し、県へ渡す. */
@Controller
class DraftController {

  private final DraftService drafts;
  private final CaseReading cases;
  private final CasePages pages;
  private final Calls calls;

  DraftController(DraftService drafts, CaseReading cases, CasePages pages, Calls calls) {
    this.drafts = drafts;
    this.cases = cases;
    this.pages = pages;
    this.calls = calls;
  }

  /** Where the region lies. */
  record StartForm(String prefecture) {}

  /** The note that travels along, and the version that was looked at. */
  record HandOverForm(String reason, Long version) {}

  @GetMapping("/applications/new")
  String start(Viewer viewer, Model model) {
    requireStarter(viewer);
    String own = viewer.prefecture().map(PrefectureCode::value).orElse("");
    model.addAttribute("form", new StartForm(own));
    return startPage(viewer, model);
  }

  private String startPage(Viewer viewer, Model model) {
    CallView call = calls.current(viewer.programme()).filter(CallView::isOpen).orElse(null);
    model.addAttribute("call", call);
    model.addAttribute("proxyOffered", viewer.role().isSecretariat());
    model.addAttribute(
        "prefectures",
        PrefectureCode.all().stream()
            .filter(code -> viewer.prefecture().map(code::equals).orElse(true))
            .map(code -> new OptionView(code.value(), code.name()))
            .toList());
    return "applications/new";
  }

  private static void requireStarter(Viewer viewer) {
    if (viewer.role() != RoleKind.REGION && !viewer.role().isSecretariat()) {
      throw new Forbidden(viewer.role() + " starts no draft");
    }
  }

  @PostMapping("/applications")
  String start(
      Viewer viewer, @ModelAttribute("form") StartForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    requireStarter(viewer);
    CallId call =
        calls.current(viewer.programme())
            .map(CallView::id)
            .orElseThrow(() -> new BadInput("no call"));
    String code = form.prefecture() == null ? "" : form.prefecture();
    if (code.isEmpty() || CasePages.lacksProxy(viewer)) {
      String key = code.isEmpty() ? "applications.refused.prefecture" : "applications.refused.proxy";
      CasePages.say(key, List.of(), model, response);
      return startPage(viewer, model);
    }
    Outcome<ApplicationId> started =
        drafts.start(viewer, call, ApplicationListController.prefecture(code));
    if (started instanceof Outcome.Refused<ApplicationId> refused) {
      CasePages.say(refused, model, response);
      return startPage(viewer, model);
    }
    FlashMessages.success(redirect, "applications.flash.started");
    return "redirect:/applications/" + started.orThrow().value() + "/edit";
  }

  @GetMapping("/applications/{id}/check")
  String check(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    model.addAttribute("form", new HandOverForm("", view.version()));
    return checkPage(viewer, view, model);
  }

  private String checkPage(Viewer viewer, ApplicationView view, Model model) {
    model.addAttribute("content", cases.content(viewer, view.id()).orElse(null));
    model.addAttribute("check", cases.check(viewer, view.id()).orElse(null));
    model.addAttribute("gaps", cases.gaps(viewer, view.id()));
    model.addAttribute("editHref", "/applications/" + view.id().value() + "/edit");
    return "applications/check";
  }

  @PostMapping("/applications/{id}/hand-over")
  String handOver(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") HandOverForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationId application = new ApplicationId(id);
    if (!CasePages.lacksProxy(viewer)) {
      Outcome<Void> done =
          drafts.handOver(viewer, application, version(form.version()), text(form.reason()));
      if (done.isDone()) {
        FlashMessages.success(redirect, "applications.flash.handedOver");
        return "redirect:/applications/" + id;
      }
      CasePages.say((Outcome.Refused<Void>) done, model, response);
    } else {
      CasePages.say("applications.refused.proxy", List.of(), model, response);
    }
    return checkPage(viewer, pages.fill(viewer, application, model), model);
  }

  @PostMapping("/applications/{id}/show")
  String show(
      Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    drafts.showToPrefecture(viewer, new ApplicationId(id));
    FlashMessages.success(redirect, "applications.flash.shown");
    return "redirect:/applications/" + id;
  }

  static long version(Long version) {
    if (version == null) {
      throw new BadInput("version");
    }
    return version;
  }

  static String text(String typed) {
    return typed == null ? "" : typed;
  }
}
