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
import jp.banso.calls.RowProblem;
import jp.banso.calls.web.MeetingsForm.MeetingRow;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.ColumnView;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.RowButton;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 会議の予定 of a call that is being prepared. */
@Controller
class MeetingsController extends SheetController<MeetingsForm, MeetingDraft> {

  private static final String PAGE = "/calls/{id}/meetings";

  private final MeetingsSetup meetings;

  MeetingsController(CallSetup setup, MeetingsSetup meetings, SetupPages pages) {
    super(setup, pages, "meetings", "calls.meetings.edit", "calls.meetings.saved");
    this.meetings = meetings;
  }

  @GetMapping(PAGE)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    return show(viewer, id, model);
  }

  @PostMapping(PAGE)
  String save(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") MeetingsForm form, BindingResult errors,
      @RequestParam(defaultValue = "") String seen, RowButton button, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    return edit(viewer, id, form, errors, seen, button, model, response, redirect);
  }

  @Override
  MeetingsForm stored(Viewer viewer, CallView call) {
    return MeetingsForm.of(call.version(), meetings.editable(viewer, call.id()));
  }

  @Override
  List<RowProblem> problems(Viewer viewer, CallId id, List<MeetingDraft> drafts) {
    return meetings.problems(viewer, id, drafts);
  }

  @Override
  Outcome<Void> store(Viewer viewer, CallId id, long version, List<MeetingDraft> drafts) {
    return meetings.edit(viewer, id, version, drafts);
  }

  @Override
  List<ColumnView> columns() {
    return List.of(
        column("name", true, "medium", null), column("topic", true, "text", null),
        column("period", false, "medium", null), column("duration", false, "short", null),
        column("form", false, "medium", null),
        column(
            "precondition", true, "medium",
            Stream.of(Precondition.values()).map(each -> new OptionView(each.name(), text(each.messageKey()))).toList()),
        column(
            "reserve", false, "wide", List.of(new OptionView(MeetingRow.RESERVE, text("calls.meetings.reserve")))));
  }

  private ColumnView column(String key, boolean required, String width, List<OptionView> options) {
    return new ColumnView(key, text(MeetingsForm.label(key)), required, width, options);
  }
}
