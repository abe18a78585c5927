package jp.banso.applications.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.CaseReading;
import jp.banso.applications.SaveResult;
import jp.banso.applications.WritingAid;
import jp.banso.forms.AnswerClash;
import jp.banso.forms.FormPage;
import jp.banso.forms.FormPages;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** What a page is told after it saved by itself: its script shows it without a reload. */
@Component
class UpdateViews {

  private final WritingAid writing;
  private final CaseReading cases;
  private final FormPages formPages;

  UpdateViews(WritingAid writing, CaseReading cases, FormPages formPages) {
    this.writing = writing;
    this.cases = cases;
    this.formPages = formPages;
  }

  /**
   * The answer to an autosave.
   *
   * @param version to name with what the page takes over
   * @param updates what others wrote and the page does not show yet
   * @param clashes what both changed differently; of it the page keeps its own text
   * @param clashHref where it is decided
   */
  public record Autosaved(
      long version, String savedAt, List<UpdateView> updates, List<ClashedView> clashes, String clashHref) {}

  /**
   * A field as it is kept now.
   *
   * @param path of the field
   * @param id of its control
   * @param value of a text or a single choice
   * @param chosen of several choices
   * @param rows of a table: each the values of its cells by column
   * @param own whether the viewer wrote it, in another window
   * @param file whether it is a list of files, which only a reload shows
   */
  public record UpdateView(
      String path, String id, String by, String value, List<String> chosen, List<Map<String, String>> rows, boolean own,
      boolean file) {}

  /** A field that clashes; {@code own} as of {@link UpdateView}. */
  public record ClashedView(String path, String id, String theirs, boolean own) {}

  Autosaved of(Viewer viewer, ApplicationId id, long version, UUID page, SaveResult result, String at) {
    List<AnswerClash> clashes = result instanceof SaveResult.Clashing clashing ? clashing.clashes() : List.of();
    long kept = result instanceof SaveResult.Clashing clashing ? clashing.version() : ((SaveResult.Saved) result).version();
    List<WritingAid.Update> updates = writing.updates(viewer, id, version, page, result.bound().answers());
    Set<String> own =
        clashes.isEmpty()
            ? Set.of()
            : writing.own(viewer, id, version, clashes.stream().map(AnswerClash::field).distinct().toList());
    return new Autosaved(
        kept, at, updates.isEmpty() ? List.of() : views(viewer, id, updates, result),
        clashes.stream().map(clash -> new ClashedView(clash.field(), anchor(clash), theirs(clash), own.contains(clash.field()))).toList(),
        "/applications/" + id.value() + "/clashes/" + page);
  }

  private List<UpdateView> views(Viewer viewer, ApplicationId id, List<WritingAid.Update> updates, SaveResult result) {
    Map<String, FormPage.Item> items =
        formPages.edit(cases.form(viewer, id), result.bound().answers(), List.of()).sections().stream()
            .flatMap(section -> section.items().stream())
            .filter(item -> item.name() != null)
            .collect(Collectors.toMap(FormPage.Item::name, Function.identity()));
    return updates.stream().map(update -> view(update, items.get("a." + update.field()))).toList();
  }

  private static UpdateView view(WritingAid.Update update, FormPage.Item item) {
    boolean several = item.kind() == FormPage.Kind.CHECKLIST || item.kind() == FormPage.Kind.RADIO;
    return new UpdateView(
        update.field(), item.id(), update.by(), value(item),
        several ? item.choices().stream().filter(FormPage.Choice::chosen).map(FormPage.Choice::value).toList() : null,
        item.rows() == null ? null : item.rows().rows().stream().map(UpdateViews::cells).toList(),
        update.own(), item.kind() == FormPage.Kind.FILE);
  }

  private static Map<String, String> cells(FormPage.Row row) {
    return row.cells().stream()
        .collect(Collectors.toMap(cell -> cell.name().substring(cell.name().lastIndexOf('.') + 1), UpdateViews::value));
  }

  private static String value(FormPage.Item cell) {
    return cell.kind() == FormPage.Kind.SELECT
        ? cell.choices().stream().filter(FormPage.Choice::chosen).map(FormPage.Choice::value).findFirst().orElse("")
        : cell.value();
  }

  private static String anchor(AnswerClash clash) {
    return clash.isRow() ? clash.anchor().substring(0, clash.anchor().lastIndexOf('-')) : clash.anchor();
  }

  private static String theirs(AnswerClash clash) {
    return clash.lines().stream().map(AnswerClash.Line::theirs).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
  }
}
