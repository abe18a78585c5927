package jp.banso.overview.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import jp.banso.correspondence.HeldMail;
import jp.banso.overview.Waiting;
import jp.banso.overview.WaitingView;
import jp.banso.parties.Viewer;
import jp.banso.platform.mail.Outbox;
import jp.banso.worklist.RequestCounts;
import jp.banso.worklist.TaskViews;
import jp.banso.worklist.WorkCounts;
import jp.banso.worklist.Worklist;
import jp.banso.worklist.Worklist.Period;
import jp.banso.worklist.Worklist.Shelf;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 今日やること: what is waiting for the viewer, most urgent first. */
@Controller
class HomeController {

  private static final int SHOWN = 50;
  private static final int WAITING = 10;
  private static final int SETTLED = 5;

  private final Worklist worklist;
  private final RequestCounts counts;
  private final TaskViews views;
  private final TaskGroups groups;
  private final Outbox outbox;
  private final HeldMail held;
  private final Waiting waiting;
  private final News news;

  HomeController(
      Worklist worklist, RequestCounts counts, TaskViews views, TaskGroups groups, Outbox outbox,
      HeldMail held, Waiting waiting, News news) {
    this.worklist = worklist;
    this.counts = counts;
    this.views = views;
    this.groups = groups;
    this.outbox = outbox;
    this.held = held;
    this.waiting = waiting;
    this.news = news;
  }

  @GetMapping("/")
  String home(Viewer viewer, HttpServletRequest request, Model model) {
    var tasks = views.of(worklist.page(viewer, Shelf.OPEN, Period.ALL, null, SHOWN));
    WorkCounts all = counts.of(request, viewer);
    long rest = all.of(Shelf.OPEN).all() - tasks.size();
    model.addAttribute("groups", groups.of(all.of(Shelf.OPEN), tasks));
    model.addAttribute("rest", Math.max(0, rest));
    model.addAttribute("snoozed", all.of(Shelf.SNOOZED).all());
    model.addAttribute("colleagues", all.of(Shelf.COLLEAGUES).all());
    List<WaitingView> others = waiting.of(viewer, WAITING + 1);
    model.addAttribute("waiting", others.subList(0, Math.min(WAITING, others.size())));
    model.addAttribute("waitingRestHref", others.size() > WAITING ? restOfWaiting(viewer) : null);
    model.addAttribute("settled", waiting.settled(viewer, SETTLED));
    model.addAttribute("news", news.of(viewer));
    model.addAttribute("standsFor", viewer.standsFor().values());
    model.addAttribute("nothing", tasks.isEmpty());
    model.addAttribute("emptyAction", "overview.home.empty." + viewer.role().name());
    if (viewer.role().isSecretariat()) {
      model.addAttribute("mailStuckSince", outbox.stuckSince().orElse(null));
      model.addAttribute("heldMails", held.waiting(viewer));
    }
    return "overview/home";
  }

  /** The list that goes on where home stops. */
  private static String restOfWaiting(Viewer viewer) {
    return switch (viewer.role()) {
      case SECRETARIAT, SECRETARIAT_MANAGER -> "/tasks/elsewhere";
      case MINISTRY, ADVISOR -> "/support";
      default -> "/applications";
    };
  }
}
