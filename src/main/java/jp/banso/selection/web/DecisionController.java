package jp.banso.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import jp.banso.selection.DecisionService;
import jp.banso.selection.OutcomeKind;
import jp.banso.selection.RoundStep;
import jp.banso.selection.RoundView;
import jp.banso.selection.SelectionRoundId;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 同点の取扱い, 選定案 and its 了承. */
@Controller
class DecisionController {

  private static final String TIE = "selection.tie.title";
  private static final String DECISION = "selection.decision.title";
  private static final String CONCUR = "selection.concur.title";

  private final DecisionService service;
  private final RoundModel model;
  private final ConcurrenceWeb concurrence;
  private final MessageSource messages;

  DecisionController(
      DecisionService service, RoundModel model, ConcurrenceWeb concurrence, MessageSource messages) {
    this.service = service;
    this.model = model;
    this.concurrence = concurrence;
    this.messages = messages;
  }

  @GetMapping("/selection/{id}/tie")
  @Takes(RoundStep.DECIDE_TIE)
  String tie(Viewer viewer, @PathVariable UUID id, Model page) {
    RoundView round = fill(viewer, id, page, TIE);
    page.addAttribute("form", TieForm.blank(round.tie()));
    return "selection/tie";
  }

  @PostMapping("/selection/{id}/tie")
  @Takes(RoundStep.DECIDE_TIE)
  String decideTie(
      Viewer viewer,
      @PathVariable UUID id,
      @ModelAttribute("form") TieForm form,
      BindingResult errors,
      Model page,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    FreeText.of(errors).limit("reason", form.reason(), FreeText.NOTE);
    boolean again =
        FormErrors.refused(
            errors, response,
            () -> service.decideTie(viewer, new SelectionRoundId(id), form.order(), form.reason()));
    if (again) {
      fill(viewer, id, page, TIE);
      return "selection/tie";
    }
    return done(redirect, "selection.flash.tieDecided", id);
  }

  @GetMapping("/selection/{id}/decision")
  @Takes(RoundStep.PREPARE_DECISION)
  String decision(Viewer viewer, @PathVariable UUID id, Model page) {
    RoundView round = fill(viewer, id, page, DECISION);
    page.addAttribute("form", DecisionForm.of(round));
    return "selection/decision";
  }

  @PostMapping("/selection/{id}/decision")
  @Takes(RoundStep.PREPARE_DECISION)
  String prepare(
      Viewer viewer,
      @PathVariable UUID id,
      @ModelAttribute("form") DecisionForm form,
      BindingResult errors,
      Model page,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    SelectionRoundId round = new SelectionRoundId(id);
    form.limit(errors);
    try {
      service.findings(viewer, round, form.version(), form.toDraft())
          .forEach(found -> FormErrors.add(errors, found));
      boolean again =
          FormErrors.refused(
              errors, response,
              () -> service.prepare(viewer, round, form.version(), form.toDraft()));
      if (again) {
        fill(viewer, id, page, DECISION);
        return "selection/decision";
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      DecisionForm theirs = DecisionForm.of(fill(viewer, id, page, DECISION));
      DecisionForm mine = form.onto(theirs);
      page.addAttribute("form", mine);
      return mine.against(theirs, this::text)
          .orReload("/selection/" + id + "/decision")
          .over("selection/decision", page, response);
    }
    return done(redirect, "selection.flash.decisionPrepared", id);
  }

  @GetMapping("/selection/{id}/concurrence")
  @Takes(RoundStep.CONCUR)
  String concurrence(Viewer viewer, @PathVariable UUID id, Model page) {
    fill(viewer, id, page, CONCUR);
    concurrence.fill(page, viewer);
    page.addAttribute("form", new ConcurrenceForm("", ""));
    return "selection/concurrence";
  }

  @PostMapping("/selection/{id}/concurrence")
  @Takes(RoundStep.CONCUR)
  String concur(
      Viewer viewer,
      @PathVariable UUID id,
      @ModelAttribute("form") ConcurrenceForm form,
      BindingResult errors,
      Model page,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    boolean again =
        concurrence.refuses(
            viewer, form, errors, page, response,
            () -> service.concur(viewer, new SelectionRoundId(id), form.agreed(), form.note()));
    if (again) {
      fill(viewer, id, page, CONCUR);
      concurrence.fill(page, viewer);
      return "selection/concurrence";
    }
    return done(
        redirect, form.agreed() ? "selection.flash.concurred" : "selection.flash.returned", id);
  }

  private RoundView fill(Viewer viewer, UUID id, Model page, String title) {
    RoundView round = model.fillStep(page, viewer, new SelectionRoundId(id), title);
    page.addAttribute("outcomes", outcomes());
    return round;
  }

  private List<OptionView> outcomes() {
    return Stream.of(OutcomeKind.SELECTED, OutcomeKind.RESERVE, OutcomeKind.NOT_SELECTED)
        .map(kind -> new OptionView(kind.name(), text(kind.messageKey())))
        .toList();
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }

  private static String done(RedirectAttributes redirect, String key, UUID id) {
    FlashMessages.success(redirect, key);
    return "redirect:/selection/" + id;
  }
}
