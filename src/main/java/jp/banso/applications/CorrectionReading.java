package jp.banso.applications;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.applications.CorrectionView.Paper;
import jp.banso.applications.CorrectionView.PaperChange;
import jp.banso.forms.Answers;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a 訂正 changes of what was submitted, for whoever reads both. */
@Service
@Transactional(readOnly = true)
public class CorrectionReading {

  private final ApplicationDesk desk;
  private final Corrections corrections;
  private final CaseReading cases;
  private final TextChanges changes;
  private final Attachments attachments;
  private final AttachmentRows papers;

  CorrectionReading(
      ApplicationDesk desk, Corrections corrections, CaseReading cases, TextChanges changes, Attachments attachments,
      AttachmentRows papers) {
    this.desk = desk;
    this.corrections = corrections;
    this.cases = cases;
    this.changes = changes;
    this.attachments = attachments;
    this.papers = papers;
  }

  /** Empty if it is none, or the viewer does not read both texts. */
  public Optional<CorrectionView> of(Viewer viewer, ApplicationId id) {
    Application newer = desk.forViewer(viewer, id);
    if (newer.replaces() == null) {
      return Optional.empty();
    }
    Application older = desk.get(newer.replaces());
    return ApplicationScope.readsText(viewer, older)
        ? desk.readable(viewer, newer).map(text -> view(viewer, newer, text, older))
        : Optional.empty();
  }

  private CorrectionView view(Viewer viewer, Application newer, ApplicationDesk.Readable text, Application older) {
    ApplicationDesk.Readable sent = corrections.sent(older);
    return new CorrectionView(
        older.id(), older.key(), corrections.standing(newer).map(Application::key).orElse(null),
        representative(older.answers(), text.answers()), cases.earlierSheet(viewer, newer.id()).isPresent(),
        changes.ofForm(sent.form(), sent.answers(), text.form(), text.answers()), papers(viewer, newer, older));
  }

  /** Of the replaced one the person who is it now: that may have changed since it was sent. */
  private static CorrectionView.Representative representative(Answers before, Answers after) {
    String then = person(before);
    String now = person(after);
    return then.equals(now) ? null : new CorrectionView.Representative(then, now);
  }

  private static String person(Answers answers) {
    return (answers.text(RepresentativeService.FIELD_NAME) + " " + answers.text(RepresentativeService.FIELD_MAIL)).strip();
  }

  private List<Paper> papers(Viewer viewer, Application newer, Application older) {
    Map<UUID, AttachedPaper> before =
        attachments.readable(viewer, older).stream()
            .filter(paper -> !paper.removed())
            .collect(Collectors.toMap(AttachedPaper::id, Function.identity()));
    Map<UUID, UUID> copied = papers.copied(newer.id());
    Set<UUID> kept = new HashSet<>();
    List<Paper> all = new ArrayList<>();
    for (AttachedPaper paper : attachments.readable(viewer, newer)) {
      if (!paper.removed()) {
        AttachedPaper origin = before.get(copied.get(paper.id()));
        all.add(paper(newer, paper, change(origin, paper)));
        kept.add(copied.get(paper.id()));
      }
    }
    attachments.readable(viewer, older).stream()
        .filter(paper -> !paper.removed() && !kept.contains(paper.id()))
        .forEach(paper -> all.add(paper(older, paper, PaperChange.REMOVED)));
    return all;
  }

  private static Paper paper(Application application, AttachedPaper paper, PaperChange change) {
    return new Paper(
        paper.latest().file().fileName(), change, application.id(), paper.latest().file().id().value());
  }

  private static PaperChange change(AttachedPaper origin, AttachedPaper paper) {
    if (origin == null) {
      return PaperChange.ADDED;
    }
    return origin.latest().file().checksum().equals(paper.latest().file().checksum())
        ? PaperChange.SAME
        : PaperChange.CHANGED;
  }
}
