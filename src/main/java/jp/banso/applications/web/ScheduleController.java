package jp.banso.applications.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.applications.ScheduleQueries;
import jp.banso.applications.ScheduleQueries.Schedule;
import jp.banso.calls.CallId;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.LinkView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 締切からの日程: whose time is running, prefecture by prefecture. */
@Controller
class ScheduleController {

  private final ScheduleQueries schedules;
  private final MessageSource messages;

  ScheduleController(ScheduleQueries schedules, MessageSource messages) {
    this.schedules = schedules;
    this.messages = messages;
  }

  @GetMapping("/compilations/{callId}/schedule")
  String show(Viewer viewer, @PathVariable UUID callId, Model model) {
    Schedule schedule = schedules.of(viewer, new CallId(callId));
    model.addAttribute("schedule", schedule);
    model.addAttribute(
        "trail",
        List.of(
            new LinkView(text("applications.list.title"), "/applications"),
            new LinkView(text("applications.schedule"), null)));
    return "applications/schedule";
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
