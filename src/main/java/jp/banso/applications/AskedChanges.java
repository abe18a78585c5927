package jp.banso.applications;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.banso.forms.AnswerChange;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was asked last to be put right, beside what has been changed of it since. */
@Service
@Transactional(readOnly = true)
public class AskedChanges {

  private final ApplicationDesk desk;
  private final CaseReading cases;
  private final TextChanges changes;

  AskedChanges(ApplicationDesk desk, CaseReading cases, TextChanges changes) {
    this.desk = desk;
    this.cases = cases;
    this.changes = changes;
  }

  /**
   * One request.
   *
   * @param changes of its section since it was made
   */
  public record Line(RequestView request, List<AnswerChange> changes) {

    public Line {
      changes = List.copyOf(changes);
    }

    /** True if the section is as it was; what is attached beside the form is not compared. */
    public boolean isUntouched() {
      return changes.isEmpty();
    }
  }

  /**
   * For who writes it now, what is still asked; for who asked it and has it again, what they asked last. Empty if nothing
   * was asked, or the viewer does not read the text that is to answer it.
   */
  public List<Line> of(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    boolean written =
        application.state() == ApplicationState.DRAFT || application.state() == ApplicationState.CORRECTING;
    boolean byPrefecture = application.state().isBeforeSubmission();
    boolean bySecretariat =
        application.state() == ApplicationState.CORRECTING || application.state() == ApplicationState.RECEIVED;
    if (!byPrefecture && !bySecretariat || written && ApplicationScope.readsLastVersion(viewer, application)) {
      return List.of();
    }
    List<RequestView> asked =
        cases.requests(viewer, id).stream()
            .filter(request -> request.byPrefecture() == byPrefecture && (request.open() || !written))
            .toList();
    Optional<Instant> last = asked.stream().map(RequestView::askedAt).max(Comparator.naturalOrder());
    Optional<ApplicationDesk.Readable> now = desk.readable(viewer, application);
    Optional<ApplicationVersion> then = last.flatMap(at -> askedAbout(application, byPrefecture, at));
    if (now.isEmpty() || then.isEmpty()) {
      return List.of();
    }
    List<AnswerChange> since =
        changes.ofForm(then.get().form(), then.get().answers(), now.get().form(), now.get().answers());
    return asked.stream()
        .filter(request -> request.askedAt().equals(last.get()))
        .map(
            request ->
                new Line(
                    request, since.stream().filter(change -> change.section().equals(request.section())).toList()))
        .toList();
  }

  /** Titles of the sections that were asked about and are as they were; for who may send the text on. */
  public List<String> untouched(Viewer viewer, ApplicationId id) {
    List<Line> lines = of(viewer, id);
    return lines.stream().filter(Line::isUntouched).map(line -> line.request().sectionTitle()).distinct().toList();
  }

  /** What whoever asked had before them; of a mail it is kept at the moment of asking. */
  private Optional<ApplicationVersion> askedAbout(Application application, boolean byPrefecture, Instant at) {
    List<ApplicationVersion> had =
        byPrefecture
            ? desk.versionsOf(application).stream().filter(version -> version.occasion().changedHands()).toList()
            : desk.sentVersions(application);
    return had.stream()
        .filter(
            version ->
                !version.madeAt().isAfter(at)
                    || version.occasion() == ApplicationVersion.Occasion.CORRECTION_ASKED)
        .reduce((earlier, later) -> later);
  }
}
