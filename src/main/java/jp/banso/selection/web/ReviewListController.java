package jp.banso.selection.web;

import java.util.List;
import java.util.Map;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.ListAddress;
import jp.banso.selection.ReviewLine;
import jp.banso.selection.ReviewQueries;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 審査: a reviewer's own list. */
@Controller
class ReviewListController {

  private static final int PAGE = 50;
  private static final List<String> COLUMNS = List.of("due");

  private final ReviewQueries queries;

  ReviewListController(ReviewQueries queries) {
    this.queries = queries;
  }

  @GetMapping("/reviews")
  String list(
      Viewer viewer, @RequestParam(defaultValue = "-due") String sort,
      @RequestParam(defaultValue = "") String after, Model model) {
    ListAddress address = ListAddress.of("/reviews", Map.of(), COLUMNS, sort, after);
    List<ReviewLine> found = queries.page(viewer, address.descending(), address.place(), PAGE + 1);
    List<ReviewLine> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("reviews", shown);
    model.addAttribute(
        "pager",
        address.pager(
            null, shown.size(), found.size() > PAGE ? shown.get(PAGE - 1).place() : null));
    model.addAttribute("sort", address.headers(COLUMNS));
    return "selection/reviews";
  }
}
