package jp.banso.selection.web;

import java.util.UUID;
import jp.banso.parties.Viewer;
import jp.banso.selection.RoundPages;
import jp.banso.selection.SelectionRoundId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 選定: the list of rounds and the case page of one. */
@Controller
class SelectionController {

  private final RoundPages pages;
  private final RoundModel model;

  SelectionController(RoundPages pages, RoundModel model) {
    this.pages = pages;
    this.model = model;
  }

  @GetMapping("/selection")
  String list(Viewer viewer, Model page) {
    page.addAttribute("rounds", pages.list(viewer));
    return "selection/list";
  }

  @GetMapping("/selection/{id}")
  String round(Viewer viewer, @PathVariable UUID id, Model page) {
    model.fillCase(page, viewer, new SelectionRoundId(id));
    return "selection/case";
  }
}
