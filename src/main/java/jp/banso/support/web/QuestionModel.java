package jp.banso.support.web;

import java.util.List;
import java.util.UUID;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.OptionView;
import jp.banso.support.CycleView;
import jp.banso.support.QuestionView;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportDesk;
import jp.banso.support.SupportStep.Part;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together the pages of a question. */
@Component
class QuestionModel {

  private final SupportDesk desk;
  private final SupportPages pages;
  private final CaseHistory history;

  QuestionModel(SupportDesk desk, SupportPages pages, CaseHistory history) {
    this.desk = desk;
    this.pages = pages;
    this.history = history;
  }

  CycleView ask(Model model, Viewer viewer, UUID id) {
    CycleView cycle = pages.fill(model, viewer, new SupportCycleId(id), "support.question.new");
    model.addAttribute(
        "members",
        cycle.members().stream()
            .map(member -> new OptionView(member.reference(), member.name() + " " + member.organisation()))
            .toList());
    return cycle;
  }

  boolean proxyMissing(Model model, Viewer viewer, UUID id) {
    return pages.proxyMissing(model, viewer, desk.cycle(viewer, new SupportCycleId(id)));
  }

  void fill(Model model, Viewer viewer, UUID id, int ordinal) {
    SupportCycleId key = new SupportCycleId(id);
    QuestionView question = desk.question(viewer, key, ordinal);
    CycleView cycle = 
        pages.fillPart(model, viewer, key, Part.QUESTION, ordinal, "support.question.title");
    boolean staff = viewer.isSecretariatOf(cycle.programme());
    model.addAttribute("question", question);
    model.addAttribute("history", history.of(viewer, question.key()));
    model.addAttribute(
        "readsAdvice", staff || viewer.role() == RoleKind.ADVISOR || viewer.role() == RoleKind.MINISTRY);
    options(model, viewer, key, staff);
    put(model, "routeForm", RouteForm.empty());
    put(model, "adviceForm", ReasonForm.empty());
    put(model, "takeBackForm", ReasonForm.empty());
    put(model, "answerForm", new ReasonForm(question.advice()));
  }

  private void options(Model model, Viewer viewer, SupportCycleId key, boolean staff) {
    if (staff) {
      model.addAttribute(
          "candidates",
          desk.candidates(viewer, key).stream()
              .map(person -> new OptionView(person.id().toString(), person.displayName()))
              .toList());
    }
    model.addAttribute(
        "routes",
        List.of(
            pages.option(RouteForm.SECRETARIAT, "support.question.route.SECRETARIAT"),
            pages.option(RouteForm.ADVISOR, "support.question.route.ADVISOR"),
            pages.option(RouteForm.OUT_OF_SCOPE, "support.question.route.OUT_OF_SCOPE")));
  }

  private static void put(Model model, String name, Object form) {
    if (!model.containsAttribute(name)) {
      model.addAttribute(name, form);
    }
  }
}
