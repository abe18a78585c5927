package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.inquiries.Deletion;
import jp.banso.inquiries.DeletionCase;
import jp.banso.inquiries.DeskTotals;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryRetention;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.ListAddress;
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

/** 保存期間と削除. */
@Controller
class RetentionController {

  private static final String PAGE = "/inquiries/retention";
  private static final String ONE = PAGE + "/{deletion}";
  private static final int SHOWN = 50;

  private final InquiryRetention retention;
  private final DeskTotals totals;
  private final InquiryHandling handling;
  private final InquiryPages pages;
  private final InquiryWords words;

  RetentionController(
      InquiryRetention retention, DeskTotals totals, InquiryHandling handling, InquiryPages pages, InquiryWords words) {
    this.retention = retention;
    this.totals = totals;
    this.handling = handling;
    this.pages = pages;
    this.words = words;
  }

  @GetMapping(PAGE)
  String page(Viewer viewer, Model model) {
    model.addAttribute("years", retention.years(viewer));
    model.addAttribute("deletions", retention.deletions(viewer));
    model.addAttribute("total", totals.deletions(viewer));
    model.addAttribute("trail", words.trail(words.text("inquiries.retention")));
    return "inquiries/retention";
  }

  @PostMapping(PAGE)
  String prepare(Viewer viewer, RedirectAttributes redirect) {
    Outcome<UUID> prepared = retention.prepare(viewer);
    if (prepared instanceof Outcome.Refused<UUID> refused) {
      FlashMessages.refused(redirect, refused);
      return "redirect:" + PAGE;
    }
    FlashMessages.success(redirect, "inquiries.deletion.prepared");
    return "redirect:" + PAGE + "/" + prepared.orThrow();
  }

  @GetMapping(ONE)
  String one(
      Viewer viewer, @PathVariable UUID deletion, @RequestParam(defaultValue = "") String after, Model model) {
    Deletion found = retention.deletion(viewer, deletion);
    ListAddress address = ListAddress.of(PAGE + "/" + deletion, Map.of(), List.of("number"), "number", after);
    List<DeletionCase> cases = retention.cases(viewer, deletion, address.place(), SHOWN + 1);
    List<DeletionCase> shown = cases.subList(0, Math.min(SHOWN, cases.size()));
    model.addAttribute("deletion", found);
    model.addAttribute("cases", shown);
    model.addAttribute(
        "pager", address.pager(null, shown.size(), cases.size() > SHOWN ? shown.get(SHOWN - 1).place() : null));
    model.addAttribute("mayConfirm", retention.mayConfirm(viewer, deletion));
    model.addAttribute("mayAct", viewer.proxy().isEmpty());
    model.addAttribute(
        "trail",
        List.of(
            new LinkView(words.text("inquiries.list"), "/inquiries"),
            new LinkView(words.text("inquiries.retention"), PAGE),
            new LinkView(words.text("inquiries.deletion"), null)));
    return "inquiries/deletion";
  }

  @PostMapping(ONE + "/confirmation")
  String confirm(Viewer viewer, @PathVariable UUID deletion, RedirectAttributes redirect) {
    retention.confirm(viewer, deletion);
    FlashMessages.success(redirect, "inquiries.deletion.confirmed");
    return "redirect:" + PAGE + "/" + deletion;
  }

  @PostMapping(ONE + "/removal")
  String drop(Viewer viewer, @PathVariable UUID deletion, RedirectAttributes redirect) {
    retention.drop(viewer, deletion);
    FlashMessages.success(redirect, "inquiries.deletion.dropped");
    return "redirect:" + PAGE;
  }

  @PostMapping("/inquiries/{id}/hold")
  String hold(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("holdForm") NoteForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    handling.requireActing(viewer, new InquiryId(id));
    Outcome<Void> judged =
        FreeText.of(errors)
            .refuse(form.note().isBlank(), "note", "inquiries.hold.refused.reason")
            .limit("note", form.note(), FreeText.NOTE)
            .outcome();
    if (!judged.isDone()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return pages.show(viewer, id, model);
    }
    retention.keep(viewer, new InquiryId(id), form.note());
    FlashMessages.success(redirect, "inquiries.hold.kept");
    return "redirect:/inquiries/" + id;
  }

  @PostMapping("/inquiries/{id}/hold/removal")
  String letGo(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    retention.letGo(viewer, new InquiryId(id));
    FlashMessages.success(redirect, "inquiries.hold.letGone");
    return "redirect:/inquiries/" + id;
  }
}
