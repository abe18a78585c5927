package jp.banso.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.accounts.InvitationColumn;
import jp.banso.accounts.InvitationDesk;
import jp.banso.accounts.InvitationDesk.Listed;
import jp.banso.accounts.InvitationDesk.Wanted;
import jp.banso.accounts.InvitationFilter;
import jp.banso.accounts.InvitationFilter.Standing;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.web.ListPages;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.BulkReport;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.ListColumn;
import jp.banso.platform.web.ListFilter;
import jp.banso.platform.web.ListQuery;
import jp.banso.platform.web.ListTable;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 招待: what the viewer's side has sent, and the form for another one. */
@Controller
class InvitationController {

  private static final String FORM = "accounts/invite";
  private static final String PATH = "/people/invitations";
  private static final String LIST = "redirect:" + PATH;

  /** At which field a refusal is said. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "accounts.refused.mail", "mail", "accounts.refused.firstDay", "firstDay", "accounts.refused.lastDay",
          "lastDay", "accounts.refused.prefecture", "prefecture", "accounts.refused.organisation", "organisation",
          "accounts.refused.invitedAlready", "mail");

  private final InvitationDesk desk;
  private final ListPages lists;
  private final MessageSource messages;

  InvitationController(InvitationDesk desk, ListPages lists, MessageSource messages) {
    this.desk = desk;
    this.lists = lists;
    this.messages = messages;
  }

  @GetMapping(PATH)
  String list(Viewer viewer, HttpServletRequest request, Model model) {
    ListQuery<InvitationColumn> query = query(viewer, request);
    lists.show(viewer, table(), query, desk.count(viewer, filter(query)), source(viewer, query), model);
    model.addAttribute("desks", desk.desksWithoutPeople(viewer));
    return "accounts/invitations";
  }

  /** The same list whole, for a spreadsheet. */
  @GetMapping("/people/invitations.csv")
  void csv(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<InvitationColumn> query = query(viewer, request);
    lists.csv(viewer, table(), query, source(viewer, query), response);
  }

  /** The same as a workbook. */
  @GetMapping("/people/invitations.xlsx")
  void excel(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<InvitationColumn> query = query(viewer, request);
    lists.excel(viewer, table(), query, source(viewer, query), response);
  }

  private ListQuery<InvitationColumn> query(Viewer viewer, HttpServletRequest request) {
    List<ListFilter> filters = new ArrayList<>();
    filters.add(
        ListFilter.choice(
            "state", "accounts.state",
            Stream.of(Standing.values()).map(one -> option(one.name(), one.messageKey())).toList()));
    filters.add(
        ListFilter.choice(
            "role", "parties.people.role",
            desk.roles(viewer).stream().map(one -> option(one.name(), one.messageKey())).toList()));
    if (viewer.role() != RoleKind.PREFECTURE) {
      filters.add(ListFilter.choice("prefecture", "parties.people.prefecture", prefectures()));
    }
    filters.add(ListFilter.words("q", "accounts.list.words"));
    filters.add(ListFilter.day("from", "accounts.list.from"));
    filters.add(ListFilter.day("until", "accounts.list.until"));
    return ListQuery.of(request, PATH, filters, InvitationColumn.class, "-sent");
  }

  private CsvDownload.Pages<Listed, Place> source(Viewer viewer, ListQuery<InvitationColumn> query) {
    InvitationFilter filter = filter(query);
    return (place, size) -> desk.page(viewer, filter, query.column(), query.descending(), place, size);
  }

  private static InvitationFilter filter(ListQuery<InvitationColumn> query) {
    String prefecture = query.textOrNull("prefecture");
    return new InvitationFilter(
        query.choice("state", Standing.class), query.choice("role", RoleKind.class),
        prefecture == null ? null : PrefectureCode.of(prefecture), query.textOrNull("q"), query.day("from"),
        query.day("until"));
  }

  private ListTable<Listed> table() {
    return new ListTable<>(
        "accounts.invitations.title",
        List.of(
            ListColumn.<Listed>of("parties.people.organisation", line -> line.invitation().organisationName())
                .sorted(InvitationColumn.ORGANISATION),
            ListColumn.of("parties.people.role", line -> text(line.invitation().role().messageKey())),
            ListColumn.of("parties.people.mail", line -> line.invitation().mail()),
            ListColumn.<Listed>of("accounts.addressee", line -> line.invitation().addressee()).inFilesOnly(),
            ListColumn.<Listed>of("accounts.state", this::standing).tagged(InvitationController::tone),
            ListColumn.of("accounts.list.holder", this::holder),
            ListColumn.of("accounts.list.since", line -> line.since() == null ? "" : Wareki.dateTime(line.since())),
            ListColumn.<Listed>of(
                    "accounts.list.next", line -> line.nextOn() == null ? "" : Wareki.date(line.nextOn()))
                .sorted(InvitationColumn.UNTIL),
            ListColumn.<Listed>of("accounts.sentOn", line -> Wareki.dateTime(line.invitation().invitedAt()))
                .sorted(InvitationColumn.SENT)),
        Listed::place, line -> PATH + "/" + line.invitation().id(), line -> line.invitation().id().toString(),
        line -> line.standing() != Standing.ACCEPTED);
  }

