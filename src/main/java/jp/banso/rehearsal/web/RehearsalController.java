package jp.banso.rehearsal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.LinkView;
import jp.banso.rehearsal.RehearsalReport;
import jp.banso.rehearsal.RehearsalService;
import jp.banso.rehearsal.RehearsalService.CallRehearsals;
import jp.banso.rehearsal.RehearsalService.RehearsalPage;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** リハーサル of a call: start, progress and report. */
@Controller
class RehearsalController {

  private static final String RELOAD_SECONDS = "3";

  /** The sweep that reminds of all work. */
  private static final String REMINDERS = "worklist-reminders";

  private final RehearsalService rehearsals;
  private final MessageSource messages;

  RehearsalController(RehearsalService rehearsals, MessageSource messages) {
    this.rehearsals = rehearsals;
    this.messages = messages;
  }

  @GetMapping("/calls/{id}/rehearsals")
  String ofCall(Viewer viewer, @PathVariable UUID id, Model model) {
    CallRehearsals page = rehearsals.ofCall(viewer, new CallId(id));
    model.addAttribute("page", page);
    model.addAttribute("call", page.call());
    model.addAttribute("trail", trail(page.call(), null));
    return "rehearsal/list";
  }

  @PostMapping("/calls/{id}/rehearsals")
  String start(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    Outcome<UUID> started = rehearsals.start(viewer, new CallId(id));
    if (started instanceof Outcome.Refused<UUID> refused) {
      FlashMessages.refused(redirect, refused);
      return "redirect:/calls/" + id + "/rehearsals";
    }
    FlashMessages.success(redirect, "rehearsal.flash.started");
    return "redirect:/rehearsals/" + started.orThrow();
  }

  /** While it runs the browser comes back by itself, with scripts or without. */
  @GetMapping("/rehearsals/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model, HttpServletResponse response) {
    RehearsalPage page = rehearsals.page(viewer, id);
    if (!page.rehearsal().state().hasEnded()) {
      response.setHeader("Refresh", RELOAD_SECONDS);
    }
    model.addAttribute("page", page);
    model.addAttribute("call", page.call());
    model.addAttribute("rehearsal", page.rehearsal());
    model.addAttribute("report", page.report());
    model.addAttribute("mailCount", page.report() == null ? 0 : page.report().mails().stream().mapToInt(RehearsalReport.Mail::count).sum());
    model.addAttribute("trail", trail(page.call(), page));
    if (page.report() != null) {
      fillTimers(model, page.report());
    }
    return page.report() == null ? "rehearsal/progress" : "rehearsal/report";
  }

  /** The daily reminders are many and of one kind: they are folded, so that the days of the call are seen. */
  private static void fillTimers(Model model, RehearsalReport report) {
    Map<Boolean, List<RehearsalReport.Timer>> daily =
        report.timers().stream().collect(Collectors.partitioningBy(timer -> timer.id().equals(REMINDERS)));
    model.addAttribute("timers", daily.get(false));
    model.addAttribute("reminders", daily.get(true));
  }

  @PostMapping("/rehearsals/{id}/stop")
  String stop(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    Outcome<Void> stopped = rehearsals.stop(viewer, id);
    if (stopped instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "rehearsal.flash.stopped");
    }
    return "redirect:/rehearsals/" + id;
  }

  @PostMapping("/rehearsals/{id}/noted")
  String noted(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    rehearsals.noted(viewer, id);
    FlashMessages.success(redirect, "rehearsal.flash.noted");
    return "redirect:/rehearsals/" + id;
  }

  private List<LinkView> trail(CallView call, RehearsalPage page) {
    String list = "/calls/" + call.id().value();
    List<LinkView> trail = new ArrayList<>();
    trail.add(new LinkView(text("calls.list.title"), "/calls"));
    trail.add(new LinkView(text("calls.named", call.fiscalYear().name(), call.title()), list));
    trail.add(new LinkView(text("rehearsal.title"), page == null ? null : list + "/rehearsals"));
    if (page != null) {
      trail.add(new LinkView(text(page.report() == null ? page.rehearsal().state().messageKey() : "rehearsal.report"), null));
    }
    return trail;
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
