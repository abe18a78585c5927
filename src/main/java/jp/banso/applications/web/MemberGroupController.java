package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.CaseReading;
import jp.banso.applications.MemberGroupService;
import jp.banso.composition.MemberGroup;
import jp.banso.forms.Answers;
import jp.banso.kernel.BadInput;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 区分（確認用）: a page beside the form, because it is not printed on it. */
@Controller
class MemberGroupController {

  private final MemberGroupService groups;
  private final CaseReading cases;
  private final CasePages pages;

  MemberGroupController(MemberGroupService groups, CaseReading cases, CasePages pages) {
    this.groups = groups;
    this.cases = cases;
    this.pages = pages;
  }

  /** One member with its 区分. */
  record MemberRow(int number, String who, Set<MemberGroup> groups) {}

  @GetMapping("/applications/{id}/groups")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationId application = new ApplicationId(id);
    ApplicationView view = pages.fill(viewer, application, model);
    if (!view.can(Step.GROUPS)) {
      return CasePages.toCase(id);
    }
    Answers answers = cases.answers(viewer, application).orElseThrow();
    List<Set<MemberGroup>> known = cases.groups(viewer, application);
    List<MemberRow> rows = new ArrayList<>();
    for (Answers row : answers.rows("members")) {
      String who =
          String.join(
              " ",
              List.of(
                      row.text("affiliation"), row.text("department"), row.text("title"),
                      row.text("profession"))
                  .stream()
                  .filter(part -> !part.isEmpty())
                  .toList());
      Set<MemberGroup> own = rows.size() < known.size() ? known.get(rows.size()) : Set.of();
      rows.add(new MemberRow(rows.size() + 1, who, own));
    }
    model.addAttribute("rows", rows);
    model.addAttribute("allGroups", Arrays.asList(MemberGroup.values()));
    model.addAttribute("check", cases.check(viewer, application).orElse(null));
    return "applications/groups";
  }

  @PostMapping("/applications/{id}/groups")
  String correct(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) Long version,
      HttpServletRequest request, Model model, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.GROUPS, version, model);
    int rows = cases.groups(viewer, view.id()).size();
    List<Set<MemberGroup>> typed = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      typed.add(groups(request.getParameterValues("g" + i)));
    }
    groups.correct(viewer, view.id(), view.version(), typed);
    FlashMessages.success(redirect, "applications.flash.groups");
    return "redirect:/applications/" + id + "/groups";
  }

  private static Set<MemberGroup> groups(String[] names) {
    Set<MemberGroup> groups = EnumSet.noneOf(MemberGroup.class);
    for (String name : names == null ? new String[0] : names) {
      groups.add(
          Arrays.stream(MemberGroup.values())
              .filter(group -> group.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new BadInput("group")));
    }
    return groups;
  }
}
