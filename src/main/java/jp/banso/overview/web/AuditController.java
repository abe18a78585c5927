package jp.banso.overview.web;

import java.util.List;
import java.util.Optional;
import jp.banso.kernel.CaseKey;
import jp.banso.overview.AuditDesk;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditTrail.Row;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the audit log. */
@Controller
class AuditController {

  private static final int PAGE = 50;

  private final AuditDesk desk;
  private final AuditWords words;

  AuditController(AuditDesk desk, AuditWords words) {
    this.desk = desk;
    this.words = words;
  }

  @GetMapping("/audit")
  String audit(
      Viewer viewer,
      @RequestParam(name = "case", defaultValue = "") String typed,
      @RequestParam(required = false) Long before,
      Model model) {
    Optional<CaseKey> key = typed.isBlank() ? Optional.empty() : words.read(typed);
    boolean unreadable = key.isEmpty() && !typed.isBlank();
    List<Row> found = desk.page(viewer, key.orElse(null), before, PAGE + 1);
    List<Row> shown = unreadable ? List.of() : found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("typed", typed);
    model.addAttribute("unreadable", unreadable);
    model.addAttribute("rows", shown.stream().map(words::view).toList());
    model.addAttribute("first", before == null);
    model.addAttribute(
        "olderThan", found.size() > PAGE && !unreadable ? shown.get(PAGE - 1).id() : null);
    return "overview/audit";
  }
}