  private String standing(Listed line) {
    return line.askedAgain() ? text("accounts.list.askedAgain") : text(line.standing().messageKey());
  }

  private static String tone(Listed line) {
    if (line.askedAgain() || line.standing() == Standing.LAPSED) {
      return "tag tag-warning";
    }
    return line.standing() == Standing.OPEN ? "tag tag-now" : "tag";
  }

  private String holder(Listed line) {
    if (line.askedAgain() || line.standing() == Standing.LAPSED) {
      return text("accounts.list.holder.inviter");
    }
    return line.standing() == Standing.OPEN ? text("accounts.list.holder.invited") : "";
  }

  @PostMapping("/people/invitations/resending")
  String resendAll(
      Viewer viewer, @RequestParam(required = false) List<UUID> chosen, @RequestParam(defaultValue = PATH) String here,
      RedirectAttributes redirect) {
    return said(desk.resendAll(viewer, ids(chosen)), "accounts.bulk.resent", here, redirect);
  }

  @PostMapping("/people/invitations/withdrawals")
  String withdrawAll(
      Viewer viewer, @RequestParam(required = false) List<UUID> chosen, @RequestParam(defaultValue = PATH) String here,
      RedirectAttributes redirect) {
    return said(desk.withdrawAll(viewer, ids(chosen)), "accounts.bulk.withdrawn", here, redirect);
  }

  private static List<UUID> ids(List<UUID> chosen) {
    return chosen == null ? List.of() : chosen;
  }

  private String said(BulkReport report, String doneKey, String here, RedirectAttributes redirect) {
    if (report.done() + report.failed() == 0) {
      FlashMessages.warning(redirect, "accounts.bulk.nothing");
    } else {
      report.say(redirect, messages, doneKey);
    }
    return "redirect:" + (here.startsWith(PATH + "?") ? here : PATH);
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }

  @GetMapping("/people/invitations/new")
  String form(Viewer viewer, @RequestParam(defaultValue = "") String role, Model model) {
    desk.requireInviter(viewer);
    model.addAttribute("form", InviteForm.of(role));
    return show(viewer, model);
  }

  @PostMapping("/people/invitations/new")
  String invite(
      Viewer viewer, @ModelAttribute("form") InviteForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    desk.requireInviter(viewer);
    Wanted wanted = form.read(errors);
    if (wanted != null && desk.invite(viewer, wanted) instanceof Outcome.Refused<UUID> refused) {
      errors.rejectValue(FIELDS.get(refused.messageKey()), refused.messageKey());
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, model);
    }
    FlashMessages.success(redirect, "accounts.flash.invited", wanted.mail());
    return wanted.role() == viewer.role() && viewer.role() == RoleKind.PREFECTURE ? "redirect:/desk" : LIST;
  }

  @PostMapping("/people/invitations/desks")
  String desks(Viewer viewer, RedirectAttributes redirect) {
    Outcome<Integer> outcome = desk.inviteDesks(viewer);
    if (outcome instanceof Outcome.Refused<Integer> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "accounts.flash.desksInvited", outcome.orThrow());
    }
    return LIST;
  }

  @GetMapping("/people/invitations/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("line", desk.find(viewer, id));
    model.addAttribute("listed", !desk.roles(viewer).isEmpty());
    return "accounts/invitation";
  }

  @PostMapping("/people/invitations/{id}/resend")
  String resend(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    return answered(desk.resend(viewer, id), "accounts.flash.resent", id, redirect);
  }

  @PostMapping("/people/invitations/{id}/withdraw")
  String withdraw(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    return answered(desk.withdraw(viewer, id), "accounts.flash.withdrawn", id, redirect);
  }

  private static String answered(Outcome<Void> outcome, String done, UUID id, RedirectAttributes redirect) {
    if (outcome instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, done);
    }
    return LIST + "/" + id;
  }

  private String show(Viewer viewer, Model model) {
    Set<RoleKind> roles = desk.roles(viewer);
    model.addAttribute("roles", roles.stream().map(role -> option(role.name(), role.messageKey())).toList());
    model.addAttribute(
        "kinds",
        Stream.of(OrganisationKind.MUNICIPALITY, OrganisationKind.MEDICAL_ASSOCIATION, OrganisationKind.HUB)
            .map(kind -> option(kind.name(), kind.messageKey()))
            .toList());
    model.addAttribute("ofPrefecture", viewer.role() == RoleKind.PREFECTURE);
    model.addAttribute("prefectures", prefectures());
    return FORM;
  }

  private static List<OptionView> prefectures() {
    return PrefectureCode.all().stream().map(one -> new OptionView(one.value(), one.name())).toList();
  }

  private OptionView option(String value, String messageKey) {
    return new OptionView(value, messages.getMessage(messageKey, null, Locale.JAPAN));
  }
}
