package jp.banso.support.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.OptionView;
import jp.banso.support.CycleView;
import jp.banso.support.DispatchState;
import jp.banso.support.DispatchView;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportDesk;
import jp.banso.support.SupportStep.Part;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together the pages of a dispatch; a form that came back with errors is left as it is. */
@Component
class DispatchModel {

  static final String COUNTED = "COUNTED";
  static final String GIVEN_BACK = "GIVEN_BACK";

  private final SupportDesk desk;
  private final SupportPages pages;
  private final CaseHistory history;
  private final Clock clock;

  DispatchModel(SupportDesk desk, SupportPages pages, CaseHistory history, Clock clock) {
    this.desk = desk;
    this.pages = pages;
    this.history = history;
    this.clock = clock;
  }

  CycleView request(Model model, Viewer viewer, UUID id) {
    CycleView cycle = pages.fill(model, viewer, new SupportCycleId(id), "support.dispatch.new");
    model.addAttribute("forms", pages.forms());
    return cycle;
  }

  boolean isStaff(Viewer viewer, UUID id) {
    return viewer.isSecretariatOf(desk.cycle(viewer, new SupportCycleId(id)).programme());
  }

  boolean isFirst(Viewer viewer, UUID id, int ordinal) {
    return desk.dispatch(viewer, new SupportCycleId(id), ordinal).state() == DispatchState.REQUESTED;
  }

  boolean proxyMissing(Model model, Viewer viewer, UUID id) {
    return pages.proxyMissing(model, viewer, desk.cycle(viewer, new SupportCycleId(id)));
  }

  void fill(Model model, Viewer viewer, UUID id, int ordinal) {
    SupportCycleId key = new SupportCycleId(id);
    DispatchView dispatch = desk.dispatch(viewer, key, ordinal);
    CycleView cycle =
        pages.fillPart(model, viewer, key, Part.DISPATCH, ordinal, "support.dispatch.title");
    model.addAttribute("dispatch", dispatch);
    model.addAttribute("history", history.of(viewer, dispatch.key()));
    model.addAttribute(
        "dayPassed",
        dispatch.state() == DispatchState.CONFIRMED && !clock.instant().isBefore(dispatch.startsAt()));
    model.addAttribute("forms", pages.forms());
    options(model, viewer, key, viewer.isSecretariatOf(cycle.programme()));
    forms(model, dispatch);
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
        "notHeldChoices",
        List.of(
            pages.option(GIVEN_BACK, "support.dispatch.notHeld.givenBack"),
            pages.option(COUNTED, "support.dispatch.notHeld.counted")));
    model.addAttribute(
        "answers",
        List.of(
            pages.option(DispatchAnswerForm.ACCEPT, "support.dispatch.answer.accept"),
            pages.option(DispatchAnswerForm.DECLINE, "support.dispatch.answer.decline")));
    model.addAttribute(
        "conflicts",
        List.of(
            pages.option(DispatchAnswerForm.NO, "support.dispatch.conflict.no"),
            pages.option(DispatchAnswerForm.YES, "support.dispatch.conflict.yes")));
  }

  private static void forms(Model model, DispatchView dispatch) {
    put(model, "offerForm", new DispatchOfferForm("", "", "", "", dispatch.form().name(), ""));
    put(model, "refuseForm", ReasonForm.empty());
    put(model, "answerForm", DispatchAnswerForm.empty());
    put(model, "notHeldForm", ChoiceForm.empty());
    put(model, "cancelForm", ReasonForm.empty());
    put(
        model,
        "reportForm",
        dispatch.startsAt() == null
            ? new DispatchReportForm("", "", "", "", "")
            : new DispatchReportForm(
                Typed.day(dispatch.startsAt()), Typed.clock(dispatch.startsAt()), "", "", ""));
  }

  private static void put(Model model, String name, Object form) {
    if (!model.containsAttribute(name)) {
      model.addAttribute(name, form);
    }
  }
}
