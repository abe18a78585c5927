package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.CaseReading;
import jp.banso.applications.CompositionAid;
import jp.banso.applications.DraftService;
import jp.banso.applications.PrefillService;
import jp.banso.applications.SaveResult;
import jp.banso.applications.WritingAid;
import jp.banso.composition.CompositionView;
import jp.banso.forms.Answers;
import jp.banso.forms.FormField;
import jp.banso.forms.PastedTable;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 構成員をExcelから貼り付ける: the rows are shown with what goes where before they are taken. */
@Controller
class PasteController {

  private static final String TABLE = "members";
  private static final String PAGE = "/applications/{id}/members/paste";

  private final DraftService drafts;
  private final CaseReading cases;
  private final WritingAid writing;
  private final CompositionAid composition;
  private final PrefillService prefill;
  private final CasePages pages;
  private final MessageSource messages;

  PasteController(
      DraftService drafts, CaseReading cases, WritingAid writing, CompositionAid composition, PrefillService prefill,
      CasePages pages, MessageSource messages) {
    this.drafts = drafts;
    this.cases = cases;
    this.writing = writing;
    this.composition = composition;
    this.prefill = prefill;
    this.pages = pages;
    this.messages = messages;
  }

  /**
   * The block as it was pasted, and where its columns go.
   *
   * @param replace whether the rows take the place of those that stand there
   */
  record PasteForm(
      Long version, @FieldLabel("applications.paste.text") String text,
      @FieldLabel("applications.paste.mode") String replace, List<String> columns) {

    PasteForm {
      text = DraftController.text(text);
      replace = "true".equals(replace) ? "true" : "false";
      columns = columns == null ? List.of() : new ArrayList<>(columns);
    }

    boolean replaces() {
      return Boolean.parseBoolean(replace);
    }
  }

  @GetMapping(PAGE)
  String show(
      Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String from, Model model) {
    ApplicationView view = pages.fill(viewer, new ApplicationId(id), model);
    if (!view.can(Step.EDIT)) {
      return CasePages.toCase(id);
    }
    String text = from.equals("earlier") ? block(viewer, view.id()) : "";
    model.addAttribute("form", new PasteForm(view.version(), text, "false", List.of()));
    return page(viewer, view, model);
  }

  /** The members of the region's last application, as if they had been copied from a spreadsheet. */
  private String block(Viewer viewer, ApplicationId id) {
    List<FormField> columns = table(viewer, id).columns();
    Stream<String> heading = Stream.of(columns.stream().map(FormField::label).collect(Collectors.joining("\t")));
    Stream<String> rows =
        prefill.earlierMembers(viewer, id).stream()
            .map(
                row ->
                    columns.stream()
                        .map(column -> row.text(column.path()).replaceAll("[\t\n]", " "))
                        .collect(Collectors.joining("\t")));
    return Stream.concat(heading, rows).collect(Collectors.joining("\n"));
  }

  private String page(Viewer viewer, ApplicationView view, Model model) {
    model.addAttribute("kept", writing.working(viewer, view.id()).rows(TABLE).size());
    model.addAttribute("proxyOffered", view.editedOnWord());
    model.addAttribute(
        "modes",
        Stream.of("false", "true").map(mode -> new OptionView(mode, pages.text("applications.paste.mode." + mode))).toList());
    return "applications/paste";
  }

  @PostMapping(PAGE)
  String paste(
      Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String act,
      @ModelAttribute("form") PasteForm form, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    ApplicationView view = pages.forStep(viewer, id, Step.EDIT, model);
    FormField.Table table = table(viewer, view.id());
    PastedTable read = read(form, table);
    boolean empty =
        CasePages.refused(
            FreeText.of(model, "form")
                .refuse(read.rows().isEmpty(), "text", "applications.refused.nothingPasted")
                .refuse(PastedTable.isTooLong(form.text()), "text", "applications.refused.tooMuchPasted")
                .outcome(),
            "form", Map.of(), model, response);
    if (empty) {
      return page(viewer, view, model);
    }
    PastedTable pasted = act.isEmpty() ? read : read.with(table, form.columns());
    if (!act.equals("take")) {
      return preview(viewer, view, form, pasted, table, model);
    }
    return take(viewer, view, form, pasted, table, model, response, redirect);
  }

  private PastedTable read(PasteForm form, FormField.Table table) {
    return PastedTable.read(
        table, PastedTable.isTooLong(form.text()) ? "" : form.text(),
        List.of(pages.text("applications.paste.numbers").split(",")));
  }

