package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.applications.CaseReading;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.DraftService;
import jp.banso.applications.RequestView;
import jp.banso.applications.SaveResult;
import jp.banso.applications.WritingAid;
import jp.banso.forms.Answers;
import jp.banso.forms.BoundAnswers;
import jp.banso.forms.Finding;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormPages;
import jp.banso.forms.FormFileKind;
import jp.banso.forms.FormFiles;
import jp.banso.forms.ReturnedAnswers;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.RequestReceipt;
import jp.banso.platform.web.StaleEditView;
import jp.banso.platform.web.StaleFieldView;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 申込書の記入: saved at any time, by button or by itself. */
@Controller
class EditController {

  private static final DateTimeFormatter SAVED_AT = DateTimeFormatter.ofPattern("H:mm");

  private final DraftService drafts;
  private final CaseReading cases;
  private final CasePages pages;
  private final FormPages formPages;
  private final WritingAid writing;
  private final FormFiles workbooks;
  private final AnswerFiles files;
  private final FilesBeside beside;

  EditController(
      DraftService drafts, CaseReading cases, CasePages pages, FormPages formPages,
      WritingAid writing, FormFiles workbooks, AnswerFiles files, FilesBeside beside) {
    this.drafts = drafts;
    this.cases = cases;
    this.pages = pages;
    this.formPages = formPages;
    this.writing = writing;
    this.workbooks = workbooks;
    this.files = files;
    this.beside = beside;
  }

  @GetMapping("/applications/{id}/edit")
  String edit(Viewer viewer, @PathVariable UUID id, Model model) {
    ApplicationId application = new ApplicationId(id);
    ApplicationView view = pages.fill(viewer, application, model);
    if (!view.can(Step.EDIT)) {
      return CasePages.toCase(id);
    }
    Answers answers = writing.working(viewer, application);
    return page(viewer, view, answers, List.of(), Map.of(), view.version(), model);
  }

