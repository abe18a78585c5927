package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.composition.MemberGroup;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.ColumnView;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.RowButton;
import jp.banso.support.CycleView;
import jp.banso.support.RosterFinding;
import jp.banso.support.RosterService;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportStep;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 構成員名簿: rows from the application, a check in plain words, confirmation and later changes. */
@Controller
class RosterController {

  private static final String VIEW = "support/members";
  private static final String CONFIRM = "confirm";

  private final RosterService roster;
  private final SupportPages pages;

  RosterController(RosterService roster, SupportPages pages) {
    this.roster = roster;
    this.pages = pages;
  }

  @GetMapping("/support/{id}/members")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    SupportCycleId key = new SupportCycleId(id);
    CycleView cycle = fill(model, viewer, id);
    RosterForm form =
        new RosterForm(
            roster.rows(viewer, key).stream().map(MemberRow::of).toList(), "", cycle.version());
    return show(model, viewer, id, form);
  }

  @PostMapping("/support/{id}/members")
  @Takes(SupportStep.CONFIRM_MEMBERS)
  String save(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") RosterForm form,
      BindingResult errors, @RequestParam(required = false) String act,
      @RequestParam(required = false) String addRow, @RequestParam(required = false) String removeRow,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    CycleView cycle = fill(model, viewer, id);
    if (addRow != null || removeRow != null) {
      return show(
          model, viewer, id,
          addRow != null ? form.withRow() : form.withoutRow(RowButton.index(removeRow)));
    }
    if ("check".equals(act)) {
      return show(model, viewer, id, form);
    }
    boolean confirms = CONFIRM.equals(act);
    form.limit(errors);
    if (confirms) {
      form.check(errors);
    }
    if (pages.proxyMissing(model, viewer, cycle) || errors.hasErrors()) {
      return SupportPages.again(response, findings(model, viewer, id, form));
    }
    SupportCycleId key = new SupportCycleId(id);
    try {
      Outcome<Void> outcome =
          confirms
              ? roster.confirm(viewer, key, form.toMembers(), form.reason(), form.seen())
              : roster.save(viewer, key, form.toMembers(), form.seen());
      if (SupportPages.refused(outcome, errors)) {
        return SupportPages.again(response, findings(model, viewer, id, form));
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      RosterForm mine = form.onto(fill(model, viewer, id).version());
      return form.against(roster.rows(viewer, key), pages::text)
          .orReload(address(id))
          .over(show(model, viewer, id, mine), model, response);
    }
    FlashMessages.success(redirect, confirms ? "support.flash.rosterConfirmed" : "support.flash.saved");
    return confirms ? SupportPages.toCase(id) : "redirect:" + address(id);
  }

  private static String address(UUID id) {
    return "/support/" + id + "/members";
  }

  private String show(Model model, Viewer viewer, UUID id, RosterForm form) {
    model.addAttribute("form", form);
    return findings(model, viewer, id, form);
  }

  private String findings(Model model, Viewer viewer, UUID id, RosterForm form) {
    List<RosterFinding> findings =
        roster.check(viewer, new SupportCycleId(id), form.toMembers());
    model.addAttribute("findings", findings);
    return VIEW;
  }

  private CycleView fill(Model model, Viewer viewer, UUID id) {
    CycleView cycle = pages.fill(model, viewer, new SupportCycleId(id), "support.roster.page");
    model.addAttribute("confirmed", cycle.rosterConfirmedAt() != null);
    model.addAttribute("columns", columns());
    return cycle;
  }

  private List<ColumnView> columns() {
    List<OptionView> groups = pages.options(MemberGroup.values(), MemberGroup::messageKey);
    return List.of(
        column("name", true, "medium", null), column("organisation", true, "long", null),
        column("department", false, "medium", null), column("title", false, "short", null),
        column("profession", true, "medium", null), column("mail", true, "wide", null),
        new ColumnView("groups", pages.text("support.roster.groups"), true, "wide", groups, true),
        column("consent", false, "medium", List.of(pages.option(MemberRow.YES, "support.roster.consent.yes"))));
  }

  private ColumnView column(String key, boolean required, String width, List<OptionView> options) {
    return new ColumnView(key, pages.text(MemberRow.label(key)), required, width, options);
  }
}