  private FormField.Table table(Viewer viewer, ApplicationId id) {
    return (FormField.Table) cases.form(viewer, id).field(TABLE).orElseThrow();
  }

  /** One column of the block: what stands above it, and where it goes. */
  public record Column(int number, String heading, boolean numbered, String target) {}

  private String preview(
      Viewer viewer, ApplicationView view, PasteForm form, PastedTable pasted, FormField.Table table, Model model) {
    model.addAttribute(
        "form", new PasteForm(view.version(), form.text(), form.replace(), pasted.targets()));
    model.addAttribute("pasted", pasted);
    model.addAttribute(
        "columns",
        IntStream.range(0, pasted.width())
            .mapToObj(
                at ->
                    new Column(
                        at + 1, pasted.headings().isEmpty() ? "" : pasted.headings().get(at),
                        pasted.numbered().contains(at), pasted.targets().get(at)))
            .toList());
    model.addAttribute(
        "fields", table.columns().stream().map(field -> new OptionView(field.path(), field.label())).toList());
    model.addAttribute("leftOut", pasted.leftOut().stream().map(number -> named(pasted, number)).toList());
    List<Answers> next = rows(viewer, view.id(), form, pasted, table);
    model.addAttribute("taken", pasted.taken(table).size());
    model.addAttribute("after", next.size());
    model.addAttribute("most", table.maxRows());
    model.addAttribute("replaces", form.replaces());
    return page(viewer, view, model);
  }

  private String named(PastedTable pasted, int number) {
    String heading = pasted.headings().isEmpty() ? "" : pasted.headings().get(number - 1);
    return heading.isEmpty()
        ? messages.getMessage("applications.paste.column", new Object[] {number}, Locale.JAPAN)
        : messages.getMessage("applications.paste.column.named", new Object[] {number, heading}, Locale.JAPAN);
  }

  /** The table as it will be; rows that the prefecture wrote itself are not the region's to replace. */
  private List<Answers> rows(
      Viewer viewer, ApplicationId id, PasteForm form, PastedTable pasted, FormField.Table table) {
    Answers kept = writing.working(viewer, id);
    List<Answers> before = kept.rows(TABLE);
    List<Answers> anew = new ArrayList<>();
    for (Map<String, String> row : pasted.taken(table)) {
      Answers one = Answers.empty();
      for (Map.Entry<String, String> cell : row.entrySet()) {
        one = one.with(cell.getKey(), cell.getValue());
      }
      anew.add(one);
    }
    if (!form.replaces()) {
      return Stream.concat(before.stream(), anew.stream()).toList();
    }
    CompositionView view = composition.of(viewer, id, kept);
    Stream<Answers> ofPrefecture =
        view.ofPrefecture().stream().map(number -> before.get(number - 1)).filter(row -> !anew.contains(row));
    return Stream.concat(anew.stream(), ofPrefecture).toList();
  }

  private String take(
      Viewer viewer, ApplicationView view, PasteForm form, PastedTable pasted, FormField.Table table, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    if (form.replaces() && (form.version() == null || form.version() != view.version())) {
      // what would be replaced is not what was shown
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("changed", true);
      return preview(viewer, view, form, pasted, table, model);
    }
    Map<String, String[]> parameters = new TreeMap<>();
    parameters.put("_a." + TABLE, new String[] {"1"});
    List<Answers> rows = rows(viewer, view.id(), form, pasted, table);
    for (int i = 0; i < rows.size(); i++) {
      for (FormField column : table.columns()) {
        parameters.put(
            "a." + TABLE + "[" + i + "]." + column.path(), new String[] {rows.get(i).text(column.path())});
      }
    }
    SaveResult saved = drafts.save(viewer, view.id(), view.version(), parameters);
    if (saved instanceof SaveResult.Saved) {
      FlashMessages.success(redirect, "applications.flash.pasted", pasted.taken(table).size());
      return CasePages.toCase(view.id().value()) + "/edit#section-" + TABLE;
    }
    if (saved instanceof SaveResult.WordMissing) {
      CasePages.refused(pages.onTheirWord(viewer, model), model, response);
    } else if (saved instanceof SaveResult.Clashing) {
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("changed", true);
    } else {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("findings", saved.bound().findings());
    }
    return preview(viewer, view, form, pasted, table, model);
  }
}
