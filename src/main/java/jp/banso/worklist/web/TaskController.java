package jp.banso.worklist.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Absences;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.OptionView;
import jp.banso.worklist.OpenWork;
import jp.banso.worklist.WorkClaims;
import jp.banso.worklist.WorkView;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a piece of work: who does it, until when it is put off, and 「処理が止まっています」 with its retry. */
@Controller
class TaskController {

  private final OpenWork openWork;
  private final WorkClaims claims;
  private final Worklist worklist;
  private final People people;
  private final Absences absences;

  TaskController(OpenWork openWork, WorkClaims claims, Worklist worklist, People people, Absences absences) {
    this.openWork = openWork;
    this.claims = claims;
    this.worklist = worklist;
    this.people = people;
    this.absences = absences;
  }

  @GetMapping("/tasks/{id}")
  String task(Viewer viewer, @PathVariable UUID id, Model model) {
    WorkView work = openWork.find(viewer, id);
    List<PersonView> colleagues = claims.colleagues(viewer, id);
    Map<UUID, String> away = absences.marks(viewer, colleagues.stream().map(PersonView::id).toList());
    boolean manager = viewer.role() == RoleKind.SECRETARIAT_MANAGER;
    boolean mine = viewer.personId().equals(work.assigneeId());
    model.addAttribute("work", work);
    model.addAttribute("assignee", name(viewer, work.assigneeId()));
    model.addAttribute("mine", mine);
    model.addAttribute("mayTake", work.held() && (work.assigneeId() == null || (mine && work.snoozedUntil() != null)));
    model.addAttribute("mayGiveBack", work.assigneeId() != null && (mine || manager));
    model.addAttribute("maySnooze", work.held() && (work.assigneeId() == null || mine));
    model.addAttribute(
        "colleagues",
        colleagues.stream()
            .filter(one -> !one.id().equals(work.assigneeId()))
            .map(one -> new OptionView(one.id().toString(), marked(one.displayName(), away.get(one.id()))))
            .toList());
    return "worklist/task";
  }

  private String name(Viewer viewer, UUID personId) {
    return personId == null
        ? null
        : marked(people.names(List.of(personId)).get(personId), absences.marks(viewer, List.of(personId)).get(personId));
  }

  private static String marked(String name, String mark) {
    return mark == null ? name : name + " " + mark;
  }

  @PostMapping("/tasks/{id}/retry")
  String retry(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    worklist.retry(viewer, id);
    FlashMessages.success(redirect, "worklist.incident.retried");
    return "redirect:/tasks";
  }

  @PostMapping("/tasks/{id}/claim")
  String claim(
      Viewer viewer, @PathVariable UUID id, ListPlace from, RedirectAttributes redirect) {
    return answer(claims.claim(viewer, id), redirect, "worklist.flash.claimed", from);
  }

  @PostMapping("/tasks/{id}/return")
  String giveBack(
      Viewer viewer, @PathVariable UUID id, ListPlace from, RedirectAttributes redirect) {
    return answer(claims.giveBack(viewer, id), redirect, "worklist.flash.givenBack", from);
  }

  @PostMapping("/tasks/{id}/assignee")
  String reassign(
      Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String person,
      RedirectAttributes redirect) {
    return answer(
        claims.reassign(viewer, id, chosen(person)), redirect, "worklist.flash.reassigned", ListPlace.NONE);
  }

  @PostMapping("/tasks/{id}/snooze")
  String snooze(
      Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String until,
      RedirectAttributes redirect) {
    Optional<LocalDate> day = CalendarYears.parse(until);
    Outcome<Void> outcome = claims.snooze(viewer, id, day.orElse(LocalDate.MIN));
    return answer(
        outcome, redirect, "worklist.flash.snoozed", ListPlace.NONE, day.map(Wareki::date).orElse(""));
  }

  /** Who is not in the list of choices is nobody. */
  private static UUID chosen(String person) {
    try {
      return UUID.fromString(person);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String answer(
      Outcome<Void> outcome, RedirectAttributes redirect, String success, ListPlace from,
      Object... arguments) {
    if (outcome instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, success, arguments);
    }
    return from.redirect();
  }
}
