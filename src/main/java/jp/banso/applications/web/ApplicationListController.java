package jp.banso.applications.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ApplicationFilter;
import jp.banso.applications.ApplicationLine;
import jp.banso.applications.ApplicationQueries;
import jp.banso.applications.ApplicationStage;
import jp.banso.applications.DraftService;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 申込みの一覧. */
@Controller
class ApplicationListController {

  private static final int PAGE = 50;

  private final ApplicationQueries queries;
  private final DraftService drafts;
  private final Calls calls;

  ApplicationListController(ApplicationQueries queries, DraftService drafts, Calls calls) {
    this.queries = queries;
    this.drafts = drafts;
    this.calls = calls;
  }

  @GetMapping("/applications")
  String list(
      Viewer viewer,
      @RequestParam(required = false) UUID call,
      @RequestParam(required = false, defaultValue = "") String stage,
      @RequestParam(required = false, defaultValue = "") String prefecture,
      @RequestParam(required = false, defaultValue = "") String q,
      @RequestParam(required = false) String after,
      Model model) {
    ApplicationFilter filter =
        new ApplicationFilter(call, stage(stage), prefecture(prefecture), q.isBlank() ? null : q);
    List<ApplicationLine> lines = queries.page(viewer, filter, after, PAGE + 1);
    boolean more = lines.size() > PAGE;
    List<ApplicationLine> shown = more ? lines.subList(0, PAGE) : lines;
    String base =
        UriComponentsBuilder.fromPath("/applications")
            .queryParamIfPresent("call", Optional.ofNullable(call))
            .queryParam("stage", stage)
            .queryParam("prefecture", prefecture)
            .queryParam("q", "{q}")
            .encode()
            .buildAndExpand(q)
            .toUriString();
    String next = more ? base + "&after=" + shown.get(shown.size() - 1).key().value() : null;
    Optional<CallView> current = calls.current(viewer.programme());
    boolean region = viewer.role() == RoleKind.REGION;
    model.addAttribute("lines", shown);
    model.addAttribute(
        "pager",
        new PagerView(
            queries.count(viewer, filter), shown.size(), after == null ? null : base, next));
    model.addAttribute("stages", Arrays.asList(ApplicationStage.values()));
    model.addAttribute("prefectures", PrefectureCode.all());
    model.addAttribute("chosenStage", stage);
    model.addAttribute("chosenPrefecture", prefecture);
    model.addAttribute("chosenText", q);
    model.addAttribute("filtered", !stage.isEmpty() || !prefecture.isEmpty() || !q.isBlank());
    model.addAttribute("current", current.orElse(null));
    model.addAttribute(
        "mayStart", drafts.mayStart(viewer) && current.filter(CallView::isOpen).isPresent());
    model.addAttribute("wide", !region && viewer.role() != RoleKind.PREFECTURE);
    model.addAttribute("region", region);
    model.addAttribute("ofPrefecture", viewer.role() == RoleKind.PREFECTURE);
    model.addAttribute("secretariat", viewer.role().isSecretariat());
    return "applications/list";
  }

  private static ApplicationStage stage(String name) {
    if (name.isEmpty()) {
      return null;
    }
    return Arrays.stream(ApplicationStage.values())
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInput("stage"));
  }

  static PrefectureCode prefecture(String code) {
    if (code.isEmpty()) {
      return null;
    }
    return PrefectureCode.all().stream()
        .filter(prefecture -> prefecture.value().equals(code))
        .findFirst()
        .orElseThrow(() -> new BadInput("prefecture"));
  }
}
