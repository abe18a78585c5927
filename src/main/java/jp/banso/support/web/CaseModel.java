package jp.banso.support.web;

import java.util.List;
import jp.banso.correspondence.Letters;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.Viewer;
import jp.banso.support.CycleView;
import jp.banso.support.DispatchView;
import jp.banso.support.MeasuresService;
import jp.banso.support.MeetingView;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportDesk;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together the case page of a region's support. */
@Component
class CaseModel {

  private final SupportDesk desk;
  private final MeasuresService measures;
  private final SupportPages pages;
  private final CaseSteps steps;
  private final Schedule schedule;
  private final CaseHistory history;
  private final Letters letters;
  private final Worklist worklist;

  CaseModel(
      SupportDesk desk, MeasuresService measures, SupportPages pages, CaseSteps steps,
      Schedule schedule, CaseHistory history, Letters letters, Worklist worklist) {
    this.desk = desk;
    this.measures = measures;
    this.pages = pages;
    this.steps = steps;
    this.schedule = schedule;
    this.history = history;
    this.letters = letters;
    this.worklist = worklist;
  }

  void fill(Model model, Viewer viewer, SupportCycleId id) {
    CycleView cycle = pages.fill(model, viewer, id, "support.case.title");
    List<MeetingView> meetings = desk.meetings(viewer, id);
    List<DispatchView> dispatches = desk.dispatches(viewer, id);
    SupportDesk.Limits limits = desk.limits(viewer, id);
    model.addAttribute("steps", steps.of(cycle, limits.meetings(), meetings, desk.openWork(viewer, id)));
    model.addAttribute("work", worklist.onCase(viewer, cycle.key()).stream().filter(line -> line.link().startsWith("/support/")).toList());
    model.addAttribute("meetings", meetings);
    model.addAttribute("dispatches", dispatches);
    model.addAttribute("questions", desk.questions(viewer, id));
    model.addAttribute("report", desk.report(viewer, id).orElse(null));
    model.addAttribute("measures", measures.versions(viewer, id));
    model.addAttribute("advisors", desk.advisors(viewer, id));
    model.addAttribute("papers", desk.files(viewer, id));
    model.addAttribute("letters", letters.latest(viewer, cycle.key(), cycle.startedAt()));
    model.addAttribute("history", history.of(viewer, cycle.key()));
    model.addAttribute("activeElements", desk.activeElements(viewer, id));
    model.addAttribute("gantt", schedule.of(cycle, meetings, dispatches, limits));
  }
}
