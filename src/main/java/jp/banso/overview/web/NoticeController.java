package jp.banso.overview.web;

import java.util.List;
import java.util.Map;
import jp.banso.correspondence.Letters;
import jp.banso.correspondence.Letters.Received;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.ListAddress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** お知らせ: every mail to the viewer, newest first. */
@Controller
class NoticeController {

  private static final int PAGE = 50;
  private static final List<String> COLUMNS = List.of("sent");

  private final Letters letters;
  private final News news;

  NoticeController(Letters letters, News news) {
    this.letters = letters;
    this.news = news;
  }

  @GetMapping("/notices")
  String notices(Viewer viewer, @RequestParam(defaultValue = "") String after, Model model) {
    ListAddress address = ListAddress.of("/notices", Map.of(), COLUMNS, "", after);
    List<Received> found = letters.received(viewer, address.place(), PAGE + 1);
    List<Received> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("news", shown.stream().map(news::letter).toList());
    model.addAttribute(
        "pager",
        address.pager(
            null, shown.size(), found.size() > PAGE ? shown.get(PAGE - 1).place() : null));
    return "overview/notices";
  }
}