  @PostMapping("/applications/{id}/edit")
  String save(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version,
      @RequestParam(required = false) String next, HttpServletRequest request,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    ApplicationId application = new ApplicationId(id);
    SaveResult result =
        drafts.save(
            viewer, application, version, request.getParameterMap(),
            form -> files.store(form, request));
    BoundAnswers typed = SaveResult.typed(result);
    if (result instanceof SaveResult.Saved && !typed.rowsEdited()) {
      boolean check = "check".equals(next);
      PrefectureCode prefecture = cases.view(viewer, application).prefecture();
      String typedPrefecture = typed.answers().text("prefecture");
      if (!typedPrefecture.isEmpty() && !typedPrefecture.equals(prefecture.value())) {
        FlashMessages.warning(redirect, "applications.flash.prefectureKept", prefecture.name());
      } else if (!check) {
        FlashMessages.success(redirect, "applications.flash.saved");
      }
      return CasePages.toCase(id)
          + (check ? afterwards(cases.view(viewer, application)) : "/edit");
    }
    ApplicationView view = pages.fill(viewer, application, model);
    long shownVersion = version;
    if (result instanceof SaveResult.Saved saved) {
      shownVersion = saved.version();
    } else if (result instanceof SaveResult.WordMissing) {
      CasePages.refused(pages.onTheirWord(viewer, model), model, response);
    } else if (result instanceof SaveResult.Refused) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    } else if (result instanceof SaveResult.Stale stale) {
      boolean formMoved = formMoved(viewer, application, request);
      model.addAttribute("formMoved", formMoved);
      return comparison(viewer, application, stale, formMoved)
          .over(
              page(
                  viewer, view, typed.answers(), typed.findings(), typed.shownRows(), stale.version(),
                  model),
              model, response);
    }
    return page(
        viewer, view, typed.answers(), typed.findings(), typed.shownRows(), shownVersion, model);
  }

  /** A workbook that came back, as if typed into the page: nothing is kept until the page is saved. */
  @PostMapping("/applications/{id}/workbook")
  String readWorkbook(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) MultipartFile workbook,
      Model model, HttpServletResponse response)
      throws IOException {
    ApplicationId application = new ApplicationId(id);
    Answers before = writing.working(viewer, application);
    ApplicationView view = pages.fill(viewer, application, model);
    Outcome<ReturnedAnswers> read =
        workbook == null || workbook.isEmpty()
            ? Outcome.refused("applications.workbook.none")
            : workbooks.read(
                cases.form(viewer, application), workbook.getInputStream(), before);
    if (CasePages.refused(read, model, response)) {
      return page(viewer, view, before, List.of(), Map.of(), view.version(), model);
    }
    ReturnedAnswers found = read.orThrow();
    model.addAttribute("workbook", found);
    model.addAttribute(
        "workbookChanges", writing.difference(viewer, application, before, found.answers()));
    return page(
        viewer, view, found.answers(), found.findings().stream().map(ReturnedAnswers.Placed::finding).toList(), Map.of(), view.version(), model);
  }

  /** The form as a workbook, filled as far as it is. */
  @GetMapping("/applications/{id}/workbook")
  void workbook(Viewer viewer, @PathVariable UUID id, HttpServletResponse response)
      throws IOException {
    ApplicationId application = new ApplicationId(id);
    Answers answers = writing.working(viewer, application);
    String fileName = pages.fileName(cases.view(viewer, application)) + ".xlsx";
    workbooks.write(
        cases.form(viewer, application), answers, FormFileKind.XLSX, null, FileDownload.to(response, fileName));
  }

  /** A draft goes on to its check, everything else to the page from which it is sent again. */
  private static String afterwards(ApplicationView view) {
    if (view.state() == ApplicationState.DRAFT) {
      return "/check";
    }
    return view.can(Step.CHECK_FORMALITIES) ? "/formalities" : "";
  }

  /** Saves while someone types; the answer tells the version to go on with. */
  @PostMapping(path = "/applications/{id}/edit", headers = "X-Autosave")
  ResponseEntity<Void> autosave(
      Viewer viewer, @PathVariable UUID id, @RequestParam long version,
      HttpServletRequest request) {
    SaveResult result =
        drafts.save(viewer, new ApplicationId(id), version, request.getParameterMap());
    if (result instanceof SaveResult.Saved saved) {
      return ResponseEntity.noContent()
          .header("X-Version", String.valueOf(saved.version()))
          .header("X-Saved-At", SAVED_AT.format(JapanTime.dateTimeOf(RequestReceipt.of(request))))
          .build();
    }
    HttpStatus status =
        result instanceof SaveResult.Stale ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST;
    return ResponseEntity.status(status).build();
  }

  private String page(
      Viewer viewer, ApplicationView view, Answers answers, List<Finding> findings,
      Map<String, Integer> shownRows, long version, Model model) {
    FormDefinition form = cases.form(viewer, view.id());
    List<RequestView> requests =
        cases.requests(viewer, view.id()).stream().filter(RequestView::open).toList();
    model.addAttribute(
        "formPage",
        formPages.edit(
            form, answers, findings, shownRows, writing.states(viewer, view.id(), answers)));
    model.addAttribute("requests", requests);
    model.addAttribute("unplaced", cases.left(viewer, view.id()));
    model.addAttribute("version", version);
    model.addAttribute("formVersion", form.ref().version());
    beside.into(model, viewer, view);
    model.addAttribute("correcting", view.state() != ApplicationState.DRAFT);
    model.addAttribute("proxyOffered", view.editedOnWord());
    return "applications/edit";
  }

  /** Whether the page was opened on another version of the form than the application is written on now. */
  private boolean formMoved(Viewer viewer, ApplicationId id, HttpServletRequest request) {
    String opened = request.getParameter("formVersion");
    return opened != null && !opened.equals(String.valueOf(cases.form(viewer, id).ref().version()));
  }

  private StaleEditView comparison(
      Viewer viewer, ApplicationId id, SaveResult.Stale stale, boolean formMoved) {
    Stream<StaleFieldView> unplaced =
        stale.unplaced().stream()
            .map(left -> new StaleFieldView(label(left.sectionTitle(), left.row(), left.label()), left.text(), "", true));
    Stream<StaleFieldView> fields =
        writing.difference(viewer, id, stale.bound().answers(), stale.theirs()).stream()
            .map(
                change ->
                    new StaleFieldView(
                        label(change.sectionTitle(), change.row(), change.label()), change.before(), change.after(), true));
    return new StaleEditView(
        formMoved ? null : stale.theirName(), stale.theirAt(), "/applications/" + id.value() + "/edit", Stream.concat(unplaced, fields).toList());
  }

  private static String label(String sectionTitle, Integer row, String label) {
    return row == null ? label : sectionTitle + " " + row + " " + label;
  }
}
