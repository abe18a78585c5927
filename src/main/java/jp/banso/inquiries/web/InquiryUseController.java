package jp.banso.inquiries.web;

import java.util.List;
import java.util.Map;
import jp.banso.inquiries.InquiryUseRegister;
import jp.banso.inquiries.RecordedUse;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.ListAddress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 利用の記録: what was made of inquiries beyond their answers. */
@Controller
class InquiryUseController {

  private static final int PAGE = 50;

  private final InquiryUseRegister register;
  private final InquiryWords words;

  InquiryUseController(InquiryUseRegister register, InquiryWords words) {
    this.register = register;
    this.words = words;
  }

  @GetMapping("/inquiries/uses")
  String list(Viewer viewer, @RequestParam(defaultValue = "") String after, Model model) {
    ListAddress address = ListAddress.of("/inquiries/uses", Map.of(), List.of("at"), "-at", after);
    List<RecordedUse> found = register.uses(viewer, address.place(), PAGE + 1);
    List<RecordedUse> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("uses", shown);
    model.addAttribute(
        "pager", address.pager(null, shown.size(), found.size() > PAGE ? shown.get(PAGE - 1).place() : null));
    model.addAttribute("trail", words.trail(words.text("inquiries.uses")));
    return "inquiries/uses";
  }
}
