package jp.banso.consultation.web;

import java.time.Clock;
import java.time.LocalDate;
import jp.banso.consultation.PublishedDesks;
import jp.banso.kernel.FiscalYear;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 相談窓口のご案内: where anybody can ask, without login. */
@Controller
class PublicDeskController {

  private final PublishedDesks desks;
  private final Clock clock;

  PublicDeskController(PublishedDesks desks, Clock clock) {
    this.desks = desks;
    this.clock = clock;
  }

  @GetMapping("/public/desk")
  String page(Model model) {
    LocalDate today = LocalDate.now(clock);
    model.addAttribute("today", today);
    model.addAttribute("desks", desks.inForce(FiscalYear.of(today), today));
    model.addAttribute("beside", desks.beside());
    return "consultation/public";
  }
}
