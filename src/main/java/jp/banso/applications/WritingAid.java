package jp.banso.applications;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.drafting.DraftTexts;
import jp.banso.drafting.OpenPage;
import jp.banso.drafting.OpenPages;
import jp.banso.forms.AnswerChange;
import jp.banso.forms.AnswerClash;
import jp.banso.forms.AnswerDiff;
import jp.banso.forms.Answers;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.MergedAnswers;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the page shows to one who writes: the working text, differences, earlier texts, what clashed. */
@Service
@Transactional(readOnly = true)
public class WritingAid {

  /** Of a field whose last change lies further back nobody is named. */
  private static final int LOOKED_THROUGH = 30;

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final AnswerDiff diff;
  private final SharedWriting writing;
  private final DraftTexts texts;
  private final OpenPages pages;

  WritingAid(
      ApplicationDesk desk, ApplicationChecks checks, AnswerDiff diff, SharedWriting writing, DraftTexts texts, OpenPages pages) {
    this.desk = desk;
    this.checks = checks;
    this.diff = diff;
    this.writing = writing;
    this.texts = texts;
    this.pages = pages;
  }

  /** The text that is being written; only for one who may write it. */
  public Answers working(Viewer viewer, ApplicationId id) {
    return desk.offered(viewer, id, Step.EDIT).answers();
  }

  /** What differs between two texts of the form, when two people wrote at once. */
  public List<AnswerChange> difference(
      Viewer viewer, ApplicationId id, Answers mine, Answers theirs) {
    FormDefinition form = checks.definition(desk.forViewer(viewer, id).form());
    return diff.between(form, mine, theirs);
  }

  /**
   * Something that the writer is shown and that others wrote since.
   *
   * @param field path of the field or table
   * @param by organisation and name of who wrote it last, empty if nobody can be named
   * @param own true if that was the viewer, in another window
   */
  public record Update(String field, String by, boolean own) {}

  /**
   * What of the kept text the page does not show: it was written by others. What clashed is not among it.
   *
   * @param since version of the application when the page was made
   */
  public List<Update> updates(Viewer viewer, ApplicationId id, long since, UUID page, Answers kept) {
    Application application = desk.offered(viewer, id, Step.EDIT);
    FormDefinition form = checks.definition(application.form());
    Optional<OpenPage> open = pages.find(viewer, application.key(), page).filter(one -> one.form().equals(form.ref()));
    if (open.isEmpty()) {
      return List.of();
    }
    Set<String> clashing =
        writing.lastSave(open.get()).clashes().stream().map(AnswerClash::field).collect(Collectors.toSet());
    List<String> fields =
        diff.between(form, open.get().mine(), kept).stream()
            .map(change -> field(change.path()))
            .distinct()
            .filter(field -> !clashing.contains(field))
            .toList();
    if (fields.isEmpty()) {
      return List.of();
    }
    Map<String, DraftTexts.Kept> writers = writers(application, since, fields);
    return fields.stream()
        .map(
            field -> {
              DraftTexts.Kept text = writers.get(field);
              return new Update(field, text == null ? "" : text.by(), isOwn(viewer, text));
            })
        .toList();
  }

  /** Of fields that clash those that the viewer wrote in another window, where that is known. */
  public Set<String> own(Viewer viewer, ApplicationId id, long since, List<String> fields) {
    Map<String, DraftTexts.Kept> writers = writers(desk.offered(viewer, id, Step.EDIT), since, fields);
    return fields.stream().filter(field -> isOwn(viewer, writers.get(field))).collect(Collectors.toSet());
  }

  private static boolean isOwn(Viewer viewer, DraftTexts.Kept text) {
    return text != null && viewer.personId().equals(text.byId());
  }

