package jp.banso.demo.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.banso.demo.DemoOnly;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.time.ClockWalk;
import jp.banso.platform.web.FlashMessages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's control of the business clock: forward only, stopping at all that is due. */
@Controller
@DemoOnly
class ClockController {

  private static final String OPENING_HOUR = "9:00";

  private final ObjectProvider<ClockWalk> walks;
  private final Clock clock;

  ClockController(ObjectProvider<ClockWalk> walks, Clock clock) {
    this.walks = walks;
    this.clock = clock;
  }

  @GetMapping("/demo/clock")
  String clock(Viewer viewer, Model model, HttpServletResponse response) {
    model.addAttribute("form", new ClockForm("", OPENING_HOUR));
    return page(walk(viewer), model, response);
  }

  @PostMapping("/demo/clock")
  String walkTo(
      Viewer viewer,
      @ModelAttribute("form") ClockForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response) {
    ClockWalk walk = walk(viewer);
    Optional<Instant> target = ClockTarget.of(form, clock.instant(), errors);
    if (target.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(walk, model, response);
    }
    walk.aimAt(target.get());
    return "redirect:/demo/clock";
  }

  @PostMapping("/demo/clock/next")
  String walkToNext(Viewer viewer, RedirectAttributes redirect) {
    ClockWalk walk = walk(viewer);
    Optional<Instant> next = walk.nextEvent();
    next.ifPresent(walk::aimAt);
    if (next.isEmpty()) {
      FlashMessages.warning(redirect, "demo.clock.nothing");
    }
    return "redirect:/demo/clock";
  }

  /** While the clock walks the page asks for itself again, with or without scripts. */
  private String page(ClockWalk walk, Model model, HttpServletResponse response) {
    Optional<Instant> target = walk.target();
    target.ifPresent(walking -> response.setHeader("Refresh", "2;url=/demo/clock"));
    model.addAttribute("now", clock.instant());
    model.addAttribute("target", target.orElse(null));
    model.addAttribute("next", walk.nextEvent().orElse(null));
    return "demo/clock";
  }

  private ClockWalk walk(Viewer viewer) {
    ClockWalk walk = walks.getIfAvailable();
    if (walk == null) {
      throw new NotFound("walking clock");
    }
    if (viewer.role() != RoleKind.ADMINISTRATOR) {
      throw new Forbidden(viewer.role() + " may not move the clock");
    }
    return walk;
  }
}
