package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.calls.CallId;
import jp.banso.calls.CallMeeting.Precondition;
import jp.banso.calls.CallSetup;
import jp.banso.calls.CallView;
import jp.banso.calls.MeetingDraft;
import jp.banso.calls.MeetingsSetup;
import jp.banso.calls.web.MeetingsForm.MeetingRow;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.ColumnView;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.RowButton;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 会議の予定 of a call that is being prepared. */
@Controller
class MeetingsController {

  private static final String VIEW = "calls/meetings";
  private static final String PAGE = "/calls/{id}/meetings";

  private final CallSetup setup;
  private final MeetingsSetup meetings;
  private final SetupPages pages;

  MeetingsController(CallSetup setup, MeetingsSetup meetings, SetupPages pages) {
    this.setup = setup;
    this.meetings = meetings;
    this.pages = pages;
  }

  @GetMapping(PAGE)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    return show(viewer, id, newest(viewer, id), model);
  }

  @PostMapping(PAGE)
  String edit(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") MeetingsForm form, BindingResult errors,
      RowButton button, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    setup.editable(viewer, new CallId(id));
    if (button.pressed()) {
      return show(viewer, id, form.with(button.applied(form.meetings(), MeetingRow.EMPTY)), model);
    }
    List<MeetingDraft> drafts = form.read(errors);
    meetings.problems(viewer, new CallId(id), drafts)
        .forEach(
            problem ->
                errors.rejectValue(
                    problem.field() == null ? null : "meetings[" + problem.row() + "]." + problem.field(),
                    problem.messageKey(), problem.arguments().toArray(), ""));
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, id, form, model);
    }
    try {
      meetings.edit(viewer, new CallId(id), form.version(), drafts).orThrow();
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      MeetingsForm theirs = newest(viewer, id);
      return form.against(theirs, pages::text)
          .orReload("/calls/" + id + "/meetings")
          .over(show(viewer, id, form.onto(theirs.version()), model), model, response);
    }
    FlashMessages.success(redirect, "calls.meetings.saved");
    return "redirect:/calls/" + id;
  }

  private MeetingsForm newest(Viewer viewer, UUID id) {
    CallView call = setup.editable(viewer, new CallId(id));
    return MeetingsForm.of(call.version(), meetings.editable(viewer, call.id()));
  }

  private String show(Viewer viewer, UUID id, MeetingsForm form, Model model) {
    pages.fill(model, setup.editable(viewer, new CallId(id)), "calls.meetings.edit");
    model.addAttribute("form", form);
    model.addAttribute(
        "columns",
        List.of(
            column("name", true, "medium", null), column("topic", true, "long", null),
            column("period", false, "medium", null), column("duration", false, "short", null),
            column("form", false, "medium", null),
            column(
                "precondition", true, "medium",
                Stream.of(Precondition.values())
                    .map(each -> new OptionView(each.name(), pages.text(each.messageKey())))
                    .toList()),
            column(
                "reserve", false, "medium",
                List.of(new OptionView(MeetingRow.RESERVE, pages.text("calls.meetings.reserve"))))));
    return VIEW;
  }

  private ColumnView column(String key, boolean required, String width, List<OptionView> options) {
    return new ColumnView(key, pages.text(MeetingsForm.label(key)), required, width, options);
  }
}
