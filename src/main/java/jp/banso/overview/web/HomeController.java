package jp.banso.overview.web;

import jakarta.servlet.http.HttpServletRequest;
import jp.banso.parties.Viewer;
import jp.banso.platform.mail.Outbox;
import jp.banso.worklist.TaskViews;
import jp.banso.worklist.Worklist;
import jp.banso.worklist.Worklist.Period;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 今日やること: what is waiting for the viewer, most urgent first. */
@Controller
class HomeController {

  private static final int SHOWN = 50;

  private final Worklist worklist;
  private final RequestCounts counts;
  private final TaskViews views;
  private final TaskGroups groups;
  private final Outbox outbox;

  HomeController(
      Worklist worklist, RequestCounts counts, TaskViews views, TaskGroups groups, Outbox outbox) {
    this.worklist = worklist;
    this.counts = counts;
    this.views = views;
    this.groups = groups;
    this.outbox = outbox;
  }

  @GetMapping("/")
  String home(Viewer viewer, HttpServletRequest request, Model model) {
    var tasks = views.of(worklist.page(viewer, Period.ALL, null, SHOWN));
    model.addAttribute("groups", groups.of(counts.of(request, viewer), tasks));
    model.addAttribute("nothing", tasks.isEmpty());
    model.addAttribute("emptyAction", "overview.home.empty." + viewer.role().name());
    if (viewer.role().isSecretariat()) {
      model.addAttribute("mailStuckSince", outbox.stuckSince().orElse(null));
    }
    return "overview/home";
  }
}