  /** The last text that changed each of the fields. */
  private Map<String, DraftTexts.Kept> writers(Application application, long since, List<String> fields) {
    Map<String, DraftTexts.Kept> writers = new HashMap<>();
    List<DraftTexts.Kept> newestFirst = texts.since(application.key(), since, LOOKED_THROUGH);
    for (int i = 0; i < newestFirst.size(); i++) {
      DraftTexts.Kept text = newestFirst.get(i);
      Answers before =
          i + 1 < newestFirst.size()
              ? newestFirst.get(i + 1).answers()
              : texts.at(application.key(), text.version() - 1).map(DraftTexts.Kept::answers).orElse(Answers.empty());
      fields.stream().filter(field -> !text.answers().isSame(field, before)).forEach(field -> writers.putIfAbsent(field, text));
    }
    return writers;
  }

  private static String field(String path) {
    int row = path.indexOf('[');
    return row < 0 ? path : path.substring(0, row);
  }

  /**
   * What of a page is still to be decided.
   *
   * @param answers as they were kept with the page's last save
   * @param by who wrote the application last
   * @param own true if the viewer alone wrote what it clashes with, in another window
   */
  public record Undecided(UUID page, Answers answers, List<AnswerClash> clashes, String by, Instant at, boolean own) {}

  /** The viewer's own pages on which something clashed, the newest first. */
  public List<Undecided> undecided(Viewer viewer, ApplicationId id) {
    Application application = desk.offered(viewer, id, Step.EDIT);
    return pages.undecided(viewer, application.key()).stream().map(page -> undecided(viewer, application, page)).toList();
  }

  public Undecided undecided(Viewer viewer, ApplicationId id, UUID page) {
    Application application = desk.offered(viewer, id, Step.EDIT);
    return pages
        .find(viewer, application.key(), page)
        .filter(open -> open.clashes() > 0)
        .map(open -> undecided(viewer, application, open))
        .orElseThrow(() -> new NotFound("clashes of page " + page));
  }

  private Undecided undecided(Viewer viewer, Application application, OpenPage page) {
    MergedAnswers last = writing.lastSave(writing.onForm(page, application.form()));
    List<String> fields = last.clashes().stream().map(AnswerClash::field).distinct().toList();
    Map<String, DraftTexts.Kept> writers = writers(application, 0, fields);
    return new Undecided(
        page.id(), last.answers(), last.clashes(), application.changedBy(), application.changedAt(),
        fields.stream().allMatch(field -> isOwn(viewer, writers.get(field))));
  }

  /** An earlier text to come back to: as somebody left it at the end of a sitting. */
  public record EarlierText(long version, String by, Instant at) {}

  /** The newest first; the present text is not among them, nor a draft that the viewer's side was never shown. */
  public List<EarlierText> earlier(Viewer viewer, ApplicationId id) {
    Application application = desk.offered(viewer, id, Step.EDIT);
    long present = texts.at(application.key(), application.version()).map(DraftTexts.Kept::version).orElse(0L);
    List<ApplicationVersion> versions = desk.versionsOf(application);
    return texts.sittings(application.key()).stream()
        .filter(text -> text.version() != present)
        .filter(text -> KeptTextPolicy.mayRead(viewer, application, versions, text))
        .map(text -> new EarlierText(text.version(), text.by(), text.at()))
        .toList();
  }

  /**
   * What changed from one text of the draft to a later one, as the present form asks it.
   *
   * @param to null for the present text
   */
  public List<AnswerChange> changes(Viewer viewer, ApplicationId id, long from, Long to) {
    Application application = desk.offered(viewer, id, Step.EDIT);
    Answers after = to == null ? application.answers() : text(viewer, application, to);
    return diff.between(checks.definition(application.form()), text(viewer, application, from), after);
  }

  private Answers text(Viewer viewer, Application application, long version) {
    List<ApplicationVersion> versions = desk.versionsOf(application);
    return texts
        .at(application.key(), version)
        .filter(text -> text.version() == version)
        .filter(text -> KeptTextPolicy.mayRead(viewer, application, versions, text))
        .map(text -> writing.onForm(text, application.form()))
        .orElseThrow(() -> new NotFound("text " + version + " of " + application.key()));
  }
}
