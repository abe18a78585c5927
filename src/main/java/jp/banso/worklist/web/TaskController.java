package jp.banso.worklist.web;

import java.util.UUID;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.worklist.OpenWork;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of work that no module has a page for, above all 「処理が止まっています」 with its retry. */
@Controller
class TaskController {

  private final OpenWork openWork;
  private final Worklist worklist;

  TaskController(OpenWork openWork, Worklist worklist) {
    this.openWork = openWork;
    this.worklist = worklist;
  }

  @GetMapping("/tasks/{id}")
  String task(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("work", openWork.find(viewer, id));
    return "worklist/task";
  }

  @PostMapping("/tasks/{id}/retry")
  String retry(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    worklist.retry(viewer, id);
    FlashMessages.success(redirect, "worklist.incident.retried");
    return "redirect:/tasks";
  }
}
