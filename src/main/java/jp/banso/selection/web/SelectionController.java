package jp.banso.selection.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.ListAddress;
import jp.banso.selection.RoundLine;
import jp.banso.selection.RoundQueries;
import jp.banso.selection.SelectionRoundId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 選定: the list of rounds and the case page of one. */
@Controller
class SelectionController {

  private static final int PAGE = 50;
  private static final List<String> COLUMNS = List.of("opened");

  private final RoundQueries queries;
  private final RoundModel model;

  SelectionController(RoundQueries queries, RoundModel model) {
    this.queries = queries;
    this.model = model;
  }

  @GetMapping("/selection")
  String list(
      Viewer viewer, @RequestParam(defaultValue = "-opened") String sort,
      @RequestParam(defaultValue = "") String after, Model page) {
    ListAddress address = ListAddress.of("/selection", Map.of(), COLUMNS, sort, after);
    List<RoundLine> found =
        queries.page(viewer, address.descending(), address.place(), PAGE + 1);
    List<RoundLine> shown = found.subList(0, Math.min(PAGE, found.size()));
    page.addAttribute("rounds", shown);
    page.addAttribute("staff", viewer.isSecretariatOf(viewer.programme()) || viewer.isMinistryOf(viewer.programme()));
    page.addAttribute(
        "pager",
        address.pager(
            null, shown.size(), found.size() > PAGE ? shown.get(PAGE - 1).place() : null));
    page.addAttribute("sort", address.headers(COLUMNS));
    return "selection/list";
  }

  @GetMapping("/selection/{id}")
  String round(Viewer viewer, @PathVariable UUID id, Model page) {
    model.fillCase(page, viewer, new SelectionRoundId(id));
    return "selection/case";
  }
}
