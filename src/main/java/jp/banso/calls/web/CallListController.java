package jp.banso.calls.web;

import java.util.List;
import java.util.Map;
import jp.banso.calls.CallColumn;
import jp.banso.calls.CallLine;
import jp.banso.calls.CallReading;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListColumns;
import jp.banso.platform.web.ListAddress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 公募の一覧. */
@Controller
class CallListController {

  private static final int PAGE = 50;

  private final CallReading reading;

  CallListController(CallReading reading) {
    this.reading = reading;
  }

  @GetMapping("/calls")
  String list(
      Viewer viewer, @RequestParam(defaultValue = "-year") String sort,
      @RequestParam(defaultValue = "") String after, Model model) {
    ListAddress address =
        ListAddress.of("/calls", Map.of(), ListColumns.names(CallColumn.class), sort, after);
    List<CallLine> found =
        reading.list(
            viewer, ListColumns.of(CallColumn.class, address.column()), address.descending(),
            address.place(),
            PAGE + 1);
    List<CallLine> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("calls", shown.stream().map(CallLine::call).toList());
    model.addAttribute(
        "pager",
        address.pager(
            null, shown.size(), found.size() > PAGE ? shown.get(PAGE - 1).place() : null));
    model.addAttribute("mayCopy", viewer.role().isSecretariat());
    model.addAttribute("sort", address.headers(ListColumns.names(CallColumn.class)));
    return "calls/list";
  }
}
