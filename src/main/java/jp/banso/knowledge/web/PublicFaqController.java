package jp.banso.knowledge.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.knowledge.PublicFaq;
import jp.banso.knowledge.PublicFaq.Item;
import jp.banso.platform.web.ListAddress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** よくある御質問, without login. */
@Controller
class PublicFaqController {

  private static final String PATH = "/public/faq";
  private static final int PAGE = 20;

  private final PublicFaq faq;

  PublicFaqController(PublicFaq faq) {
    this.faq = faq;
  }

  @GetMapping(PATH)
  String page(
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String category,
      @RequestParam(defaultValue = "") String after, Model model) {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("q", q);
    filters.put("category", category);
    ListAddress address = ListAddress.of(PATH, filters, List.of("shown"), "", after);
    List<Item> found = faq.list(ProgrammeCode.BANSO, q, category, address.place(), PAGE + 1);
    List<Item> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("items", shown);
    model.addAttribute(
        "pager", address.pager(null, shown.size(), found.size() > PAGE ? shown.get(PAGE - 1).place() : null));
    model.addAttribute("chosen", filters);
    model.addAttribute("categories", faq.categories(ProgrammeCode.BANSO));
    return "knowledge/faq";
  }
}
