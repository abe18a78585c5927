package jp.banso.selection.web;

import java.util.List;
import java.util.Locale;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.LinkView;
import jp.banso.selection.RoundPages;
import jp.banso.selection.RoundView;
import jp.banso.selection.SelectionRoundId;
import jp.banso.worklist.WorkItem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every page of a round shows around its own part. */
@Component
class RoundModel {

  private final RoundPages pages;
  private final RoundSteps steps;
  private final CaseHistory history;
  private final MessageSource messages;

  RoundModel(
      RoundPages pages, RoundSteps steps, CaseHistory history, MessageSource messages) {
    this.pages = pages;
    this.steps = steps;
    this.history = history;
    this.messages = messages;
  }

  /** The case page. */
  RoundView fillCase(Model model, Viewer viewer, SelectionRoundId id) {
    RoundView round = pages.round(viewer, id);
    model.addAttribute("round", round);
    List<WorkItem> open = pages.openSteps(viewer, id);
    model.addAttribute("holdUps", pages.holdUps(viewer, id));
    model.addAttribute("steps", steps.of(round, open));
    model.addAttribute("leftToOthers", open.stream().anyMatch(step -> step.excludes(viewer)));
    model.addAttribute("history", history.of(viewer, round.key()));
    model.addAttribute("activeElements", pages.activeElements(viewer, id));
    model.addAttribute("isManager", viewer.isManagerOf(round.programme()));
    model.addAttribute("isMinistry", viewer.isMinistryOf(round.programme()));
    model.addAttribute("isSecretariat", viewer.isSecretariatOf(round.programme()));
    return round;
  }

  /** A page on which one step of the round is taken. */
  RoundView fillStep(Model model, Viewer viewer, SelectionRoundId id, String titleKey) {
    RoundView round = pages.round(viewer, id);
    model.addAttribute("round", round);
    model.addAttribute(
        "trail",
        List.of(
            new LinkView(text("selection.list.title"), "/selection"),
            new LinkView(round.callTitle(), "/selection/" + id.value()),
            new LinkView(text(titleKey), null)));
    return round;
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
