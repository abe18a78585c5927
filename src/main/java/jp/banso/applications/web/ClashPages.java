package jp.banso.applications.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.CaseReading;
import jp.banso.applications.DraftService.Choice;
import jp.banso.applications.WritingAid;
import jp.banso.forms.AnswerClash;
import jp.banso.forms.Answers;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormPage;
import jp.banso.forms.FormPages;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Both versions of what two people changed differently, side by side, each with its choice. */
@Component
class ClashPages {

  private final WritingAid writing;
  private final CaseReading cases;
  private final FormPages formPages;

  ClashPages(WritingAid writing, CaseReading cases, FormPages formPages) {
    this.writing = writing;
    this.cases = cases;
    this.formPages = formPages;
  }

  /**
   * One clash on the page.
   *
   * @param controls in which it is typed anew, filled with the writer's own text; none for a file
   * @param chosen how the writer has decided so far, null if not yet
   */
  public record ClashView(AnswerClash clash, List<FormPage.Item> controls, Choice chosen) {}

  String page(Viewer viewer, ApplicationView view, UUID page, Map<String, Choice> chosen, Model model) {
    WritingAid.Undecided undecided = writing.undecided(viewer, view.id(), page);
    FormDefinition form = cases.form(viewer, view.id());
    model.addAttribute("undecided", undecided);
    model.addAttribute(
        "clashes",
        undecided.clashes().stream()
            .map(clash -> new ClashView(clash, controls(form, undecided.answers(), clash), chosen.get(clash.path())))
            .toList());
    model.addAttribute("proxyOffered", view.editedOnWord());
    return "applications/clashes";
  }

  private List<FormPage.Item> controls(FormDefinition form, Answers merged, AnswerClash clash) {
    Answers mine = merged.withSame(clash.field(), clash.mine());
    if (clash.isRow()) {
      List<Answers> rows = new ArrayList<>(merged.rows(clash.field()));
      rows.set(clash.row() - 1, clash.mine().isEmpty() ? clash.theirs() : clash.mine());
      mine = merged.withRows(clash.field(), rows);
    }
    return formPages.edit(form, mine, List.of()).sections().stream()
        .flatMap(section -> section.items().stream())
        .filter(item -> ("a." + clash.field()).equals(item.name()))
        .filter(item -> item.kind() != FormPage.Kind.FILE)
        .flatMap(item -> clash.isRow() ? item.rows().rows().get(clash.row() - 1).cells().stream() : Stream.of(item))
        .toList();
  }
}
