package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import jp.banso.applications.AskedChanges;
import jp.banso.applications.CaseReading;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.DraftService;
import jp.banso.applications.LeftClashes;
import jp.banso.applications.RepresentativeService;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
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
  private final LeftClashes clashes;
  private final RepresentativeService representatives;
  private final AskedChanges asked;

  DraftController(
      DraftService drafts, CaseReading cases, CasePages pages, Calls calls, LeftClashes clashes,
      RepresentativeService representatives, AskedChanges asked) {
    this.asked = asked;
    this.drafts = drafts;
    this.cases = cases;
    this.pages = pages;
    this.calls = calls;
    this.clashes = clashes;
    this.representatives = representatives;
  }

  /** Where the region lies. */
  record StartForm(String prefecture) {

    Outcome<PrefectureCode> chosen() {
      PrefectureCode code = ApplicationListController.prefecture(text(prefecture));
      return code == null
          ? Outcome.refused("applications.refused.prefecture")
          : Outcome.done(code);
    }
  }

  /**
   * The note that travels along, and the version that was looked at.
   *
   * @param leave true if what clashes and was not chosen stays as it stands
   * @param asIs true if what the prefecture asked about goes as it was
   */
  record HandOverForm(String reason, Boolean leave, Boolean asIs, Long version) {}

  @GetMapping("/applications/new")
  String start(Viewer viewer, Model model) {
    drafts.requireStarter(viewer);
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

  @PostMapping("/applications")
  String start(
      Viewer viewer, @ModelAttribute("form") StartForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    drafts.requireStarter(viewer);
    CallId call =
        calls.current(viewer.programme())
            .map(CallView::id)
            .orElseThrow(() -> new BadInput("no call"));
    Outcome<ApplicationId> started =
        pages
            .onTheirWord(viewer, model)
            .then(said -> form.chosen())
            .then(prefecture -> drafts.start(viewer, call, prefecture));
    if (CasePages.refused(started, model, response)) {
      return startPage(viewer, model);
    }
    FlashMessages.success(redirect, "applications.flash.started");
    return CasePages.toCase(started.orThrow().value()) + "/edit";
  }

  @GetMapping("/applications/{id}/check")
  String check(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.can(Step.HAND_OVER)) {
      return CasePages.toCase(id);
    }
    model.addAttribute("form", new HandOverForm(text(view.handOverReason()), null, null, view.version()));
    return checkPage(viewer, view, model);
  }

  private String checkPage(Viewer viewer, ApplicationView view, Model model) {
    model.addAttribute("content", cases.content(viewer, view.id()).orElse(null));
    model.addAttribute("check", cases.check(viewer, view.id()).orElse(null));
    pages.compareWithPrinted(viewer, view, model);
    pages.compareWithReplaced(viewer, view, model);
    model.addAttribute("untouched", asked.untouched(viewer, view.id()));
    model.addAttribute("clashing", clashes.open(viewer, view.id()));
    model.addAttribute("representative", representatives.written(viewer, view.id()).orElse(null));
    model.addAttribute("gaps", cases.gaps(viewer, view.id()));
    model.addAttribute("editHref", "/applications/" + view.id().value() + "/edit");
    return "applications/check";
  }

  @PostMapping("/applications/{id}/hand-over")
  String handOver(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") HandOverForm form, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.HAND_OVER, form.version(), model);
    Outcome<Void> done =
        pages
            .onTheirWord(viewer, model)
            .then(said -> FreeText.of(model, "form").limit("reason", form.reason(), FreeText.NOTE).outcome())
            .then(
                fits ->
                    drafts.handOver(
                        viewer, view.id(), view.version(), text(form.reason()), Boolean.TRUE.equals(form.leave()),
                        Boolean.TRUE.equals(form.asIs())));
    if (CasePages.refused(done, model, response)) {
      return checkPage(viewer, view, model);
    }
    FlashMessages.success(redirect, "applications.flash.handedOver");
    return CasePages.toCase(id);
  }

  static String text(String typed) {
    return typed == null ? "" : typed;
  }
}
