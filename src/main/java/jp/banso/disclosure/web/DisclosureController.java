package jp.banso.disclosure.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.disclosure.Disclosure;
import jp.banso.disclosure.DisclosureFiles;
import jp.banso.disclosure.DisclosureRequests;
import jp.banso.disclosure.DisclosureText;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.Refusals;
import jp.banso.platform.web.TypedFields;
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

/** 開示の求め. */
@Controller
class DisclosureController {

  static final String LIST = "/disclosures";
  static final String PAGE = LIST + "/{id}";

  private final DisclosureRequests requests;
  private final DisclosureFiles files;
  private final DisclosurePages pages;
  private final DisclosureWords words;
  private final Clock clock;

  DisclosureController(
      DisclosureRequests requests, DisclosureFiles files, DisclosurePages pages, DisclosureWords words, Clock clock) {
    this.requests = requests;
    this.files = files;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(LIST)
  String list(Viewer viewer, Model model) {
    model.addAttribute("requests", requests.list(viewer));
    model.addAttribute("mayAct", viewer.proxy().isEmpty());
    model.addAttribute("trail", words.trail());
    return "disclosure/list";
  }

  @GetMapping(LIST + "/new")
  String blank(Viewer viewer, Model model) {
    requests.requireActing(viewer);
    model.addAttribute("form", RequestForm.blank(today()));
    return written(null, model);
  }

  private LocalDate today() {
    return JapanTime.dateOf(clock.instant());
  }

  private String written(Disclosure request, Model model) {
    model.addAttribute("disclosure", request);
    model.addAttribute("bases", words.bases());
    model.addAttribute("askers", words.askers());
    String title = request == null ? "disclosure.new" : "disclosure.edit";
    model.addAttribute("title", words.text(title));
    model.addAttribute("trail", words.trail(new LinkView(words.text(title), null)));
    return "disclosure/edit";
  }

  @PostMapping(LIST)
  String record(
      Viewer viewer, @ModelAttribute("form") RequestForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    requests.requireActing(viewer);
    DisclosureText text = form.read(today(), errors);
    Outcome<UUID> recorded = text == null ? null : requests.record(viewer, text);
    if (recorded == null || Refusals.refused(recorded, errors)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return written(null, model);
    }
    FlashMessages.success(redirect, "disclosure.recorded");
    return "redirect:" + LIST + "/" + recorded.orThrow();
  }

  @GetMapping(PAGE)
  String page(Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "1") int from, Model model) {
    return pages.show(viewer, id, from, model);
  }

  @GetMapping(PAGE + "/edit")
  String edit(Viewer viewer, @PathVariable UUID id, Model model) {
    Disclosure request = requests.requireActing(viewer, id);
    model.addAttribute("form", RequestForm.of(request));
    return written(request, model);
  }

  @PostMapping(PAGE)
  String revise(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") RequestForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Disclosure request = requests.requireActing(viewer, id);
    DisclosureText text = form.read(today(), errors);
    if (text == null || Refusals.refused(requests.revise(viewer, id, form.version(), text), errors)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return written(request, model);
    }
    FlashMessages.success(redirect, "disclosure.revised");
    return to(id);
  }

  private static String to(UUID id) {
    return "redirect:" + LIST + "/" + id;
  }

  @PostMapping(PAGE + "/submission")
  String submit(Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    Outcome<Void> done = requests.submit(viewer, id, version);
    if (done instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "disclosure.submitted");
    }
    return to(id);
  }

  @PostMapping(PAGE + "/return")
  String giveBack(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("returnForm") NoteForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    requests.requireActing(viewer, id);
    String note = form.read(errors);
    if (errors.hasErrors()) {
      return pages.refused(viewer, id, model, response);
    }
    requests.giveBack(viewer, id, form.version(), note);
    FlashMessages.success(redirect, "disclosure.returned");
    return to(id);
  }

  @PostMapping(PAGE + "/approval")
  String approve(Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    requests.approve(viewer, id, version);
    FlashMessages.success(redirect, "disclosure.approved");
    return to(id);
  }

  @PostMapping(PAGE + "/removal")
  String drop(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("dropForm") NoteForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    requests.requireActing(viewer, id);
    String reason = form.read(errors);
    if (errors.hasErrors()) {
      return pages.refused(viewer, id, model, response);
    }
    requests.drop(viewer, id, form.version(), reason);
    FlashMessages.success(redirect, "disclosure.dropped");
    return to(id);
  }

  @PostMapping(PAGE + "/handing")
  String hand(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("handForm") HandForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    requests.requireActing(viewer, id);
    TypedFields in = new TypedFields(errors);
    LocalDate on = in.date("on", form.on());
    String how = in.text("how", form.how(), FreeText.NOTE);
    if (errors.hasErrors()
        || Refusals.refused(requests.hand(viewer, id, form.version(), on, how), "on", errors, response)) {
      return pages.refused(viewer, id, model, response);
    }
    FlashMessages.success(redirect, "disclosure.handed");
    return to(id);
  }

  @PostMapping(PAGE + "/making")
  String makeAgain(Viewer viewer, @PathVariable UUID id, @RequestParam long version, RedirectAttributes redirect) {
    requests.makeAgain(viewer, id, version);
    FlashMessages.success(redirect, "disclosure.madeAgain");
    return to(id);
  }

  @GetMapping(PAGE + "/files/{number}")
  void file(Viewer viewer, @PathVariable UUID id, @PathVariable int number, HttpServletResponse response)
      throws IOException {
    DisclosureFiles.Taken file = files.take(viewer, id, number);
    file.writeTo(FileDownload.to(response, file.fileName()));
  }
}
