package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.CaseReading;
import jp.banso.applications.CompositionAid;
import jp.banso.applications.PrefillService;
import jp.banso.applications.SaveResult;
import jp.banso.applications.SectionLine;
import jp.banso.applications.SectionService;
import jp.banso.applications.WritingAid;
import jp.banso.drafting.Presence;
import jp.banso.forms.Answers;
import jp.banso.forms.BoundAnswers;
import jp.banso.forms.CarriedAnswers;
import jp.banso.forms.Finding;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormPage;
import jp.banso.forms.FormPages;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.StaleEditView;
import jp.banso.platform.web.StaleFieldView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which the form is filled in, whole or one section alone. */
@Component
class EditPages {

  private final CaseReading cases;
  private final CasePages pages;
  private final ClashPages clashes;
  private final SectionService sections;
  private final WritingAid writing;
  private final Presence presence;
  private final FormPages formPages;
  private final CompositionAid composition;
  private final PrefillService prefill;
  private final FilesBeside beside;

  EditPages(
      CaseReading cases, CasePages pages, ClashPages clashes, SectionService sections, WritingAid writing, Presence presence,
      FormPages formPages, CompositionAid composition, PrefillService prefill, FilesBeside beside) {
    this.cases = cases;
    this.pages = pages;
    this.clashes = clashes;
    this.sections = sections;
    this.writing = writing;
    this.presence = presence;
    this.formPages = formPages;
    this.composition = composition;
    this.prefill = prefill;
    this.beside = beside;
  }

  /**
   * What a page shows.
   *
   * @param version of the application on which it is made
   * @param page its name, by which the server knows its later saves
   */
  record Shown(
      Answers answers, List<Finding> findings, Map<String, Integer> rows, long version, UUID page) {

    static Shown fresh(Answers answers, long version) {
      return new Shown(answers, List.of(), Map.of(), version, UUID.randomUUID());
    }

    static Shown of(BoundAnswers bound, long version, UUID page) {
      return new Shown(bound.answers(), bound.findings(), bound.shownRows(), version, page);
    }
  }

  /** @param section key of the section to show alone, null for the whole form */
  String page(Viewer viewer, ApplicationView view, Shown shown, String section, Model model) {
    FormDefinition form = cases.form(viewer, view.id());
    FormPage whole =
        formPages.edit(
            form, shown.answers(), shown.findings(), shown.rows(), sections.states(viewer, view.id(), shown.answers()));
    FormPage page =
        section == null ? whole : formPages.editSection(whole, section).orElseThrow(() -> new NotFound("section " + section));
    model.addAttribute("formPage", page);
    members(viewer, view, shown.answers(), model);
    whence(viewer, view, model);
    model.addAttribute("unplaced", cases.left(viewer, view.id()));
    model.addAttribute("version", shown.version());
    model.addAttribute("formVersion", form.ref().version());
    model.addAttribute("page", shown.page());
    model.asMap().putIfAbsent("turn", "0");
    model.addAttribute("undecided", writing.undecided(viewer, view.id()));
    model.addAttribute("correcting", view.state() != ApplicationState.DRAFT);
    model.addAttribute("proxyOffered", view.editedOnWord());
    beside.into(model, viewer, view);
    people(viewer, view, model);
    if (sections.isFor(viewer, view.id())) {
      presence.isHere(viewer, view.key(), shown.page(), section == null ? "" : section);
    }
    if (section == null) {
      return "applications/edit";
    }
    pages.section(sections.lines(viewer, view.id()), section, model);
    return "applications/section";
  }

  private void members(Viewer viewer, ApplicationView view, Answers answers, Model model) {
    model.addAttribute("composition", composition.of(viewer, view.id(), answers));
  }

  /** What stands there from an earlier application, as long as nobody has written it anew. */
  private void whence(Viewer viewer, ApplicationView view, Model model) {
    List<PrefillService.Prefilled> prefilled = prefill.of(viewer, view.id());
    model.addAttribute("prefilled", prefilled);
    model.addAttribute(
        "whence",
        prefilled.stream().collect(Collectors.toMap(one -> "a." + one.path(), PrefillService.Prefilled::from)));
    model.addAttribute("earlierMembers", prefill.earlierMembers(viewer, view.id()).size());
  }

  /** Who else is there, and how the page goes on asking. */
  void people(Viewer viewer, ApplicationView view, Model model) {
    boolean together = sections.isFor(viewer, view.id());
    model.addAttribute("together", together);
    if (together) {
      List<SectionLine> lines = sections.lines(viewer, view.id());
      Map<String, String> titles = lines.stream().collect(Collectors.toMap(SectionLine::key, SectionLine::title));
      model.addAttribute("sectionTitles", titles);
      model.addAttribute("present", presence.others(viewer, view.key(), (UUID) model.getAttribute("page")));
    } else {
      model.addAttribute("present", List.of());
    }
  }

  /**
   * The page after a save that did not lead on.
   *
   * @param version of the application on which the page was made that was sent
   */
  String again(
      Viewer viewer, UUID id, SaveResult result, long version, String section, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    BoundAnswers bound = result.bound();
    if (result instanceof SaveResult.Saved saved) {
      return page(viewer, view, Shown.of(bound, saved.version(), UUID.randomUUID()), section, model);
    }
    if (result instanceof SaveResult.Clashing clashing) {
      if (!clashing.clashes().isEmpty()) {
        model.addAttribute("unplacedTyped", clashing.unplaced());
        response.setStatus(HttpStatus.CONFLICT.value());
        return clashes.page(viewer, view, clashing.page(), Map.of(), model);
      }
      model.addAttribute("formMoved", true);
      return unplaced(view, clashing.unplaced())
          .over(
              page(viewer, view, Shown.of(bound, clashing.version(), UUID.randomUUID()), section, model), model, response);
    }
    if (result instanceof SaveResult.WordMissing) {
      CasePages.refused(pages.onTheirWord(viewer, model), model, response);
    } else {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    // it goes on under its name, so it goes on counting
    model.addAttribute("turn", request.getParameter("turn"));
    return page(viewer, view, Shown.of(bound, version, sentPage(request)), section, model);
  }

  /** The prefecture of a case is no matter of typing: who typed another is told that it stays, and what to do. */
  boolean saysThePrefectureIsKept(Viewer viewer, ApplicationId id, BoundAnswers typed, RedirectAttributes redirect) {
    PrefectureCode prefecture = cases.view(viewer, id).prefecture();
    String other = typed.answers().text("prefecture");
    if (other.isEmpty() || other.equals(prefecture.value())) {
      return false;
    }
    FlashMessages.warning(redirect, "applications.flash.prefectureKept", prefecture.name());
    return true;
  }

  /** A page that is shown again goes on under its name. */
  static UUID sentPage(HttpServletRequest request) {
    try {
      return UUID.fromString(String.valueOf(request.getParameter("page")));
    } catch (IllegalArgumentException e) {
      return UUID.randomUUID();
    }
  }

  private static StaleEditView unplaced(ApplicationView view, List<CarriedAnswers.Left> unplaced) {
    return new StaleEditView(
        null, null, "/applications/" + view.id().value() + "/edit",
        unplaced.stream()
            .map(left -> new StaleFieldView(label(left.sectionTitle(), left.row(), left.label()), left.text(), "", true))
            .toList());
  }

  private static String label(String sectionTitle, Integer row, String label) {
    return row == null ? label : sectionTitle + " " + row + " " + label;
  }
}
